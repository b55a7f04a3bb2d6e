/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SHARED_OBJECT_H
#define TRIAGE_SHARED_OBJECT_H

#include "error.h"

/*
 * Shared libraries that only some paths need.
 *
 * Every library a program is linked to costs each start, whatever the program
 * then does: GMime alone costs ten times what it takes to judge an article.
 * So the program itself needs no shared library but the C library's own: what
 * is small and C (PCRE2, utf8proc, jansson, zlib) is linked into it, and what
 * only some paths need is loaded here when it is first wanted.  One file is
 * the only user of such a library.  It takes the types from the library's
 * header and the functions from a table:
 *
 *	#include <gumbo.h>
 *
 *	static struct {
 *		__typeof__(gumbo_parse) *parse;
 *		__typeof__(kGumboDefaultOptions) *options;
 *	} gumbo;
 *
 *	static const struct symbol symbol[] = {
 *		{ "gumbo_parse", &gumbo.parse },
 *		{ "kGumboDefaultOptions", &gumbo.options },
 *		{ NULL, NULL },
 *	};
 *
 *	shared_object_load("libgumbo.so.1", symbol, &error)
 *
 * Where a header's macros call functions by name (GMIME_IS_PART), a #define
 * of the name behind the #include leads them to the table.
 *
 * The quick program (command/full.h) loads nothing, but may hold a library's
 * archive.  The file that is its user is then compiled once more, for the
 * quick program alone, with TRIAGE_QUICK, and begins with what is built in:
 *
 *	} gumbo = {
 *		.parse = SHARED_OBJECT_BUILT_IN(gumbo_parse),
 */
struct symbol {
	const char *name;	/* NULL ends the table */
	void *pointer;		/* where to put its address */
};

#ifdef TRIAGE_QUICK
#define SHARED_OBJECT_BUILT_IN(function) function
#else
#define SHARED_OBJECT_BUILT_IN(function) NULL
#endif

/*
 * Load `file`, for good, and fill in every symbol; call it from one thread,
 * before what was loaded is used.  Once it has succeeded, it costs nothing
 * more than a look at the first symbol.  STATUS_UNAVAILABLE names the file.
 */
bool shared_object_load(const char *file, const struct symbol *symbol,
			struct error *error);

/* False in the quick program, where loading what is not built in fails. */
bool shared_object_is_possible(void);

/*
 * The same, asked before a call into the C library that would load something
 * (iconv_open()).  Where the answer is no, and where shared_object_load() has
 * failed for that reason, shared_object_was_wanted() says so from then on:
 * the full program would have gone another way.
 */
bool shared_object_want(void);
bool shared_object_was_wanted(void);

#endif
