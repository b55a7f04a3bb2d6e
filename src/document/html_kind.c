/* SPDX-License-Identifier: MIT */
/* A web page. */
#include "kind.h"

#include "html.h"

#include <string.h>
#include <strings.h>

/* How the MIME Sniffing Standard of WHATWG tells HTML. */
static const char *const starts[] = {
	"<!doctype html", "<html", "<head",  "<script", "<iframe", "<h1",
	"<div",		  "<font", "<table", "<a",	"<style",  "<title",
	"<b",		  "<body", "<br",    "<p",	"<!--",	   "<meta",
	"<article",	  "<main", "<section",
};

enum { STARTS = sizeof starts / sizeof starts[0], LOOK_MOST = 1024 };

static bool
begins(const char *text, const char *start)
{
	size_t length = strlen(start);

	if (strncasecmp(text, start, length) != 0)
		return false;
	return strcmp(start, "<!--") == 0 ||
	       strchr(" \t\r\n>", text[length]) != NULL;
}

/* XHTML: an XML declaration comes first. */
static bool
is_xhtml(const char *text)
{
	if (strncmp(text, "<?xml", 5) != 0)
		return false;
	text = strstr(text, "?>");
	if (!text)
		return false;
	text += 2 + strspn(text + 2, " \t\r\n");
	return begins(text, "<!doctype html") || begins(text, "<html");
}

static bool
is_html(const char *data, size_t length)
{
	char text[LOOK_MOST + 1];
	size_t kept = 0;

	/* What is left of UTF-16 without its zeros and marks is enough. */
	for (size_t i = 0; i < length && kept < LOOK_MOST; i++) {
		if (data[i] == '\0' ||
		    (kept == 0 && strchr("\xef\xbb\xbf\xff\xfe \t\r\n",
					 data[i])))
			continue;
		text[kept++] = data[i];
		/* All that is looked for begins so. */
		if (text[0] != '<')
			return false;
	}
	text[kept] = '\0';
	for (size_t i = 0; i < STARTS; i++)
		if (begins(text, starts[i]))
			return true;
	return is_xhtml(text);
}

static enum reader_status
next_page(struct input *input, struct document *document, struct error *error)
{
	struct markup markup = { .limits = input->limits };
	enum reader_status status = input_whole(input, &markup.data,
						&markup.length, error);

	if (status == READER_READ &&
	    !document_read_html(document, &markup, error))
		return READER_BROKEN;
	return status;
}

const struct kind kind_html = {
	.name = "html",
	.is_it = is_html,
	.next = next_page,
};
