/* SPDX-License-Identifier: MIT */
/*
 * Makes a corpus of any size from a smaller one: mix COUNT SEED.
 *
 * Reads JSON Lines with labels on standard input and writes COUNT documents
 * of the same kind.  Each takes the length and labels of one document, about
 * half of its sentences, and the others from documents that share its first
 * label.  One word in fifty gets a letter changed, so that the vocabulary
 * keeps growing as it does in real text.  A seed gives the same bytes
 * everywhere.
 */
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GROUPS_MOST = 256, FOLDS = 5, CHANGED = 50 };

struct sentence {
	const char *text;
	size_t length;
};

struct source {
	json_t *object;
	const char *title;
	struct sentence *sentence;
	size_t sentences;
	size_t group;
};

/* Documents of one first label, or of none. */
struct group {
	const char *name;
	size_t *member;
	size_t members;
};

static struct source *source;
static size_t sources;
static struct group group[GROUPS_MOST];
static size_t groups;
static uint64_t state;

static void *
allocate(void *memory, size_t count, size_t size)
{
	memory = realloc(memory, count * size);
	if (!memory) {
		fputs("mix: out of memory\n", stderr);
		exit(1);
	}
	return memory;
}

/* Vigna's splitmix64. */
static uint64_t
chance(uint64_t below)
{
	uint64_t z = state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (z ^ (z >> 31)) % below;
}

static size_t
group_of(const json_t *object)
{
	const json_t *labels = json_object_get(object, "labels");
	const char *name = json_string_value(json_array_get(labels, 0));
	size_t i = 0;

	if (!name)
		name = "";
	while (i < groups && strcmp(group[i].name, name) != 0)
		i++;
	if (i == GROUPS_MOST)
		return i - 1;
	if (i == groups)
		group[groups++].name = name;
	return i;
}

static void
cut_sentences(struct source *one, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, ".\n");

		length += text[length] != '\0';
		one->sentence = allocate(one->sentence, one->sentences + 1,
					 sizeof *one->sentence);
		one->sentence[one->sentences++] =
			(struct sentence){ text, length };
		text += length;
	}
}

static void
add_source(json_t *object)
{
	const char *text = json_string_value(json_object_get(object, "text"));
	const char *title =
		json_string_value(json_object_get(object, "title"));
	struct source one = { .object = object, .title = title ? title : "" };
	struct group *into;

	if (!text)
		return;
	cut_sentences(&one, text);
	if (one.sentences == 0)
		return;
	one.group = group_of(object);
	into = &group[one.group];
	into->member = allocate(into->member, into->members + 1,
				sizeof *into->member);
	into->member[into->members++] = sources;
	source = allocate(source, sources + 1, sizeof *source);
	source[sources++] = one;
}

static void
read_sources(void)
{
	char *line = NULL;
	size_t size = 0;

	while (getline(&line, &size, stdin) > 0) {
		json_t *object = json_loads(line, JSON_ALLOW_NUL, NULL);

		if (object)
			add_source(object);
	}
	free(line);
}

/* Another document of the same first label. */
static const struct source *
relative(const struct source *one)
{
	const struct group *of = &group[one->group];

	return &source[of->member[chance(of->members)]];
}

/* Change a letter of some words. */
static void
change_words(char *text, size_t length)
{
	for (size_t i = 1; i < length; i++)
		if (text[i - 1] == ' ' && text[i] >= 'a' && text[i] <= 'z' &&
		    chance(CHANGED) == 0)
			text[i] = (char)('a' + chance(26));
}

static char *
mix_text(const struct source *base)
{
	char *text = NULL;
	size_t length = 0;

	for (size_t i = 0; i < base->sentences; i++) {
		const struct sentence *sentence = &base->sentence[i];

		if (chance(2) == 0) {
			const struct source *other = relative(base);

			sentence = &other->sentence[chance(other->sentences)];
		}
		text = allocate(text, length + sentence->length + 1, 1);
		memcpy(text + length, sentence->text, sentence->length);
		change_words(text + length, sentence->length);
		length += sentence->length;
	}
	text[length] = '\0';
	return text;
}

static bool
write_document(size_t number)
{
	const struct source *base = &source[chance(sources)];
	char *text = mix_text(base);
	json_t *object = json_pack(
		"{s:o, s:i, s:s, s:s, s:O}", "id",
		json_sprintf("mixed-%07zu", number), "fold",
		(int)(number % FOLDS), "title", relative(base)->title, "text",
		text, "labels", json_object_get(base->object, "labels"));
	bool written = object && json_dumpf(object, stdout,
					    JSON_COMPACT) == 0 &&
		       putchar('\n') != EOF;

	json_decref(object);
	free(text);
	return written;
}

int
main(int count, char **argument)
{
	size_t wanted = count == 3 ? strtoul(argument[1], NULL, 10) : 0;

	if (wanted == 0) {
		fputs("usage: mix COUNT SEED < corpus.jsonl\n", stderr);
		return 64;
	}
	state = strtoul(argument[2], NULL, 10);
	read_sources();
	if (sources == 0) {
		fputs("mix: no documents to mix\n", stderr);
		return 65;
	}
	for (size_t i = 0; i < wanted; i++)
		if (!write_document(i)) {
			fputs("mix: cannot write\n", stderr);
			return 74;
		}
	return fflush(stdout) == 0 ? 0 : 74;
}
