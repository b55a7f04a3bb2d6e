/* SPDX-License-Identifier: MIT */
#include "indicators.h"

#include "finding.h"
#include "run.h"

#include <stdlib.h>
#include <string.h>

/* So many words at a time: a large text needs no more memory for them. */
enum { SLICE = 8192 };

static const char *const kind_name[INDICATOR_KINDS] = {
	[INDICATOR_CVE] = "cve",       [INDICATOR_ATTACK] = "attack",
	[INDICATOR_GROUP] = "group",   [INDICATOR_MD5] = "md5",
	[INDICATOR_SHA1] = "sha1",     [INDICATOR_SHA256] = "sha256",
	[INDICATOR_SHA512] = "sha512", [INDICATOR_DOMAIN] = "domain",
	[INDICATOR_EMAIL] = "email",   [INDICATOR_IPV4] = "ipv4",
	[INDICATOR_IPV6] = "ipv6",     [INDICATOR_URL] = "url",
};

const char *
indicator_kind_name(enum indicator_kind kind)
{
	return kind_name[kind];
}

static bool
grow(struct indicators *indicators)
{
	size_t capacity = indicators->capacity ? 2 * indicators->capacity : 32;
	struct mention *mention =
		realloc(indicators->mention, capacity * sizeof *mention);

	if (!mention)
		return false;
	indicators->mention = mention;
	indicators->capacity = capacity;
	return true;
}

/* Keep a finding whose value was appended from `value` on. */
static void
keep(struct indicators *indicators, const struct finding *finding, bool in_body,
     size_t value)
{
	if (indicators->count == indicators->capacity && !grow(indicators)) {
		indicators->failed = true;
		return;
	}
	indicators->mention[indicators->count++] = (struct mention){
		.kind = finding->kind,
		.in_body = in_body,
		.defanged = finding->defanged,
		.value_start = value,
		.offset = finding->start,
		.length = finding->end - finding->start,
	};
	bytes_append_byte(&indicators->values, '\0');
}

/* Where to go on behind the last word of a slice. */
static size_t
behind(struct text text, const struct token *last)
{
	size_t end = last->offset + last->length;

	if (last->class != 0 && patterns_class_is_whole(last->class))
		return end;
	/* A part of a run is not the start of anything. */
	return run_at(text, last->offset).end;
}

static void
collect_slice(struct indicators *indicators, struct finder *finder,
	      size_t start, bool in_body, size_t most)
{
	const struct tokens *tokens = &indicators->tokens;

	for (size_t i = 0; i < tokens->count && !indicators->failed; i++) {
		const struct token *token = &tokens->token[i];
		size_t value = indicators->values.length;
		struct finding finding = {
			.start = start + token->offset,
			.end = start + token->offset + token->length,
		};

		if (!finder_take(finder, token->class, &finding,
				 &indicators->values)) {
			indicators->values.length = value;
			continue;
		}
		if (indicators->count == most) {
			indicators->cut = true;
			return;
		}
		keep(indicators, &finding, in_body, value);
	}
}

static void
collect_from(struct indicators *indicators, struct matcher *matcher,
	     const struct bytes *text, bool in_body, size_t most)
{
	const char *data = bytes_text(text);
	struct finder finder = { .text = { data, text->length } };
	size_t start = 0;

	while (start < text->length && !indicators->cut &&
	       indicators_ok(indicators)) {
		struct tokens *tokens = &indicators->tokens;
		struct text rest = { data + start, text->length - start };

		tokens_clear(tokens);
		tokens_scan(tokens, matcher, rest.data, rest.length, SLICE);
		collect_slice(indicators, &finder, start, in_body, most);
		if (tokens->count < SLICE)
			return;
		start += behind(rest, &tokens->token[tokens->count - 1]);
	}
}

static int
compare_values(const struct mention *a, const struct mention *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return strcmp(a->value, b->value);
}

static int
compare(const void *first, const void *second)
{
	const struct mention *a = first;
	const struct mention *b = second;
	int order = compare_values(a, b);

	if (order != 0)
		return order;
	if (a->in_body != b->in_body)
		return a->in_body ? 1 : -1;
	return a->offset < b->offset ? -1 : 1;
}

/* The values no longer move: sort what points at them. */
static void
sort(struct indicators *indicators)
{
	for (size_t i = 0; i < indicators->count; i++)
		indicators->mention[i].value =
			indicators->values.data +
			indicators->mention[i].value_start;
	if (indicators->count > 1)
		qsort(indicators->mention, indicators->count,
		      sizeof *indicators->mention, compare);
}

void
indicators_collect(struct indicators *indicators, struct matcher *matcher,
		   const struct document *document, size_t most)
{
	indicators->count = 0;
	indicators->cut = false;
	indicators->failed = false;
	bytes_clear(&indicators->values);
	collect_from(indicators, matcher, &document->title, false, most);
	if (!indicators->cut)
		collect_from(indicators, matcher, &document->body, true, most);
	if (indicators_ok(indicators))
		sort(indicators);
}

size_t
indicators_next(const struct indicators *indicators, size_t i)
{
	size_t next = i + 1;

	while (next < indicators->count &&
	       compare_values(&indicators->mention[i],
			      &indicators->mention[next]) == 0)
		next++;
	return next;
}

bool
indicators_is_defanged(const struct indicators *indicators, size_t i)
{
	for (size_t end = indicators_next(indicators, i); i < end; i++)
		if (indicators->mention[i].defanged)
			return true;
	return false;
}

bool
indicators_ok(const struct indicators *indicators)
{
	return !indicators->failed && bytes_ok(&indicators->values) &&
	       tokens_ok(&indicators->tokens);
}

void
indicators_free(struct indicators *indicators)
{
	free(indicators->mention);
	bytes_free(&indicators->values);
	tokens_free(&indicators->tokens);
	*indicators = (struct indicators){ 0 };
}
