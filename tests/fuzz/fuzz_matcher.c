/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include "../../src/text/patterns.h"

struct matcher *
fuzz_matcher(void)
{
	/* Only the matcher knows it later; a search for leaks wants it kept. */
	static struct patterns *patterns __attribute__((used));
	static struct matcher *matcher;
	struct error error = { 0 };

	if (matcher)
		return matcher;
	patterns = patterns_new(&error);
	FUZZ_CHECK(patterns != NULL);
	matcher = matcher_new(patterns, &error);
	FUZZ_CHECK(matcher != NULL);
	return matcher;
}
