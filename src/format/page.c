/* SPDX-License-Identifier: MIT */
#include "page.h"

#include "html.h"

static void
append_lines(struct bytes *bytes, const char *const *line)
{
	for (; *line; line++) {
		bytes_append_text(bytes, *line);
		bytes_append_byte(bytes, '\n');
	}
}

void
page_open(struct bytes *bytes, const char *title)
{
	bytes_append_text(
		bytes,
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\""
		"default-src 'none'; style-src 'unsafe-inline'; "
		"base-uri 'none'; form-action 'none'; script-src 'sha256-");
	bytes_append_text(bytes, page_script_digest);
	bytes_append_text(
		bytes, "'\">\n"
		       "<meta name=\"viewport\" content=\"width=device-width, "
		       "initial-scale=1\">\n"
		       "<meta name=\"color-scheme\" content=\"light dark\">\n");
	html_append_element(bytes, "title", title);
	bytes_append_text(bytes, "\n<style>\n");
	append_lines(bytes, page_style);
	bytes_append_text(bytes, "</style>\n</head>\n<body>\n<main>\n");
}

void
page_close(struct bytes *bytes)
{
	/* The digest is of all between the tags, line ends as well. */
	bytes_append_text(bytes, "</main>\n<script>\n");
	append_lines(bytes, page_script);
	bytes_append_text(bytes, "</script>\n</body>\n</html>\n");
}
