/* SPDX-License-Identifier: MIT */
#include "apart.h"

#include "../base/file.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { READ_STEP = 1 << 16 };

/* How the outcome goes through the pipe. */
static const char outcomes[] = {
	[APART_DONE] = '+',
	[APART_FAILED] = '-',
	[APART_ELSEWHERE] = '>',
};

enum { OUTCOMES = sizeof outcomes };

static enum apart
say(struct bytes *output, const char *reason)
{
	bytes_clear(output);
	bytes_append_text(output, reason);
	return APART_FAILED;
}

/*
 * The child must not outlive its parent, whatever that is killed by: a host
 * waits until everybody has closed what it reads from.
 */
static void
leave_nothing_behind(unsigned seconds, int pipe)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGALRM, SIG_DFL);
	alarm(seconds + 1);
	dup2(pipe, STDOUT_FILENO);
	close(pipe);
}

/* The child: one byte for the outcome, then the result or the reason. */
static void
work_and_leave(apart_work *work, void *context)
{
	struct bytes result = { 0 };

	enum apart outcome = work(context, &result);
	bool written = bytes_ok(&result) &&
		       file_write_descriptor(STDOUT_FILENO,
					     &outcomes[outcome], 1) &&
		       file_write_descriptor(STDOUT_FILENO,
					     bytes_text(&result),
					     result.length);

	bytes_free(&result);
	exit(written ? EXIT_SUCCESS : EXIT_FAILURE);
}

static long
milliseconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Read to the end of the pipe; fail with the reason once time is up. */
static enum apart
collect(int pipe, long deadline, struct bytes *output)
{
	for (;;) {
		long left = deadline - milliseconds_now();
		struct pollfd wanted = { .fd = pipe, .events = POLLIN };
		int ready = left > 0 ? poll(&wanted, 1, (int)left) : 0;

		if (ready < 0 && errno == EINTR)
			continue;
		if (ready == 0)
			return say(output, "it took too long");
		if (ready < 0 || !bytes_reserve(output, READ_STEP))
			return say(output, "out of memory");

		ssize_t got =
			read(pipe, output->data + output->length, READ_STEP);

		if (got < 0 && errno != EINTR)
			return say(output, strerror(errno));
		if (got == 0)
			return APART_DONE;
		if (got > 0)
			output->length += (size_t)got;
	}
}

/* Wait for the child and take the outcome off the front of `output`. */
static enum apart
judge_end(pid_t child, struct bytes *output)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return say(output, strerror(errno));
	if (WIFSIGNALED(status)) {
		bytes_clear(output);
		bytes_printf(output, "it was killed by signal %d",
			     WTERMSIG(status));
		return APART_FAILED;
	}
	if (WEXITSTATUS(status) != 0 || output->length == 0)
		return say(output, "it failed");

	const char *found = memchr(outcomes, output->data[0], OUTCOMES);

	output->length--;
	memmove(output->data, output->data + 1, output->length);
	output->data[output->length] = '\0';
	return found ? (enum apart)(found - outcomes) : APART_FAILED;
}

/* The other program has all the time once more. */
static enum apart
check_time(enum apart outcome, long latest, struct bytes *output)
{
	return outcome == APART_ELSEWHERE && milliseconds_now() > latest
		       ? say(output, "it took too long")
		       : outcome;
}

enum apart
apart_run(apart_work *work, void *context, unsigned seconds,
	  struct bytes *output)
{
	int ends[2];
	long deadline = milliseconds_now() + (long)seconds * 1000;

	bytes_clear(output);
	if (pipe(ends) != 0)
		return say(output, strerror(errno));

	pid_t child = fork();

	if (child == 0) {
		close(ends[0]);
		leave_nothing_behind(seconds, ends[1]);
		work_and_leave(work, context);
	}
	close(ends[1]);
	if (child < 0) {
		say(output, strerror(errno));
		close(ends[0]);
		return APART_FAILED;
	}

	enum apart outcome = collect(ends[0], deadline, output);

	close(ends[0]);
	if (outcome == APART_DONE)
		return check_time(judge_end(child, output),
				  deadline - (long)seconds * 500, output);
	kill(child, SIGKILL);
	while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
	return outcome;
}
