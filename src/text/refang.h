/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_REFANG_H
#define TRIAGE_REFANG_H

#include "../base/bytes.h"

/*
 * Defanging makes an address harmless to click; this undoes it.
 *
 *	[.] (.) [dot] (dot)	a dot
 *	[@] (@) [at] (at)	an at sign
 *	hxxp hxxps fxp		http, https, ftp
 *	[:] [://] :// [//]	the same without brackets
 */

/* Append in lower case; returns whether anything was defanged. */
bool refang_append(struct bytes *bytes, const char *text, size_t length);

/*
 * The same for a whole URL.  Scheme and host become lower case, what RFC 3986
 * does not allow is percent-encoded, and `host` is set to where the host starts
 * in `bytes`, with its length.
 */
struct refanged_host {
	size_t start;
	size_t length;
};

bool refang_append_url(struct bytes *bytes, const char *text, size_t length,
		       struct refanged_host *host);

/* Whether a byte may stand in a URL as it is. */
bool refang_is_allowed(char byte);

#endif
