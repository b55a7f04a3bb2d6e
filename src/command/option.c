/* SPDX-License-Identifier: MIT */
#include "option.h"

#include <string.h>

#define MEMBER(name) offsetof(struct options, name)
#define FOR_INPUT (FOR_CLASSIFY | FOR_TRAIN | FOR_EVALUATE)
#define FOR_LEARNING (FOR_TRAIN | FOR_EVALUATE)

static const struct option table[] = {
	{ "model", 'm', TEXT, FOR_CLASSIFY, MEMBER(model), "FILE",
	  "the model, packed or as text; default: the installed one" },
	{ "model", 'm', TEXT, FOR_EVALUATE, MEMBER(model), "FILE",
	  "measure this model; default: cross-validate" },
	{ "format", 'f', TEXT, FOR_CLASSIFY, MEMBER(format), "NAME",
	  "how results are written; see below" },
	{ "format", 'f', TEXT, FOR_LEARNING, MEMBER(format), "NAME",
	  "how the report is printed: text or json" },
	{ "threshold", 't', TEXT, FOR_CLASSIFY, MEMBER(threshold), "P",
	  "a category holds from confidence P, may hold from P/2" },
	{ "only", 0, TEXT, FOR_CLASSIFY, MEMBER(only), "NAMES",
	  "show these categories alone (comma-separated)" },
	{ "top", 'n', COUNT, FOR_CLASSIFY, MEMBER(top), "N",
	  "show at most N labels and N unsure ones, the surest first" },
	{ "exit-on", 'e', TEXT, FOR_CLASSIFY, MEMBER(exit_on), "EXPR",
	  "exit 0 if EXPR holds of a document, 1 if not, 2 if unsure" },
	{ "kind", 'k', TEXT, FOR_CLASSIFY, MEMBER(kind), "KIND",
	  "read as text or jsonl; default: told by the content" },
	{ "quiet", 'q', FLAG, FOR_CLASSIFY | FOR_LEARNING, MEMBER(quiet),
	  NULL, "print no results and no progress" },
	{ "output", 'o', TEXT, FOR_TRAIN | FOR_MODEL, MEMBER(output), "FILE",
	  "where the model goes; train, export and pack need it" },
	{ "name", 0, TEXT, FOR_TRAIN, MEMBER(name), "NAME",
	  "what results call the model; default: its file's name" },
	{ "report", 0, TEXT, FOR_LEARNING, MEMBER(report), "FILE",
	  "write the report as JSON, too" },
	{ "categories", 0, TEXT, FOR_LEARNING, MEMBER(categories), "FILE",
	  "the categories and their order: name TAB summary" },
	{ "background", 0, TEXT, FOR_LEARNING, MEMBER(background), "FILE",
	  "JSON Lines that count for document frequencies only" },
	{ "predictions", 0, TEXT, FOR_EVALUATE, MEMBER(predictions), "FILE",
	  "write each document's prediction as JSON Lines" },
	{ "folds", 0, COUNT, FOR_LEARNING, MEMBER(folds), "K",
	  "parts for cross-validation where the corpus has none" },
	{ "c", 'c', TEXT, FOR_LEARNING, MEMBER(c), "LIST",
	  "values of C to choose from (comma-separated)" },
	{ "torn", 0, TEXT, FOR_LEARNING, MEMBER(torn), "USE",
	  "torn pairs in training: leave, keep or half" },
	{ "set", 's', LIST, FOR_LEARNING, MEMBER(sets), "NAME=VALUE",
	  "a setting of the vectors; 'triage help settings' lists them" },
	{ "memory", 0, SIZE, FOR_LEARNING, MEMBER(memory), "SIZE",
	  "what the Gram matrix may take: 800M, 6G" },
	{ "jobs", 'j', COUNT, FOR_INPUT, MEMBER(threads), "N",
	  "threads; default: 1 to classify, all to train" },
	{ "max-bytes", 0, TEXT_SIZE, FOR_INPUT, MEMBER(max_bytes), "SIZE",
	  "refuse a longer document or line; default 64M, most 2G" },
	{ "help", 'h', FLAG, FOR_ALL, MEMBER(help), NULL, "this help" },
};

enum { OPTIONS = sizeof table / sizeof table[0] };

static bool
belongs(const struct option *option, enum command_bit bit)
{
	return (option->commands & (int)bit) != 0;
}

const struct option *
option_at(enum command_bit bit, size_t i)
{
	for (size_t k = 0; k < OPTIONS; k++)
		if (belongs(&table[k], bit) && i-- == 0)
			return &table[k];
	return NULL;
}

const struct option *
option_find_long(enum command_bit bit, const char *name, size_t length)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (belongs(&table[i], bit) &&
		    strlen(table[i].name) == length &&
		    memcmp(table[i].name, name, length) == 0)
			return &table[i];
	return NULL;
}

const struct option *
option_find_short(enum command_bit bit, char letter)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (belongs(&table[i], bit) && table[i].letter == letter)
			return &table[i];
	return NULL;
}
