/* SPDX-License-Identifier: MIT */
#include "option.h"

#include "learning.h"

#include "../base/number.h"
#include "../document/reader.h"
#include "../filter/framing.h"
#include "../format/dump.h"
#include "../format/explain.h"

#include <string.h>

#define MEMBER(name) offsetof(struct options, name)
#define FOR_INPUT (FOR_CLASSIFY | FOR_TRAIN | FOR_EVALUATE)
#define FOR_MODELLED (FOR_JUDGING | FOR_EXPLAIN)
#define FOR_JUDGING (FOR_CLASSIFY | FOR_FILTER)
#define FOR_LEARNING (FOR_TRAIN | FOR_EVALUATE)

static const char *
format_name(size_t i)
{
	return format_at(i) ? format_at(i)->name : NULL;
}

static const char *
explain_format_name(size_t i)
{
	return explain_format_at(i) ? explain_format_at(i)->name : NULL;
}

static const char *
report_format_name(size_t i)
{
	static const char *const name[] = { "text", "json", NULL };

	return name[i];
}

static const char *
dump_format_name(size_t i)
{
	return dump_format_at(i) ? dump_format_at(i)->name : NULL;
}

static const struct option table[] = {
	{ "mail", 0, FLAG, FOR_FILTER, MEMBER(filter), NULL,
	  "a message (RFC 5322) passes and gets header fields",
	  NULL, NULL },
	{ "feed", 0, FLAG, FOR_FILTER, MEMBER(filter), NULL,
	  "a feed (RSS, Atom, JSON Feed) passes and its items get categories",
	  NULL, NULL },
	{ "sfeed", 0, FLAG, FOR_FILTER, MEMBER(filter), NULL,
	  "lines of sfeed(5) pass and get categories in field 9",
	  NULL, NULL },
	{ "jsonl", 0, FLAG, FOR_FILTER, MEMBER(filter), NULL,
	  "each record gets one reply: JSON Lines with results",
	  NULL, NULL },
	{ "tsv", 0, FLAG, FOR_FILTER, MEMBER(filter), NULL,
	  "each row gets four more fields: status, labels, unsure, confidences",
	  NULL, NULL },
	{ "key-field", 0, COUNT, FOR_FILTER | IS_KEY, MEMBER(key_field), "N",
	  "the field of a row that is no text; default 1",
	  "1", NULL },
	{ "title-prefix", 0, TEXT, FOR_FILTER | IS_KEY, MEMBER(title_prefix), "TEXT",
	  "put TEXT before titles of what is labelled; {labels} are these",
	  NULL, NULL },
	{ "drop", 0, TEXT, FOR_FILTER, MEMBER(drop), "EXPR",
	  "leave out items that EXPR holds of",
	  NULL, NULL },
	{ "keep", 0, TEXT, FOR_FILTER, MEMBER(keep), "EXPR",
	  "leave out items that EXPR does not hold of",
	  NULL, NULL },
	{ "drop-unlabelled", 0, FLAG, FOR_FILTER, MEMBER(drop_unlabelled), NULL,
	  "leave out items that are judged and get no category",
	  NULL, NULL },
	{ "result-only", 0, FLAG, FOR_FILTER, MEMBER(result_only), NULL,
	  "replies are the result and the id, without the record",
	  NULL, NULL },
	{ "framing", 0, TEXT, FOR_FILTER | IS_KEY, MEMBER(framing), "NAME",
	  "how records are told apart; default: lines",
	  "lines", framing_name },
	{ "strict", 0, FLAG, FOR_FILTER, MEMBER(strict), NULL,
	  "exit 65 at the end if a reply told of an error",
	  NULL, NULL },
	{ "max-reply", 0, SIZE, FOR_FILTER | IS_KEY, MEMBER(max_reply), "SIZE",
	  "a longer reply becomes the result alone; default 2G",
	  "2G", NULL },
	{ "when", 'w', TEXT, FOR_FILTER, MEMBER(exit_on), "EXPR",
	  "tag only what EXPR holds of",
	  NULL, NULL },
	{ "fail", 0, TEXT, FOR_FILTER | IS_KEY, MEMBER(fail), "HOW",
	  "what cannot be judged passes (open) or exits 75 (tempfail)",
	  "open", fail_name },
	{ "timeout", 0, COUNT, FOR_FILTER | IS_KEY, MEMBER(timeout), "SECONDS",
	  "judging may take so long; default 5",
	  "5", NULL },
	{ "quiet-stderr", 0, FLAG, FOR_FILTER, MEMBER(quiet_errors), NULL,
	  "say nothing on standard error but that the command line is wrong",
	  NULL, NULL },
	{ "model", 'm', TEXT, FOR_MODELLED | IS_KEY, MEMBER(model), "FILE",
	  "the model, packed or as text; default: the installed one",
	  NULL, NULL },
	{ "model", 'm', TEXT, FOR_EVALUATE, MEMBER(model), "FILE",
	  "measure this model; default: cross-validate",
	  NULL, NULL },
	{ "format", 'f', TEXT, FOR_CLASSIFY | IS_KEY, MEMBER(format), "NAME",
	  "how results are written; default: text or tsv",
	  NULL, format_name },
	{ "format", 'f', TEXT, FOR_LEARNING, MEMBER(format), "NAME",
	  "how the report is printed: text or json",
	  NULL, report_format_name },
	{ "threshold", 't', SHARE, FOR_MODELLED | IS_KEY, MEMBER(threshold), "P",
	  "a category holds from confidence P, may hold from P/2",
	  NULL, NULL },
	{ "only", 0, TEXT, FOR_JUDGING | IS_KEY, MEMBER(only), "NAMES",
	  "show these categories alone (comma-separated)",
	  NULL, NULL },
	{ "top", 'n', COUNT, FOR_JUDGING | IS_KEY, MEMBER(top), "N",
	  "show at most N labels and N unsure ones, the surest first",
	  NULL, NULL },
	{ "format", 'f', TEXT, FOR_EXPLAIN, MEMBER(format), "NAME",
	  "how reasons are written: text, json or html",
	  NULL, explain_format_name },
	{ "format", 'f', TEXT, FOR_DUMP, MEMBER(format), "NAME",
	  "text, or json: an object a document and line",
	  NULL, dump_format_name },
	{ "only", 0, TEXT, FOR_EXPLAIN, MEMBER(only), "NAMES",
	  "explain these categories, whatever was decided",
	  NULL, NULL },
	{ "top", 'n', COUNT, FOR_EXPLAIN, MEMBER(top), "N",
	  "terms of each category; default 10, 20 in html, all in json",
	  NULL, NULL },
	{ "exit-on", 'e', TEXT, FOR_CLASSIFY, MEMBER(exit_on), "EXPR",
	  "exit 0 if EXPR holds of a document, 1 if not, 2 if unsure",
	  NULL, NULL },
	{ "indicators", 0, FLAG, FOR_CLASSIFY | IS_KEY, MEMBER(indicators),
	  NULL, "list ids, hashes and addresses, refanged, with their places",
	  NULL, NULL },
	{ "max-indicators", 0, COUNT, FOR_CLASSIFY | IS_KEY,
	  MEMBER(indicators_most), "N",
	  "list indicators of at most N places; default 10000",
	  "10000", NULL },
	{ "misp-tags", 0, FLAG, FOR_CLASSIFY, MEMBER(misp_tags), NULL,
	  "print the machine tags of MISP alone, one a line",
	  NULL, NULL },
	{ "tags", 0, TEXT, FOR_CLASSIFY | IS_KEY, MEMBER(tags), "FILE",
	  "a table of machine tags in place of those of the model",
	  NULL, NULL },
	{ "published", 0, TEXT, FOR_CLASSIFY | IS_KEY, MEMBER(published), "DATE",
	  "of documents without a date; default 1970-01-01",
	  "1970-01-01", NULL },
	{ "kind", 'k', TEXT, FOR_JUDGING | FOR_EXPLAIN | FOR_DUMP | IS_KEY, MEMBER(kind), "KIND",
	  "read every input as this; default: told by the content",
	  NULL, reader_kind_name },
	{ "text-field", 0, TEXT, FOR_JUDGING | FOR_DUMP | IS_KEY, MEMBER(names.text), "NAME",
	  "the member of JSON Lines that is the text; a.b is a path",
	  "text", NULL },
	{ "title-field", 0, TEXT, FOR_JUDGING | FOR_DUMP | IS_KEY, MEMBER(names.title), "NAME",
	  "the same for the title",
	  "title", NULL },
	{ "id-field", 0, TEXT, FOR_JUDGING | FOR_DUMP | IS_KEY, MEMBER(names.id), "NAME",
	  "the same for the id",
	  "id", NULL },
	{ "quiet", 'q', FLAG, FOR_CLASSIFY | FOR_LEARNING, MEMBER(quiet),
	  NULL, "print no results and no progress",
	  NULL, NULL },
	{ "output", 'o', TEXT, FOR_TRAIN | FOR_MODEL, MEMBER(output), "FILE",
	  "where the model goes; train, export and pack need it",
	  NULL, NULL },
	{ "name", 0, TEXT, FOR_TRAIN, MEMBER(name), "NAME",
	  "what results call the model; default: its file's name",
	  NULL, NULL },
	{ "report", 0, TEXT, FOR_LEARNING, MEMBER(report), "FILE",
	  "write the report as JSON, too",
	  NULL, NULL },
	{ "categories", 0, TEXT, FOR_LEARNING | IS_KEY, MEMBER(categories), "FILE",
	  "the categories and their order: name TAB summary",
	  NULL, NULL },
	{ "background", 0, TEXT, FOR_LEARNING | IS_KEY, MEMBER(background), "FILE",
	  "JSON Lines that count for document frequencies only",
	  NULL, NULL },
	{ "gazetteer", 0, TEXT, FOR_LEARNING | IS_KEY, MEMBER(gazetteer), "FILE",
	  "names whose classes are terms too: name TAB class,class",
	  NULL, NULL },
	{ "predictions", 0, TEXT, FOR_EVALUATE, MEMBER(predictions), "FILE",
	  "write each document's prediction as JSON Lines",
	  NULL, NULL },
	{ "compare", 0, FLAG, FOR_EVALUATE, MEMBER(compare), NULL,
	  "compare OLD and NEW, models or predictions, on CORPUS",
	  NULL, NULL },
	{ "resamples", 0, COUNT, FOR_EVALUATE, MEMBER(resamples), "N",
	  "draws behind intervals, from 100; default 1000",
	  "1000", NULL },
	{ "html", 0, TEXT, FOR_EVALUATE, MEMBER(html), "FILE",
	  "write a page of figures, curves and the worst mistakes",
	  NULL, NULL },
	{ "top", 'n', COUNT, FOR_EVALUATE, MEMBER(top), "N",
	  "mistakes of either kind a category on that page",
	  "5", NULL },
	{ "folds", 0, COUNT, FOR_LEARNING | IS_KEY, MEMBER(folds), "K",
	  "parts for cross-validation where the corpus has none",
	  "5", NULL },
	{ "c", 'c', NUMBERS, FOR_LEARNING | IS_KEY, MEMBER(c), "LIST",
	  "values of C to choose from (comma-separated)",
	  "1,2", NULL },
	{ "torn", 0, TEXT, FOR_LEARNING | IS_KEY, MEMBER(torn), "USE",
	  "torn pairs in training: leave, keep or half",
	  "keep", torn_name },
	{ "precision", 0, TEXT, FOR_LEARNING, MEMBER(precision), "P",
	  "of yes where that costs little of F1, 0 to 1; default 0.85",
	  NULL, NULL },
	{ "set", 's', LIST, FOR_ALL & ~FOR_HELP, MEMBER(sets), "KEY=VALUE",
	  "as in a configuration file; 'triage help settings' lists keys",
	  NULL, NULL },
	{ "memory", 0, SIZE, FOR_LEARNING | IS_KEY, MEMBER(memory), "SIZE",
	  "of the Gram matrix: 800M, 6G; past it liblinear trains",
	  "8G", NULL },
	{ "jobs", 'j', COUNT, FOR_INPUT | IS_KEY, MEMBER(threads), "N",
	  "threads; default: 1 to classify, all to train",
	  NULL, NULL },
	{ "max-bytes", 0, TEXT_SIZE, FOR_INPUT | FOR_MODELLED | FOR_DUMP | IS_KEY, MEMBER(limits.bytes), "SIZE",
	  "refuse a longer document or line; default 64M, most 2G",
	  "64M", NULL },
	{ "max-depth", 0, COUNT, FOR_INPUT | FOR_MODELLED | FOR_DUMP | IS_KEY, MEMBER(limits.depth), "N",
	  "elements of a page open at a time; default 256",
	  "256", NULL },
	{ "max-elements", 0, SIZE, FOR_INPUT | FOR_MODELLED | FOR_DUMP | IS_KEY, MEMBER(limits.elements), "N",
	  "elements of a page that are told apart; default 1M",
	  "1M", NULL },
	{ "pdf-seconds", 0, COUNT, FOR_INPUT | FOR_MODELLED | FOR_DUMP | IS_KEY, MEMBER(limits.pdf_seconds), "N",
	  "that reading a PDF may take; default 30",
	  "30", NULL },
	{ "pdf-memory", 0, SIZE, FOR_INPUT | FOR_MODELLED | FOR_DUMP | IS_KEY, MEMBER(limits.pdf_memory), "SIZE",
	  "that reading a PDF may use; default 1G",
	  "1G", NULL },
	{ "max-entities", 0, COUNT, FOR_INPUT | FOR_FILTER | FOR_DUMP | IS_KEY, MEMBER(limits.entities), "N",
	  "refuse XML that declares more entities; default 1000",
	  "1000", NULL },
	{ "max-expansion", 0, COUNT, FOR_INPUT | FOR_FILTER | FOR_DUMP | IS_KEY, MEMBER(limits.expansion), "N",
	  "refuse XML that entities make N times as long; default 16",
	  "16", NULL },
	{ "mail-depth", 0, COUNT, FOR_INPUT | FOR_FILTER | FOR_DUMP | IS_KEY, MEMBER(limits.mail_depth), "N",
	  "parts of a mail within parts; default 32",
	  "32", NULL },
	{ "mail-parts", 0, COUNT, FOR_INPUT | FOR_FILTER | FOR_DUMP | IS_KEY, MEMBER(limits.mail_parts), "N",
	  "parts of a mail that are read; default 1000",
	  "1000", NULL },
	{ "mail-part-bytes", 0, TEXT_SIZE, FOR_INPUT | FOR_FILTER | FOR_DUMP | IS_KEY, MEMBER(limits.mail_part_bytes), "SIZE",
	  "of each part, decoded; default 8M",
	  "8M", NULL },
	{ "mail-field-bytes", 0, TEXT_SIZE, FOR_INPUT | FOR_FILTER | FOR_DUMP | IS_KEY, MEMBER(limits.mail_field_bytes), "SIZE",
	  "of each field of a header; default 64K",
	  "64K", NULL },
	{ "config", 0, TEXT, FOR_ALL & ~FOR_HELP, MEMBER(config), "FILE",
	  "read this configuration file in place of the usual ones",
	  NULL, NULL },
	{ "help", 'h', FLAG, FOR_ALL, MEMBER(help), NULL, "this help",
	  NULL, NULL },
};

enum { OPTIONS = sizeof table / sizeof table[0] };

_Static_assert((int)OPTIONS <= (int)OPTIONS_MOST, "raise OPTIONS_MOST");

size_t
option_number(const struct option *option)
{
	return (size_t)(option - table);
}

const struct option *
option_row(size_t i)
{
	return i < OPTIONS ? &table[i] : NULL;
}

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

/* Offsets into a text are of 32 bits. */
static const uint64_t TEXT_LARGEST = (uint64_t)2 << 30;

/* Digits with an optional K, M or G. */
static bool
read_size(const char *text, uint64_t *value)
{
	static const char letters[] = "KMG";
	size_t length = strlen(text);
	const char *unit = length ? strchr(letters, text[length - 1]) : NULL;
	unsigned shift = 0;

	if (unit && *unit) {
		shift = 10 * (unsigned)(unit - letters + 1);
		length--;
	}
	if (!number_parse_count(text, length, UINT64_MAX >> 34, value) ||
	    *value == 0)
		return false;
	*value <<= shift;
	return true;
}

static bool
take_list(struct options *options, const char *value)
{
	if (options->sets_count == SETS_MOST)
		return false;
	options->sets[options->sets_count++] = value;
	return true;
}

bool
option_take(const struct option *option, const char *value,
	    struct options *options)
{
	void *member = (char *)options + option->member;

	switch (option->kind) {
	case FLAG:
		*(bool *)member = !value || strcmp(value, "yes") == 0;
		return true;
	case TEXT:
	case SHARE:
	case NUMBERS:
		*(const char **)member = value;
		return value[0] != '\0';
	case COUNT:
		return number_parse_count(value, strlen(value), 100000,
					  member) &&
		       *(uint64_t *)member > 0;
	case SIZE:
		return read_size(value, member);
	case TEXT_SIZE:
		return read_size(value, member) &&
		       *(uint64_t *)member <= TEXT_LARGEST;
	case LIST:
		return take_list(options, value);
	}
	return false;
}
