/* SPDX-License-Identifier: MIT */
/*
 * Turns a corpus of JSON Lines into what peers read.
 *
 *	convert texts FOLDER		a file of plain text a document
 *	convert fasttext		__label__NAME... text
 *	convert labels CATEGORY		1 or -1 a line
 *
 * Reads standard input and, but for texts, writes standard output.
 */
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct document {
	size_t number;
	const char *title;
	const char *text;
	const json_t *labels;
};

typedef bool writer(const struct document *document, const char *argument);

static bool
write_text(const struct document *document, const char *folder)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/%06zu.txt", folder, document->number);
	file = fopen(path, "w");
	return file &&
	       fprintf(file, "%s\n\n%s\n", document->title,
		       document->text) > 0 &&
	       fclose(file) == 0;
}

/* The text on one line. */
static void
put_flat(const char *text)
{
	for (; *text; text++)
		putchar(*text == '\n' || *text == '\r' ? ' ' : *text);
}

static bool
write_fasttext(const struct document *document, const char *argument)
{
	(void)argument;
	if (json_array_size(document->labels) == 0)
		fputs("__label__none ", stdout);
	for (size_t i = 0; i < json_array_size(document->labels); i++)
		printf("__label__%s ", json_string_value(json_array_get(
					       document->labels, i)));
	put_flat(document->title);
	putchar(' ');
	put_flat(document->text);
	return putchar('\n') != EOF;
}

static bool
write_label(const struct document *document, const char *category)
{
	bool holds = false;

	for (size_t i = 0; i < json_array_size(document->labels); i++)
		holds |= strcmp(json_string_value(json_array_get(
					document->labels, i)),
				category) == 0;
	return puts(holds ? "1" : "-1") != EOF;
}

static const struct {
	const char *name;
	writer *write;
	int arguments;
} kinds[] = {
	{ "texts", write_text, 1 },
	{ "fasttext", write_fasttext, 0 },
	{ "labels", write_label, 1 },
};

static const char *
text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static bool
convert(writer *write, const char *argument)
{
	struct document document = { 0 };
	char *line = NULL;
	size_t size = 0;
	bool fine = true;

	while (fine && getline(&line, &size, stdin) > 0) {
		json_t *object = json_loads(line, JSON_ALLOW_NUL, NULL);

		document.number++;
		document.labels = json_object_get(object, "labels");
		document.title = text_of(object, "title");
		document.text = text_of(object, "text");
		fine = object && write(&document, argument);
		json_decref(object);
	}
	if (!fine)
		fprintf(stderr, "convert: line %zu: not JSON, or nowhere to "
				"write it\n", document.number);
	free(line);
	return fine && fflush(stdout) == 0;
}

int
main(int count, char **argument)
{
	for (size_t i = 0; count > 1 && i < sizeof kinds / sizeof kinds[0];
	     i++)
		if (strcmp(argument[1], kinds[i].name) == 0 &&
		    count == 2 + kinds[i].arguments)
			return convert(kinds[i].write, argument[2]) ? 0 : 65;
	fputs("usage: convert texts FOLDER | fasttext | labels CATEGORY "
	      "< corpus.jsonl\n",
	      stderr);
	return 64;
}
