/* SPDX-License-Identifier: MIT */
#include "expression.h"

#include "../base/number.h"

#include <stdlib.h>
#include <string.h>

/* A step of the expression in postfix order. */
struct step {
	enum { CATEGORY, AT_LEAST, ABOVE, AT_MOST, BELOW, NOT, AND, OR } kind;
	size_t category;
	double bound;
};

struct expression {
	size_t steps;
	struct step step[EXPRESSION_STEPS_MOST];
};

struct parser {
	const char *at;
	const struct model *model;
	struct expression *expression;
	const char *complaint;
	char word[MODEL_NAME_LONGEST];	/* that the complaint is about */
	size_t depth;
};

static const char WORD[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

static size_t
word_length(struct parser *parser)
{
	parser->at += strspn(parser->at, " \t\n");
	return strspn(parser->at, WORD);
}

static bool
take(struct parser *parser, const char *text)
{
	size_t length = strlen(text);

	word_length(parser);
	if (strncmp(parser->at, text, length) != 0)
		return false;
	parser->at += length;
	return true;
}

static bool
take_word(struct parser *parser, const char *word)
{
	return word_length(parser) == strlen(word) && take(parser, word);
}

static bool
complain(struct parser *parser, const char *complaint)
{
	if (!parser->complaint)
		parser->complaint = complaint;
	return false;
}

static bool
add(struct parser *parser, struct step step)
{
	struct expression *expression = parser->expression;

	if (expression->steps == EXPRESSION_STEPS_MOST)
		return complain(parser, "expression is too long");
	expression->step[expression->steps++] = step;
	return true;
}

static bool
parse_bound(struct parser *parser, struct step *step)
{
	size_t length;

	if (take(parser, ">="))
		step->kind = AT_LEAST;
	else if (take(parser, "<="))
		step->kind = AT_MOST;
	else if (take(parser, ">"))
		step->kind = ABOVE;
	else if (take(parser, "<"))
		step->kind = BELOW;
	else
		return true;
	parser->at += strspn(parser->at, " \t\n");
	length = strspn(parser->at, "0123456789.");
	if (!number_parse_decimal(parser->at, length, &step->bound) ||
	    step->bound > 1)
		return complain(parser,
				"a number from 0 to 1 must follow a "
				"comparison");
	parser->at += length;
	return true;
}

static bool
parse_category(struct parser *parser)
{
	size_t length = word_length(parser);
	struct step step = { .kind = CATEGORY };

	if (length == 0 || length >= sizeof parser->word)
		return complain(parser, "a category's name is expected");
	memcpy(parser->word, parser->at, length);
	parser->word[length] = '\0';
	step.category =
		model_find_category(parser->model, parser->at, length);
	if (step.category == parser->model->categories)
		return complain(parser, "the model has no such category");
	parser->at += length;
	return parse_bound(parser, &step) && add(parser, step);
}

static bool parse_or(struct parser *parser);

static bool
parse_nested(struct parser *parser)
{
	return parse_or(parser) &&
	       (take(parser, ")") || complain(parser, "')' is missing"));
}

static bool
parse_not(struct parser *parser)
{
	bool parsed;

	if (++parser->depth > EXPRESSION_DEPTH_MOST)
		return complain(parser, "expression is nested too deeply");
	if (take_word(parser, "not"))
		parsed = parse_not(parser) &&
			 add(parser, (struct step){ .kind = NOT });
	else if (take(parser, "("))
		parsed = parse_nested(parser);
	else
		parsed = parse_category(parser);
	parser->depth--;
	return parsed;
}

static bool
parse_and(struct parser *parser)
{
	if (!parse_not(parser))
		return false;
	while (take_word(parser, "and"))
		if (!parse_not(parser) ||
		    !add(parser, (struct step){ .kind = AND }))
			return false;
	return true;
}

static bool
parse_or(struct parser *parser)
{
	if (!parse_and(parser))
		return false;
	while (take_word(parser, "or"))
		if (!parse_and(parser) ||
		    !add(parser, (struct step){ .kind = OR }))
			return false;
	return true;
}

struct expression *
expression_parse(const char *text, const struct model *model,
		 struct error *error)
{
	struct parser parser = { .at = text, .model = model };

	parser.expression = calloc(1, sizeof *parser.expression);
	if (!parser.expression) {
		error_no_memory(error);
		return NULL;
	}
	parse_or(&parser);
	word_length(&parser);
	if (!parser.complaint && *parser.at != '\0')
		complain(&parser, "'and', 'or' or the end is expected");
	if (!parser.complaint)
		return parser.expression;
	error_set(error, STATUS_BAD_INPUT, parser.complaint);
	error_word(error, parser.word, strlen(parser.word));
	expression_free(parser.expression);
	return NULL;
}

void
expression_free(struct expression *expression)
{
	free(expression);
}

static enum truth
truth_of(bool holds)
{
	return holds ? TRUTH_YES : TRUTH_NO;
}

static enum truth
leaf(const struct step *step, const struct judgement *judgement)
{
	static const enum truth of[] = { [DECISION_NO] = TRUTH_NO,
					 [DECISION_UNSURE] = TRUTH_UNKNOWN,
					 [DECISION_YES] = TRUTH_YES };
	double confidence = judgement->confidence[step->category];

	if (judgement->reason)
		return TRUTH_UNKNOWN;
	switch (step->kind) {
	case AT_LEAST:
		return truth_of(confidence >= step->bound);
	case ABOVE:
		return truth_of(confidence > step->bound);
	case AT_MOST:
		return truth_of(confidence <= step->bound);
	case BELOW:
		return truth_of(confidence < step->bound);
	default:
		return of[judgement->decision[step->category]];
	}
}

enum truth
expression_truth(const struct expression *expression,
		 const struct judgement *judgement)
{
	enum truth stack[EXPRESSION_STEPS_MOST];
	size_t top = 0;

	for (size_t i = 0; i < expression->steps; i++) {
		const struct step *step = &expression->step[i];

		if (step->kind < NOT) {
			stack[top++] = leaf(step, judgement);
			continue;
		}
		if (step->kind == NOT) {
			stack[top - 1] =
				(enum truth)(TRUTH_YES - stack[top - 1]);
			continue;
		}
		top--;

		bool wants_lower = step->kind == AND;
		bool is_lower = stack[top] < stack[top - 1];

		if (wants_lower == is_lower)
			stack[top - 1] = stack[top];
	}
	return stack[0];
}
