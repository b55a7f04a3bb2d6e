/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "full.h"
#include "quick.h"
#include "release.h"

#include "../base/file.h"
#include "../base/shared_object.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static const struct command command[] = {
	{ "classify", FOR_CLASSIFY, "[FILE|FOLDER|-]...",
	  "Say what documents are about.",
	  "triage classify --format jsonl article.txt", command_classify },
	{ "filter", FOR_FILTER, "--mail|--feed|--sfeed|--jsonl",
	  "Pass mail, a feed or records through and tag them on the way.",
	  "triage filter --mail < message.eml", command_filter },
	{ "explain", FOR_EXPLAIN, "[FILE|FOLDER|-]...",
	  "Say why: the terms behind each category.",
	  "triage explain --only espionage article.txt", command_explain },
	{ "dump", FOR_DUMP, "[FILE|FOLDER|-]...",
	  "Show what is read from files, and what is set aside.",
	  "triage dump --format json page.html", command_dump },
	{ "train", FOR_TRAIN, "CORPUS",
	  "Make a model from a labelled folder or JSON Lines file.",
	  "triage train training/sample -o my.triage", command_train },
	{ "evaluate", FOR_EVALUATE, "[OLD NEW] CORPUS",
	  "Measure by cross-validation, or models on a corpus.",
	  "triage evaluate --model my.triage corpus.jsonl.gz",
	  command_evaluate },
	{ "model", FOR_MODEL, "info|verify|export|pack|diff [MODEL]...",
	  "Look at models and convert them.",
	  "triage model export my.triage -o my-model/", command_model },
	{ "config", FOR_CONFIG, "[KEY]...",
	  "Show what is set and where.",
	  "triage config format model", command_config },
	{ "completion", FOR_COMPLETION, "bash|zsh|fish|categories [MODEL]",
	  "Write what a shell completes with.",
	  "triage completion bash > ~/.triage-completion",
	  command_completion },
	{ "help", FOR_HELP, "[COMMAND|settings]",
	  "Explain a command, or the settings of a model.",
	  "triage help settings", command_help },
};

enum { COMMANDS = sizeof command / sizeof command[0] };

const struct command *
command_at(size_t i)
{
	return i < COMMANDS ? &command[i] : NULL;
}

const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(command[i].name, name) == 0)
			return &command[i];
	return NULL;
}

static int
refuse_stranger(const char *name)
{
	const char *names[COMMANDS + 1] = { NULL };

	for (size_t i = 0; i < COMMANDS; i++)
		names[i] = command[i].name;

	const char *similar = most_similar(name, names);

	if (similar)
		return usage_error("unknown command '%s': did you mean "
				   "'triage %s'?",
				   name, similar);
	return usage_error("unknown command '%s': 'triage help' lists them",
			   name);
}

static int
run_command(const struct command *wanted, size_t count, char **argument)
{
	struct options options;
	int code = options_parse(wanted, &options, &count, argument);

	if (code == 0 && options.help)
		code = command_help(&options, 1,
				    (char *const[]){ (char *)(uintptr_t)
							     wanted->name });
	else if (code == 0 && !shared_object_is_possible() &&
		 !quick_does(wanted, &options, count, argument))
		full_run();
	if (code == 0 && !options.help)
		code = wanted->run(&options, count, argument);
	else if (code == EX_CONFIG && wanted->bit == FOR_FILTER)
		code = filter_unconfigured(&options, code);
	options_clear(&options);
	return code;
}

static int
print_version(void)
{
	struct bytes bytes = { 0 };

	/* The quick program cannot ask libsvm. */
	full_run();
	release_append(&bytes);
	print_bytes(&bytes);
	bytes_free(&bytes);
	return 0;
}

static int
run(int count, char **argument)
{
	const struct command *wanted;

	if (count < 2)
		return usage_error("say what to do: 'triage help' lists the "
				   "commands");
	if (strcmp(argument[1], "--version") == 0)
		return print_version();
	if (strcmp(argument[1], "--help") == 0 ||
	    strcmp(argument[1], "-h") == 0)
		return command_help(NULL, 0, NULL);
	wanted = command_find(argument[1]);
	if (!wanted)
		return refuse_stranger(argument[1]);
	return run_command(wanted, (size_t)count - 2, argument + 2);
}

/* Leave nothing half-written, then die of the signal as is the custom. */
static void
abandon(int number)
{
	file_abandon();
	signal(number, SIG_DFL);
	raise(number);
}

static void
catch_signals(void)
{
	static const int fatal[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = abandon };

	for (size_t i = 0; i < sizeof fatal / sizeof fatal[0]; i++) {
		struct sigaction before;

		/* nohup and shells have some ignored for us. */
		if (sigaction(fatal[i], NULL, &before) == 0 &&
		    before.sa_handler != SIG_IGN)
			sigaction(fatal[i], &action, NULL);
	}
	/* A closed pipe is an output error, which has a sentence. */
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);
	/* As is a file size limit, which else would kill. */
	sigaction(SIGXFSZ, &action, NULL);
}

int
main(int count, char **argument)
{
	full_remember(count, argument);
	catch_signals();
	return finish_output(run(count, argument));
}
