/* SPDX-License-Identifier: MIT */
/*
 * A program of the build: writes the expressions of all patterns, compiled, as
 * C for the quick program (text/regex.h).
 */
#include "../text/patterns.h"
#include "../text/regex.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

/* An array of bytes; PCRE2 wants its code aligned as malloc() does. */
static void
print_array(const char *name, size_t class, const char *data, size_t length)
{
	printf("static const _Alignas(16) unsigned char %s%zu[] = {", name,
	       class);
	for (size_t i = 0; i < length; i++)
		printf("%s%d,", i % 16 == 0 ? "\n\t" : " ",
		       (unsigned char)data[i]);
	puts("\n};");
}

static bool
print_code(size_t class)
{
	struct bytes code = { 0 };
	const char *source = patterns_class_source(class);
	bool done = regex_append_ready(&code, source) && bytes_ok(&code);

	if (done) {
		print_array("source", class, source, strlen(source) + 1);
		print_array("code", class, code.data, code.length);
	}
	bytes_free(&code);
	return done;
}

int
main(void)
{
	puts("#include \"text/regex.h\"\n");
	for (size_t class = 1; class <= patterns_count(); class++)
		if (!print_code(class))
			return EX_SOFTWARE;
	puts("const struct regex_ready regex_ready[] = {");
	for (size_t class = 1; class <= patterns_count(); class++)
		printf("\t{ (const char *)source%zu, code%zu },\n", class,
		       class);
	puts("\t{ NULL, NULL },\n};");
	return fflush(stdout) == 0 ? 0 : EX_IOERR;
}
