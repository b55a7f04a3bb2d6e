/* SPDX-License-Identifier: MIT */
/*
 * Runs commands by turns and says what they took: measure ROUNDS.
 *
 * Standard input holds a command a line, as LABEL TAB COMMAND; a label may
 * hold tabs.  The first command is the one that the others are compared to.
 * A command is words parted by blanks, run without a shell; a last word
 * `<FILE` is its standard input.
 *
 * Every round runs each command once, one after the other and every second
 * time in reverse, so that whatever else the machine does meanwhile burdens
 * all alike.  For each command a line is printed:
 *
 *	LABEL, exit code, wall time, its quartiles, CPU time, peak memory,
 *	ratio of wall times, its quartiles, ratio of CPU times
 *
 * Times are medians in seconds, memory is in bytes, and a ratio is the
 * median over the rounds of the first command's time over this one's.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum { COMMANDS_MOST = 16, ROUNDS_MOST = 10000 };

struct command {
	char *label;
	char **word;		/* [count + 1] */
	const char *input;
	double *wall;		/* [rounds] */
	double *cpu;
	double memory;		/* the most of all rounds */
	int code;		/* the last that was not 0 */
};

struct quartiles {
	double low;
	double median;
	double high;
};

extern char **environ;

static void
fail(const char *what)
{
	fprintf(stderr, "measure: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void *
allocate(size_t count, size_t size)
{
	void *memory = calloc(count, size);

	if (!memory)
		fail("cannot allocate memory");
	return memory;
}

static void
split(struct command *command, char *line)
{
	size_t count = 0;
	char *next = NULL;

	command->input = "/dev/null";
	command->word = allocate(strlen(line) / 2 + 2, sizeof(char *));
	for (char *word = strtok_r(line, " ", &next); word;
	     word = strtok_r(NULL, " ", &next)) {
		if (*word == '<')
			command->input = word + 1;
		else
			command->word[count++] = word;
	}
}

/* False at the end of the input. */
static bool
read_command(struct command *command, size_t rounds)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t length = getline(&line, &size, stdin);
	char *tab;

	if (length <= 0)
		return false;
	line[strcspn(line, "\n")] = '\0';
	tab = strrchr(line, '\t');
	if (!tab || !tab[1]) {
		errno = EINVAL;
		fail(line);
	}
	*tab = '\0';
	command->label = line;
	split(command, tab + 1);
	command->wall = allocate(rounds, sizeof(double));
	command->cpu = allocate(rounds, sizeof(double));
	return true;
}

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double
seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static pid_t
start(const struct command *command)
{
	posix_spawn_file_actions_t actions;
	pid_t child;
	int code;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, command->input,
					 O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY,
					 0);
	code = posix_spawnp(&child, command->word[0], &actions, NULL,
			    command->word, environ);
	posix_spawn_file_actions_destroy(&actions);
	errno = code;
	return code == 0 ? child : -1;
}

static void
run(struct command *command, size_t round)
{
	struct rusage usage;
	double began = now();
	pid_t child = start(command);
	int status;

	if (child < 0 || wait4(child, &status, 0, &usage) != child)
		fail(command->word[0]);
	command->wall[round] = now() - began;
	command->cpu[round] =
		seconds(usage.ru_utime) + seconds(usage.ru_stime);
	if ((double)usage.ru_maxrss * 1024 > command->memory)
		command->memory = (double)usage.ru_maxrss * 1024;
	if (status != 0)
		command->code = WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

static int
compare(const void *a, const void *b)
{
	double first = *(const double *)a;
	double second = *(const double *)b;

	return (first > second) - (first < second);
}

/* Sorts a copy; `divisor` may be NULL. */
static struct quartiles
quartiles_of(const double *value, const double *divisor, size_t count)
{
	double *sorted = allocate(count, sizeof *sorted);
	struct quartiles quartiles;

	for (size_t i = 0; i < count; i++)
		sorted[i] = divisor ? value[i] / divisor[i] : value[i];
	qsort(sorted, count, sizeof *sorted, compare);
	quartiles = (struct quartiles){ sorted[(count - 1) / 4],
					sorted[count / 2],
					sorted[(3 * count - 1) / 4] };
	free(sorted);
	return quartiles;
}

static void
print(const struct command *ours, const struct command *command,
      size_t rounds)
{
	struct quartiles wall = quartiles_of(command->wall, NULL, rounds);
	struct quartiles cpu = quartiles_of(command->cpu, NULL, rounds);
	struct quartiles ratio =
		quartiles_of(ours->wall, command->wall, rounds);
	struct quartiles work = quartiles_of(ours->cpu, command->cpu, rounds);

	printf("%s\t%d\t%.6f\t%.6f\t%.6f\t%.6f\t%.0f\t%.5f\t%.5f\t%.5f\t%.5f\n",
	       command->label, command->code, wall.median, wall.low,
	       wall.high, cpu.median, command->memory, ratio.median,
	       ratio.low, ratio.high, work.median);
}

int
main(int count, char **argument)
{
	static struct command command[COMMANDS_MOST];
	size_t rounds = count == 2 ? strtoul(argument[1], NULL, 10) : 0;
	size_t commands = 0;

	if (rounds == 0 || rounds > ROUNDS_MOST) {
		fputs("usage: measure ROUNDS < commands\n", stderr);
		return 64;
	}
	while (commands < COMMANDS_MOST &&
	       read_command(&command[commands], rounds))
		commands++;
	/* What is run often is run once before, to fill the caches. */
	for (size_t i = 0; rounds > 3 && i < commands; i++)
		run(&command[i], 0);
	for (size_t round = 0; round < rounds; round++)
		for (size_t i = 0; i < commands; i++)
			run(&command[round % 2 ? commands - 1 - i : i], round);
	for (size_t i = 0; i < commands; i++)
		print(&command[0], &command[i], rounds);
	return 0;
}
