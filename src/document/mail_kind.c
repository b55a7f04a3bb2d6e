/* SPDX-License-Identifier: MIT */
/* A file that is one message, and how its first bytes tell that. */
#include "kind.h"
#include "mail.h"

#include <string.h>
#include <strings.h>

/* Fields that a message has and that no article begins with. */
static const char *const names[] = {
	"ARC-Seal",	 "Authentication-Results", "Content-Type",
	"Delivered-To",	 "DKIM-Signature",	   "Envelope-To",
	"From",		 "Message-ID",		   "MIME-Version",
	"Received",	 "Received-SPF",	   "Reply-To",
	"Return-Path",	 "Sender",		   "Subject",
	"X-Original-To",
};

enum { NAMES = sizeof names / sizeof names[0] };

/* The length of a field's name with a colon behind it, or 0. */
static size_t
name_length(const char *line, size_t length)
{
	size_t at = 0;

	while (at < length && line[at] > ' ' && line[at] < 127 &&
	       line[at] != ':')
		at++;
	return at < length && line[at] == ':' ? at : 0;
}

static bool
is_known(const char *name, size_t length)
{
	for (size_t i = 0; i < NAMES; i++)
		if (strlen(names[i]) == length &&
		    strncasecmp(names[i], name, length) == 0)
			return true;
	return false;
}

/* Whether a line goes on with the field before it. */
static bool
is_continuation(const char *line, size_t length)
{
	return length > 0 && (line[0] == ' ' || line[0] == '\t');
}

bool
mail_is_header(const char *data, size_t length)
{
	const char *end = data + length;
	bool known = false;

	for (bool first = true; data < end; first = false) {
		const char *newline = memchr(data, '\n', (size_t)(end - data));
		size_t line = newline ? (size_t)(newline - data)
				      : (size_t)(end - data);
		size_t name = name_length(data, line);

		if (line == 0 || (line == 1 && data[0] == '\r'))
			return known;
		/* A line that is not all there yet may be anything. */
		if (!newline && !first)
			return known;
		if (name == 0 && (first || !is_continuation(data, line)))
			return false;
		known |= is_known(data, name);
		data += line + (newline != NULL);
	}
	return known;
}

static enum reader_status
next_mail(struct input *input, struct document *document, struct error *error)
{
	const char *data;
	size_t length;
	enum reader_status status = input_whole(input, &data, &length, error);

	if (status == READER_READ &&
	    !document_read_mail(document, data, length, input->limits, error))
		status = READER_BROKEN;
	return status;
}

const struct kind kind_mail = {
	.name = "mail",
	.is_it = mail_is_header,
	.next = next_mail,
};
