/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_SCAN_H
#define TRIAGE_HTML_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Where the tags of a page end, told before its parser looks for it: that
 * loses its way in a tag or a script's end tag that comes in two pieces, waits
 * for the end of a tag with a stray quote as in <a href="x"">, and compares
 * every attribute of a tag to all before it.
 *
 * Where tags and values end is taken from the HTML standard, "Tokenization"
 * (13.2.5).  What is between the tags of scripts and style sheets is theirs.
 */
struct html_scan {
	char *data;	/* ended with a NUL, without any before */
	size_t length;
	size_t comment;	/* where the last one found ends; 0 at first */
	bool is_cut;	/* a tag had more attributes than are sane */
};

/*
 * Where a step from `at`, which is in no tag, ends: after `most` bytes at
 * most, but not before the first tag, script or comment does.  Blanks what
 * the parser would stumble over: quotes that neither begin nor end a value,
 * and attributes past the thousandth of a tag.
 */
size_t html_scan_step(struct html_scan *scan, size_t at, size_t most);

#endif
