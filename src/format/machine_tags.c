/* SPDX-License-Identifier: MIT */
#include "machine_tags.h"

#include <stdlib.h>
#include <string.h>

static const char STIX[] = "stix:";
static const char UNREVIEWED[] =
	"ai-computer-assisted:review-level=\"unreviewed\"";
static const char REVIEW[] = "workflow:todo=\"review-classification\"";
static const char ADD[] = "workflow:todo=\"add-tagging\"";

#define LIKELIHOOD "estimative-language:likelihood-probability="

/* Below each bound; 0 and 1 lie outside of what MISP defines: the nearest. */
static const struct {
	double below;
	const char *tag;
} likelihood[] = {
	{ 0.05, LIKELIHOOD "\"almost-no-chance\"" },
	{ 0.20, LIKELIHOOD "\"very-unlikely\"" },
	{ 0.45, LIKELIHOOD "\"unlikely\"" },
	{ 0.55, LIKELIHOOD "\"roughly-even-chance\"" },
	{ 0.80, LIKELIHOOD "\"likely\"" },
	{ 0.95, LIKELIHOOD "\"very-likely\"" },
	{ 2.00, LIKELIHOOD "\"almost-certain\"" },
};

/*
 * What MISP's taxonomies call exclusive: a predicate, a namespace whose
 * predicates are the values, or, with ":*", each predicate of a namespace.
 */
static const char *const exclusive[] = {
	"cti-evaluation:*",
	"estimative-language:*",
	"false-positive:risk",
	"misp:automation-level",
	"nis2:impact-severity",
	"sentinel-threattype",
	"tlp",
	"workflow:state",
};

static bool
starts(struct field tag, const char *start, size_t length)
{
	return tag.length >= length && memcmp(tag.text, start, length) == 0;
}

/* How many bytes at the start of a tag say what there may be one of, or 0. */
static size_t
exclusive_length(struct field tag)
{
	for (size_t i = 0; i < sizeof exclusive / sizeof exclusive[0]; i++) {
		size_t length = strcspn(exclusive[i], "*");
		const char *sign;

		if (!starts(tag, exclusive[i], length) || tag.length == length)
			continue;
		if (exclusive[i][length] == '\0') {
			if (tag.text[length] == ':' || tag.text[length] == '=')
				return length + 1;
			continue;
		}
		sign = memchr(tag.text, '=', tag.length);
		if (sign)
			return (size_t)(sign - tag.text) + 1;
	}
	return 0;
}

/* Whether there is such a tag, or one that excludes it. */
static bool
is_taken(const struct machine_tags *tags, struct field tag)
{
	size_t length = exclusive_length(tag);

	for (size_t i = 0; i < tags->count; i++) {
		struct field other = tags->tag[i];

		if (other.length == tag.length &&
		    memcmp(other.text, tag.text, tag.length) == 0)
			return true;
		if (length > 0 && starts(other, tag.text, length))
			return true;
	}
	return false;
}

static void
add(struct machine_tags *tags, struct field tag)
{
	if (starts(tag, STIX, sizeof STIX - 1) || is_taken(tags, tag))
		return;
	if (tags->count == tags->capacity) {
		size_t capacity = tags->capacity ? 2 * tags->capacity : 32;
		struct field *grown =
			realloc(tags->tag, capacity * sizeof *grown);

		if (!grown) {
			tags->failed = true;
			return;
		}
		tags->tag = grown;
		tags->capacity = capacity;
	}
	tags->tag[tags->count++] = tag;
}

static void
add_text(struct machine_tags *tags, const char *text)
{
	add(tags, (struct field){ text, strlen(text) });
}

/* The only category that is asked for, or the number of all. */
static size_t
only_category(const struct result *result, const struct format_options *options)
{
	size_t all = result->model->categories;
	size_t found = all;

	for (size_t i = 0; options->only && i < all; i++) {
		if (!options->only[i])
			continue;
		if (found < all)
			return all;
		found = i;
	}
	return found;
}

static void
add_likelihood(const struct result *result,
	       const struct format_options *options, struct machine_tags *tags)
{
	size_t category = only_category(result, options);
	const struct judgement *judgement = result->judgement;
	size_t i = 0;

	if (category == result->model->categories || judgement->reason ||
	    result->model->category[category].calibration.kind ==
		    CALIBRATION_UNCALIBRATED)
		return;
	while (judgement->confidence[category] >= likelihood[i].below)
		i++;
	add_text(tags, likelihood[i].tag);
}

void
machine_tags_collect(const struct result *result,
		     const struct format_options *options,
		     struct machine_tags *tags)
{
	size_t category[MODEL_CATEGORIES_MOST];
	size_t yes = format_select(result, options, DECISION_YES, category);

	add_likelihood(result, options, tags);
	for (size_t i = 0; i < yes; i++) {
		const char *text =
			model_tags(&result->model->category[category[i]]);
		struct field rest = { text, strlen(text) };
		struct field tag;

		while (model_next_tag(&rest, &tag))
			add(tags, tag);
	}
	add_text(tags, UNREVIEWED);
	if (format_select(result, options, DECISION_UNSURE, category) > 0)
		add_text(tags, REVIEW);
	if (yes == 0)
		add_text(tags, ADD);
}

void
machine_tags_free(struct machine_tags *tags)
{
	free(tags->tag);
	*tags = (struct machine_tags){ 0 };
}

bool
machine_tag_is_stix(struct field tag, const char *predicate,
		    struct field *value)
{
	const size_t space = sizeof STIX - 1;
	size_t length = strlen(predicate);

	if (!starts(tag, STIX, space))
		return false;
	tag.text += space;
	tag.length -= space;
	if (!starts(tag, predicate, length) || tag.length < length + 3 ||
	    memcmp(tag.text + length, "=\"", 2) != 0 ||
	    tag.text[tag.length - 1] != '"')
		return false;
	*value = (struct field){ tag.text + length + 2,
				 tag.length - length - 3 };
	return true;
}
