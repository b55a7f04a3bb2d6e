/* SPDX-License-Identifier: MIT */
/* What libFuzzer calls; FUZZ_TARGET in the environment names the target. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *count, char ***argument);

static const struct fuzz_target *target;

int
LLVMFuzzerInitialize(int *count, char ***argument)
{
	const char *name = getenv("FUZZ_TARGET");

	(void)count;
	(void)argument;
	target = fuzz_target_find(name ? name : "");
	if (target)
		return 0;
	fprintf(stderr, "fuzz: FUZZ_TARGET is one of");
	for (size_t i = 0; fuzz_target_at(i); i++)
		fprintf(stderr, " %s", fuzz_target_at(i)->name);
	fprintf(stderr, "\n");
	exit(EXIT_FAILURE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	target->run(data, size);
	return 0;
}
