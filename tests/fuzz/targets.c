/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
fuzz_any(const uint8_t *data, size_t size)
{
	fuzz_reader(NULL, data, size);
}

static void
fuzz_json_lines(const uint8_t *data, size_t size)
{
	fuzz_reader("jsonl", data, size);
}

static void
fuzz_html(const uint8_t *data, size_t size)
{
	fuzz_reader("html", data, size);
}

static void
fuzz_feed(const uint8_t *data, size_t size)
{
	fuzz_reader("rss", data, size);
}

static void
fuzz_jsonfeed(const uint8_t *data, size_t size)
{
	fuzz_reader("jsonfeed", data, size);
}

static void
fuzz_sfeed(const uint8_t *data, size_t size)
{
	fuzz_reader("sfeed", data, size);
}

static void
fuzz_mail(const uint8_t *data, size_t size)
{
	fuzz_reader("mail", data, size);
}

static void
fuzz_mbox(const uint8_t *data, size_t size)
{
	fuzz_reader("mbox", data, size);
}

static const struct fuzz_target table[] = {
	{ "any", fuzz_any },
	{ "jsonl", fuzz_json_lines },
	{ "html", fuzz_html },
	{ "feed", fuzz_feed },
	{ "jsonfeed", fuzz_jsonfeed },
	{ "sfeed", fuzz_sfeed },
	{ "mail", fuzz_mail },
	{ "mbox", fuzz_mbox },
	{ "filter-mail", fuzz_filter_mail },
	{ "filter-feed", fuzz_filter_feed },
	{ "filter-sfeed", fuzz_filter_sfeed },
	{ "filter-jsonl", fuzz_filter_jsonl },
	{ "filter-tsv", fuzz_filter_tsv },
	{ "words", fuzz_words },
	{ "indicators", fuzz_indicators },
	{ "model", fuzz_model },
	{ "svmfile", fuzz_svmfile },
	{ "expression", fuzz_expression },
	{ "labels", fuzz_labels },
	{ "explain", fuzz_explain },
};

enum { TARGETS = sizeof table / sizeof table[0] };

const struct fuzz_target *
fuzz_target_at(size_t i)
{
	return i < TARGETS ? &table[i] : NULL;
}

const struct fuzz_target *
fuzz_target_find(const char *name)
{
	for (size_t i = 0; i < TARGETS; i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

void
fuzz_broken(const char *promise)
{
	fprintf(stderr, "fuzz: broken promise: %s\n", promise);
	abort();
}
