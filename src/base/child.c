/* SPDX-License-Identifier: MIT */
/*
 * The shell sets the limits that posix_spawn() cannot, and timeout(1) ends
 * what sleeps; both are on every system that has a package manager.
 */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/*
 * $1 kilobytes, $2 seconds, and the program with its arguments.  The limit of
 * processor time is a second more, so that timeout(1), whose exit code tells
 * what happened, always comes first.
 */
static const char SCRIPT[] = "command -v \"$3\" >/dev/null || exit 69; "
			     "ulimit -c 0; ulimit -v \"$1\"; "
			     "ulimit -t $(($2 + 1)); late=$2; shift 2; "
			     "exec timeout -k 1 \"$late\" \"$@\"";

enum { ARGUMENTS_MOST = 16, BEFORE = 6, LATE = 124, MISSING = 69 };

/* A file without a name that holds `data`, at its start; -1 with errno. */
static int
open_input(const char *data, size_t length)
{
	FILE *file = tmpfile();
	int copy = -1;

	if (!file)
		return -1;
	if (fwrite(data, 1, length, file) == length && fflush(file) == 0 &&
	    fseek(file, 0, SEEK_SET) == 0)
		copy = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);
	fclose(file);
	return copy;
}

/* Start the shell; returns an errno, or 0. */
static int
spawn(char *const *argument, int input, int output, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t defaults;
	int number;

	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, &defaults);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
					 O_WRONLY, 0);
	number = posix_spawn(pid, "/bin/sh", &actions, &attributes, argument,
			     environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return number;
}

/* Read to the end; false where there was more than is wanted. */
static bool
read_output(int descriptor, size_t most, struct bytes *output)
{
	const size_t from = output->length;
	char piece[1 << 14];

	for (;;) {
		ssize_t got = read(descriptor, piece, sizeof piece);
		size_t room = most - (output->length - from);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return true;
		bytes_append(output, piece,
			     (size_t)got < room ? (size_t)got : room);
		if ((size_t)got > room)
			return false;
	}
}

static enum child_status
wait_for(pid_t pid, bool is_whole)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!is_whole)
		return CHILD_CUT;
	if (!WIFEXITED(status))
		return CHILD_FAILED;
	switch (WEXITSTATUS(status)) {
	case 0:
		return CHILD_DONE;
	case LATE:
		return CHILD_LATE;
	case MISSING:
		return CHILD_MISSING;
	default:
		return CHILD_FAILED;
	}
}

static enum child_status
run_between(const struct child *child, char *const *argument, int input,
	    struct bytes *output)
{
	enum child_status status;
	int ends[2];
	pid_t pid;

	if (pipe(ends) != 0)
		return CHILD_NOT_RUN;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	errno = spawn(argument, input, ends[1], &pid);
	close(ends[1]);
	if (errno != 0) {
		close(ends[0]);
		return CHILD_NOT_RUN;
	}

	bool is_whole = read_output(ends[0], child->most, output);

	close(ends[0]);
	status = wait_for(pid, is_whole);
	return status;
}

enum child_status
child_run(const struct child *child, const char *input, size_t length,
	  struct bytes *output, struct error *error)
{
	char memory[24];
	char seconds[24];
	const char *argument[ARGUMENTS_MOST + BEFORE + 1] = { "sh",   "-c",
							      SCRIPT, "sh",
							      memory, seconds };
	enum child_status status = CHILD_NOT_RUN;
	int descriptor = open_input(input, length);

	snprintf(memory, sizeof memory, "%llu",
		 (unsigned long long)(child->memory / 1024));
	snprintf(seconds, sizeof seconds, "%llu",
		 (unsigned long long)child->seconds);
	for (size_t i = 0; i < ARGUMENTS_MOST && child->argument[i]; i++)
		argument[BEFORE + i] = child->argument[i];
	if (descriptor >= 0)
		status = run_between(child, (char *const *)(uintptr_t)argument,
				     descriptor, output);
	if (status == CHILD_NOT_RUN)
		error_system(error, STATUS_UNAVAILABLE,
			     "cannot run another program");
	if (descriptor >= 0)
		close(descriptor);
	return status;
}
