/* SPDX-License-Identifier: MIT */
#include "learning.h"

#include "configuration.h"

#include "../base/fields.h"
#include "../base/file.h"
#include "../base/number.h"
#include "../base/parallel.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { C_LARGEST = 1000 };

static void
show_progress(void *context, const char *step, size_t done, size_t all)
{
	const struct learning *learning = context;

	fprintf(stderr, "\r\033[Ktriage: %s: %s %zu/%zu", learning->command,
		step, done, all);
}

/* Said once, though cross-validation comes here for every fold. */
static void
say_too_large(void *context, size_t documents)
{
	struct learning *learning = context;

	if (learning->said_too_large)
		return;
	learning->said_too_large = true;
	learning_end_progress(learning);
	fprintf(stderr,
		"triage: %s: the Gram matrix of %zu documents would take more "
		"than --memory allows: liblinear trains without it\n",
		learning->command, documents);
}

void
learning_end_progress(const struct learning *learning)
{
	if (learning->shows_progress)
		fputs("\r\033[K", stderr);
}

bool
learning_parse_c(const char *list, struct train_options *options)
{
	struct field value[C_MOST];

	options->c_count = fields_split((struct field){ list, strlen(list) },
					',', value, C_MOST);
	bool fine = options->c_count <= C_MOST;

	for (size_t i = 0; fine && i < options->c_count; i++)
		fine = number_parse_decimal(value[i].text, value[i].length,
					    &options->c[i]) &&
		       options->c[i] > 0 && options->c[i] <= C_LARGEST;
	return fine;
}

static bool
read_c(struct learning *learning, const char *list)
{
	if (!list || learning_parse_c(list, &learning->options))
		return true;
	usage_error("%s: --c is a list of up to %d numbers above 0, at most "
		    "%d, not '%s'",
		    learning->command, C_MOST, C_LARGEST, list);
	return false;
}

const char *
torn_name(size_t i)
{
	static const char *const name[] = { [TORN_LEAVE_OUT] = "leave",
					    [TORN_KEEP] = "keep",
					    [TORN_HALF] = "half" };

	return i <= TORN_HALF ? name[i] : NULL;
}

static bool
read_torn(struct learning *learning, const char *use)
{
	if (!use)
		return true;
	for (size_t i = 0; torn_name(i); i++)
		if (strcmp(use, torn_name(i)) == 0) {
			learning->options.torn = (enum torn_use)i;
			return true;
		}
	usage_error("%s: --torn is leave, keep or half, not '%s'",
		    learning->command, use);
	return false;
}

/* What the configuration says of the vectors; it was found to be right. */
static void
read_settings(struct learning *learning,
	      const struct configuration *configuration)
{
	struct key key;
	struct error error;

	for (size_t i = 0; key_at(i, &key); i++) {
		const struct configured *configured =
			configuration_get(configuration, &key);

		if (!key.option && configured)
			settings_set(&learning->options.settings, key.name,
				     strlen(key.name), configured->value,
				     strlen(configured->value), &error);
	}
}

/* An option stands above the setting of its name. */
static bool
read_precision(struct learning *learning, const char *value)
{
	static const char name[] = "precision";
	struct error error;

	if (!value || settings_set(&learning->options.settings, name,
				   strlen(name), value, strlen(value), &error))
		return true;
	usage_error("%s: --precision is a number from 0 to 1 with at most 3 "
		    "decimals, not '%s'",
		    learning->command, value);
	return false;
}

static bool
read_numbers(struct learning *learning, const struct options *options)
{
	struct train_options *train = &learning->options;

	train->threads = parallel_processors();
	if (options->threads > 0)
		train->threads = options->threads < PARALLEL_MOST
					 ? (unsigned)options->threads
					 : PARALLEL_MOST;
	if (options->memory > 0)
		train->memory = options->memory;
	if (options->folds > 0)
		train->folds = (unsigned)options->folds;
	if (train->folds >= FOLDS_LEAST && train->folds <= FOLD_MOST)
		return true;
	usage_error("%s: --folds is a number from %d to %d",
		    learning->command, FOLDS_LEAST, FOLD_MOST);
	return false;
}

static bool
read_report_format(const struct learning *learning, const char *format)
{
	if (!format || strcmp(format, "text") == 0 ||
	    strcmp(format, "json") == 0)
		return true;
	usage_error("%s: unknown format '%s': text or json",
		    learning->command, format);
	return false;
}

bool
learning_read_options(struct learning *learning, const char *command,
		      const struct options *options)
{
	*learning = (struct learning){ .command = command };
	train_options_default(&learning->options);
	read_settings(learning, options->configuration);
	learning->shows_progress = !options->quiet && isatty(STDERR_FILENO);
	learning->options.progress_context = learning;
	if (learning->shows_progress)
		learning->options.progress = show_progress;
	if (!options->quiet)
		learning->options.too_large = say_too_large;
	return read_numbers(learning, options) &&
	       read_c(learning, options->c) &&
	       read_torn(learning, options->torn) &&
	       read_precision(learning, options->precision) &&
	       read_report_format(learning, options->format);
}

static bool
list_members(struct learning *learning, struct error *error)
{
	size_t count = learning->corpus->examples;

	learning->member = calloc(count, sizeof *learning->member);
	if (!learning->member)
		return error_no_memory(error);
	for (size_t i = 0; i < count; i++)
		learning->member[i] = i;
	return true;
}

int
learning_read_corpus(struct learning *learning, const struct options *options,
		     size_t count, char *const *argument)
{
	struct error error = { 0 };
	bool read;

	if (count != 1)
		return usage_error("%s: name one corpus, a folder or a JSON "
				   "Lines file",
				   learning->command);
	learning->corpus_name = argument[0];
	learning->corpus = corpus_new(&error);
	read = learning->corpus &&
	       (!options->categories ||
		corpus_read_categories(learning->corpus, options->categories,
				       &error)) &&
	       corpus_add(learning->corpus, argument[0], true,
			  &options->limits, &error) &&
	       (!options->background ||
		corpus_add(learning->corpus, options->background, false,
			   &options->limits, &error)) &&
	       corpus_finish(learning->corpus, &error) &&
	       list_members(learning, &error);
	return read ? 0 : complain("read corpus", argument[0], &error);
}

int
learning_check_categories(const struct learning *learning)
{
	const struct corpus *corpus = learning->corpus;

	for (size_t c = 0; c < corpus->categories; c++) {
		size_t positives = 0;
		size_t negatives = 0;

		for (size_t i = 0; i < corpus->examples; i++) {
			signed char label = corpus->example[i]->label[c];

			positives += label == LABEL_HOLDS;
			negatives += label == LABEL_NOT;
		}
		if (positives >= 2 && negatives >= 2)
			continue;
		usage_error("category '%s' has %zu documents that hold and "
			    "%zu that do not: add documents until there are "
			    "2 of each, or remove it",
			    corpus->category[c].name, positives, negatives);
		return EX_DATAERR;
	}
	return 0;
}

enum { GAZETTEER_FILE_MOST = 1 << 26 };

static bool
read_gazetteer(struct learning *learning, const char *path,
	       struct error *error)
{
	struct settings *settings = &learning->options.settings;
	struct bytes text = { 0 };

	if (file_read(path, GAZETTEER_FILE_MOST, &text, error))
		learning->gazetteer = gazetteer_parse(
			(struct field){ bytes_text(&text), text.length },
			settings->stems > 0, STATUS_BAD_INPUT, error);
	bytes_free(&text);
	settings->gazetteer = learning->gazetteer;
	return learning->gazetteer != NULL;
}

int
learning_read_words(struct learning *learning, const struct options *options)
{
	struct error error = { 0 };

	if (options->gazetteer &&
	    !read_gazetteer(learning, options->gazetteer, &error))
		return complain("read gazetteer", options->gazetteer, &error);
	learning->patterns = patterns_new(&error);
	if (learning->patterns)
		learning->bags = bags_new(learning->corpus,
					  &learning->options.settings,
					  learning->patterns,
					  learning->options.threads, &error);
	return learning->bags ? 0 : complain("read", "the corpus", &error);
}

struct train_input
learning_input(const struct learning *learning)
{
	return (struct train_input){ .corpus = learning->corpus,
				     .bags = learning->bags,
				     .patterns = learning->patterns,
				     .member = learning->member,
				     .members = learning->corpus->examples };
}

void
learning_clear(struct learning *learning)
{
	bags_free(learning->bags);
	patterns_free(learning->patterns);
	gazetteer_free(learning->gazetteer);
	corpus_free(learning->corpus);
	free(learning->member);
}

int
learning_save(const char *verb, const char *path, struct bytes *bytes)
{
	struct error error = { 0 };
	bool saved = bytes_ok(bytes) ? file_save(path, bytes, &error)
				     : error_no_memory(&error);

	bytes_free(bytes);
	return saved ? 0 : complain(verb, path, &error);
}

static int
save_report(const char *path, const struct report *report)
{
	struct bytes bytes = { 0 };

	report_append_json(report, &bytes);
	return learning_save("write report", path, &bytes);
}

int
learning_report(const struct options *options, const struct report *report)
{
	struct bytes bytes = { 0 };

	if (options->format && strcmp(options->format, "json") == 0)
		report_append_json(report, &bytes);
	else
		report_append_text(report, &bytes);
	if (!options->quiet)
		print_bytes(&bytes);
	bytes_free(&bytes);
	return options->report ? save_report(options->report, report) : 0;
}
