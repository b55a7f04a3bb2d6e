/* SPDX-License-Identifier: MIT */
/*
 * The words of JSON Lines documents as triage reads them, for experiments.py.
 * A document is five lines: its words with their endings, parted by blanks;
 * how many are of the title; a character a word for its flags, and one for its
 * class, both counted from '!'; and the names of the gazetteer that is the only
 * argument: first word, last word and number of a class, parted by blanks.
 */
#include "../../src/base/file.h"
#include "../../src/features/gazetteer.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t WORDS_MOST = 100000;

static void
scan(struct tokens *tokens, struct matcher *matcher, const json_t *value)
{
	size_t length = json_string_length(value);
	char *text = calloc(length + 1, 1);

	if (!text)
		exit(EXIT_FAILURE);
	for (size_t i = 0; i < length; i++) {
		char byte = json_string_value(value)[i];

		text[i] = byte ? byte : ' ';
	}
	tokens_scan(tokens, matcher, text, length, WORDS_MOST);
	free(text);
}

static void
print_words(const struct tokens *tokens)
{
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->token[i];
		const char *word = tokens_text(tokens, i);

		if (i > 0)
			putchar(' ');
		for (size_t k = 0; k < token->folded_length; k++)
			putchar((unsigned char)word[k] > ' ' ? word[k] : '_');
	}
	putchar('\n');
}

static void
print_names(const struct gazetteer *gazetteer, const struct tokens *tokens)
{
	for (size_t i = 0; i < tokens->count; i++) {
		size_t last = i;
		uint32_t bits = gazetteer_name_at(gazetteer, tokens, i, &last);

		for (unsigned k = 0; k < gazetteer->head->classes; k++)
			if (bits >> k & 1)
				printf("%zu %zu %u ", i, last, k);
		i = last;
	}
	putchar('\n');
}

static struct gazetteer *
read_gazetteer(const char *path)
{
	struct error error;
	struct bytes text = { 0 };
	struct gazetteer *gazetteer = NULL;

	if (file_read(path, 1 << 26, &text, &error))
		gazetteer = gazetteer_parse((struct field){ bytes_text(&text),
							    text.length },
					    false, STATUS_BAD_INPUT, &error);
	bytes_free(&text);
	return gazetteer;
}

static void
print_document(const struct tokens *tokens, size_t title)
{
	print_words(tokens);
	printf("%zu\n", title);
	for (size_t i = 0; i < tokens->count; i++)
		putchar('!' + tokens->token[i].flags);
	putchar('\n');
	for (size_t i = 0; i < tokens->count; i++)
		putchar('!' + tokens->token[i].class);
	putchar('\n');
}

int
main(int count, char **argument)
{
	struct error error;
	struct gazetteer *gazetteer =
		count == 2 ? read_gazetteer(argument[1]) : NULL;
	struct patterns *patterns = patterns_new(&error);
	struct matcher *matcher = patterns ? matcher_new(patterns, &error)
					   : NULL;
	struct tokens tokens = { 0 };
	char *line = NULL;
	size_t capacity = 0;

	if (!matcher || !gazetteer)
		return EXIT_FAILURE;
	while (getline(&line, &capacity, stdin) > 0) {
		json_t *document = json_loads(line, JSON_ALLOW_NUL, NULL);

		if (!document)
			return EXIT_FAILURE;
		tokens_clear(&tokens);
		scan(&tokens, matcher, json_object_get(document, "title"));

		size_t title = tokens.count;

		scan(&tokens, matcher, json_object_get(document, "text"));
		print_document(&tokens, title);
		print_names(gazetteer, &tokens);
		json_decref(document);
	}
	free(line);
	tokens_free(&tokens);
	gazetteer_free(gazetteer);
	matcher_free(matcher);
	patterns_free(patterns);
	return ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
