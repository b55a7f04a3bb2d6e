/* SPDX-License-Identifier: MIT */
#include "request.h"

#include "../base/fields.h"
#include "../base/number.h"
#include "../document/reader.h"
#include "../format/moment.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void
refuse_category(const struct options *options, const struct model *model,
		struct field name)
{
	const char *names[MODEL_CATEGORIES_MOST + 1] = { NULL };
	struct bytes place = { 0 };
	char word[MODEL_NAME_LONGEST];

	for (size_t i = 0; i < model->categories; i++)
		names[i] = model->category[i].name;
	snprintf(word, sizeof word, "%.*s", (int)name.length, name.text);
	options_append_place(options, "only", &place);

	const char *similar = most_similar(word, names);

	usage_error("%s: %s: the model has no category '%s'%s%s%s",
		    options->command, bytes_text(&place), word,
		    similar ? ": did you mean '" : "", similar ? similar : "",
		    similar ? "'?" : "");
	bytes_free(&place);
}

static bool
read_only(struct request *request, const struct options *options,
	  const struct model *model)
{
	struct field name[MODEL_CATEGORIES_MOST];
	const char *text = options->only;
	size_t count;

	if (!text)
		return true;
	count = fields_split((struct field){ text, strlen(text) }, ',', name,
			     MODEL_CATEGORIES_MOST);
	for (size_t i = 0; i < count && i < MODEL_CATEGORIES_MOST; i++) {
		size_t found = model_find_category(model, name[i].text,
						   name[i].length);

		if (found == model->categories) {
			refuse_category(options, model, name[i]);
			return false;
		}
		request->only[found] = true;
	}
	request->shown.only = request->only;
	return true;
}

static bool
read_threshold(struct request *request, const struct options *options)
{
	const char *text = options->threshold;

	request->threshold = -1;
	if (!text)
		return true;
	if (number_parse_decimal(text, strlen(text), &request->threshold) &&
	    request->threshold >= 0 && request->threshold <= 1)
		return true;
	usage_error("%s: --threshold is a number from 0 to 1, not '%s'",
		    options->command, text);
	return false;
}

/* Any value but the empty one asks for no colour (no-color.org). */
static bool
has_no_color(void)
{
	const char *value = getenv("NO_COLOR");

	return value && value[0] != '\0';
}

static void
read_terminal(struct request *request, const struct options *options)
{
	bool terminal = isatty(STDOUT_FILENO) != 0;
	struct winsize size;

	request->shown.top = options->top;
	request->shown.colour = terminal && !has_no_color();
	if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		request->shown.width = size.ws_col ? size.ws_col : 80;
}

static void
refuse_format(const char *name)
{
	struct bytes names = { 0 };

	for (size_t i = 0; format_at(i); i++)
		bytes_printf(&names, "%s%s", i ? ", " : "",
			     format_at(i)->name);
	usage_error("classify: unknown format '%s': one of %s", name,
		    bytes_text(&names));
	bytes_free(&names);
}

static bool
read_format(struct request *request, const struct options *options)
{
	const char *name = options->format;

	if (!name)
		name = options->misp_tags	? "misp"
		       : isatty(STDOUT_FILENO) ? "text"
					       : "tsv";
	request->format = format_find(name);
	if (!request->format) {
		refuse_format(name);
		return false;
	}
	if (options->misp_tags && strcmp(name, "misp") != 0) {
		usage_error("classify: --misp-tags is of the format misp, not "
			    "'%s'",
			    name);
		return false;
	}
	request->shown.tags_only = options->misp_tags;
	return true;
}

static bool
read_indicators(struct request *request, const struct options *options)
{
	bool shows = request->format->shows_indicators;

	request->shown.indicators = options->indicators && shows;
	request->indicators = request->shown.indicators ||
			      request->format->needs_indicators;
	if (shows || !options_has(options, "indicators"))
		return true;
	usage_error("classify: the format '%s' has no room for --indicators",
		    request->format->name);
	return false;
}

static bool
read_published(struct request *request, const struct options *options)
{
	const char *text = options->published;

	if (!text ||
	    moment_parse(text, strlen(text), &request->shown.published))
		return true;
	usage_error("%s: --published is a date from 1970 on like 2031-05-01 "
		    "or 2031-05-01T10:20:30Z, not '%s'",
		    options->command, text);
	return false;
}

/* The expression that an option has for a value; true where it has none. */
static bool
read_expression(struct expression **expression, const char *name,
		const char *text, const struct options *options,
		const struct model *model)
{
	struct error error = { 0 };

	if (!text)
		return true;
	*expression = expression_parse(text, model, &error);
	if (!*expression)
		usage_error("%s: --%s '%s': %s%s%s", options->command, name,
			    text, error.what, error.detail[0] ? ": " : "",
			    error.detail);
	return *expression != NULL;
}

static bool
read_expressions(struct request *request, const struct options *options,
		 const struct model *model)
{
	return read_expression(&request->expression,
			       options->filter ? "when" : "exit-on",
			       options->exit_on, options, model) &&
	       read_expression(&request->drop, "drop", options->drop, options,
			       model) &&
	       read_expression(&request->keep, "keep", options->keep, options,
			       model);
}

bool
request_read_shown(struct request *request, const struct options *options,
		   const struct model *model)
{
	read_terminal(request, options);
	return read_only(request, options, model) &&
	       read_threshold(request, options);
}

bool
request_read(struct request *request, const struct options *options,
	     const struct model *model)
{
	return request_read_shown(request, options, model) &&
	       read_format(request, options) &&
	       read_indicators(request, options) &&
	       read_published(request, options) &&
	       read_expressions(request, options, model);
}

void
request_clear(struct request *request)
{
	expression_free(request->expression);
	expression_free(request->drop);
	expression_free(request->keep);
}

bool
request_is_kind(const struct options *options)
{
	const char *kind = options->kind;
	struct bytes names = { 0 };

	for (size_t i = 0; kind && reader_kind_name(i); i++) {
		if (strcmp(kind, reader_kind_name(i)) == 0) {
			kind = NULL;
			break;
		}
		bytes_printf(&names, "%s%s", i ? ", " : "",
			     reader_kind_name(i));
	}
	if (kind)
		usage_error("%s: unknown kind '%s': it is one of %s",
			    options->command, kind, bytes_text(&names));
	bytes_free(&names);
	return kind == NULL;
}

void
request_apply_threshold(const struct request *request,
			const struct model *model,
			struct judgement *judgement,
			enum decision *decision)
{
	if (request->threshold < 0 || judgement->reason)
		return;
	for (size_t i = 0; i < model->categories; i++) {
		double confidence = judgement->confidence[i];
		bool calibrated = model->category[i].calibration.kind !=
				  CALIBRATION_UNCALIBRATED;

		decision[i] = DECISION_NO;
		if (confidence >= request->threshold / 2)
			decision[i] = DECISION_UNSURE;
		if (confidence >= request->threshold && calibrated)
			decision[i] = DECISION_YES;
	}
	judgement->decision = decision;
}
