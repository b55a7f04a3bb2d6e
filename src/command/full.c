/* SPDX-License-Identifier: MIT */
/* For memfd_create(). */
#define _GNU_SOURCE
#include "full.h"

#include "../base/file.h"
#include "../base/shared_object.h"
#include "../model/locate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef TRIAGE_FULL
#define TRIAGE_FULL "/usr/local/lib/triage/triage"
#endif

static char **remembered;

void
full_remember(int count, char **argument)
{
	size_t size = ((size_t)count + 1) * sizeof *argument;

	if (shared_object_is_possible())
		return;
	remembered = malloc(size);
	if (remembered)
		memcpy(remembered, argument, size);
}

/* Where it is: in the build, beside where we are installed, or as built. */
void
full_run(void)
{
	static const char *const place[] = { "/full/triage",
					     "/../lib/triage/triage" };
	char folder[PATH_MAX];
	char path[2 * PATH_MAX];

	if (!remembered)
		return;
	if (locate_program(folder))
		for (size_t i = 0; i < sizeof place / sizeof place[0]; i++) {
			snprintf(path, sizeof path, "%s%s", folder, place[i]);
			execv(path, remembered);
		}
	execv(TRIAGE_FULL, remembered);
}

/* The system copies it into memory that outlives this program. */
static bool
offer(const struct bytes *input, int descriptor)
{
	return file_write_descriptor(descriptor, bytes_text(input),
				     input->length) &&
	       lseek(descriptor, 0, SEEK_SET) == 0 &&
	       dup2(descriptor, STDIN_FILENO) == STDIN_FILENO;
}

void
full_run_on(const struct bytes *input)
{
	int descriptor = memfd_create("input", MFD_CLOEXEC);

	if (descriptor < 0)
		return;
	if (offer(input, descriptor))
		full_run();
	close(descriptor);
}
