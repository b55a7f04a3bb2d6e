/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_QUICK_ICONV_H
#define TRIAGE_QUICK_ICONV_H

#include <iconv.h>

/*
 * iconv() as GMime has it in the quick program, where it decodes the words of
 * a header: what the C library does without loading code, and the two charsets
 * besides that such words are mostly in.  Everything else is for the full
 * program.  The Makefile leads GMime's calls here.
 */
iconv_t quick_iconv_open(const char *to, const char *from);
size_t quick_iconv(iconv_t converter, char **from, size_t *left, char **to,
		   size_t *room);
int quick_iconv_close(iconv_t converter);

#endif
