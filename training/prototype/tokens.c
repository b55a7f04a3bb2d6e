/* SPDX-License-Identifier: MIT */
/*
 * The words of JSON Lines documents as triage reads them, for experiments.py.
 * A document is four lines: its words with their endings, parted by blanks;
 * how many are of the title; a character a word for its flags, and one for its
 * class, both counted from '!'.
 */
#include "../../src/text/tokens.h"

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
main(void)
{
	struct error error;
	struct patterns *patterns = patterns_new(&error);
	struct matcher *matcher = patterns ? matcher_new(patterns, &error)
					   : NULL;
	struct tokens tokens = { 0 };
	char *line = NULL;
	size_t capacity = 0;

	if (!matcher)
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
		json_decref(document);
	}
	free(line);
	tokens_free(&tokens);
	matcher_free(matcher);
	patterns_free(patterns);
	return ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
