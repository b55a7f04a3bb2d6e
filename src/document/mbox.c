/* SPDX-License-Identifier: MIT */
/*
 * An mbox: each message begins with a line such as
 *
 *	From jo@example.org Mon Sep  7 09:00:00 2026
 *
 * at the start of the file or behind an empty line.  Lines of a message that
 * look alike have a '>' in front (mboxrd; mboxo does so with fewer of them),
 * which is taken off.
 */
#include "kind.h"
#include "mail.h"

#include <stdlib.h>
#include <string.h>

struct mbox {
	struct bytes message;
	size_t line;		/* of the "From " line of `message` */
	size_t next;		/* of the one read ahead, or 0 */
	bool too_large;
};

static const char FROM[] = "From ";

enum { FROM_LENGTH = sizeof FROM - 1 };

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Whether a line has a time of day, with or without seconds. */
static bool
has_time(const char *line, size_t length)
{
	for (size_t i = 1; i + 2 < length; i++)
		if (line[i] == ':' && is_digit(line[i - 1]) &&
		    is_digit(line[i + 1]) && is_digit(line[i + 2]))
			return true;
	return false;
}

size_t
mail_from_line(const char *data, size_t length)
{
	const char *newline = length ? memchr(data, '\n', length) : NULL;
	size_t line = newline ? (size_t)(newline - data) : length;

	if (line < FROM_LENGTH || memcmp(data, FROM, FROM_LENGTH) != 0 ||
	    !has_time(data, line))
		return 0;
	return line + (newline != NULL);
}

static bool
is_mbox(const char *data, size_t length)
{
	size_t line = mail_from_line(data, length);

	return line > 0 && (line == length ||
			    mail_is_header(data + line, length - line));
}

/* Append a line of a message without the '>' of a "From " line. */
static void
append_line(struct bytes *message, const char *line, size_t length)
{
	size_t marks = 0;

	while (marks < length && line[marks] == '>')
		marks++;
	if (marks > 0 && length - marks >= FROM_LENGTH &&
	    memcmp(line + marks, FROM, FROM_LENGTH) == 0) {
		line++;
		length--;
	}
	bytes_append(message, line, length);
	bytes_append_byte(message, '\n');
}

/*
 * Read up to the next "From " line.  A message past the limit is read too,
 * so that the next one is found, but not kept.
 */
static enum lines_status
read_message(struct input *input, struct mbox *mbox, struct error *error)
{
	bool empty = true;
	const char *line;
	size_t length;
	enum lines_status status;

	bytes_clear(&mbox->message);
	mbox->too_large = false;
	mbox->line = mbox->next;
	while ((status = lines_next(input->lines, &line, &length, error)) !=
	       LINES_END) {
		if (status == LINES_BROKEN && error->line == 0)
			return status;
		mbox->next = lines_number(input->lines);
		if (status == LINES_READ && empty &&
		    mail_from_line(line, length) > 0 && mbox->line > 0)
			return LINES_READ;
		if (mbox->line == 0)
			mbox->line = mbox->next;
		else if (status == LINES_READ && !mbox->too_large)
			append_line(&mbox->message, line, length);
		mbox->too_large |= status == LINES_BROKEN ||
				   mbox->message.length > input->limits->bytes;
		empty = status == LINES_READ && length == 0;
	}
	mbox->next = 0;
	return mbox->line > 0 ? LINES_READ : LINES_END;
}

static struct mbox *
state_of(struct input *input, struct error *error)
{
	if (!input->state)
		input->state = calloc(1, sizeof(struct mbox));
	if (!input->state)
		error_no_memory(error);
	return input->state;
}

static enum reader_status
next_mbox(struct input *input, struct document *document, struct error *error)
{
	struct mbox *mbox = state_of(input, error);
	enum lines_status status =
		mbox ? read_message(input, mbox, error) : LINES_BROKEN;

	if (status == LINES_END)
		return READER_END;
	if (status == LINES_BROKEN)
		return READER_BROKEN;
	if (mbox->too_large)
		error_at_line(error, STATUS_LIMIT,
			      "larger than --max-bytes allows", mbox->line);
	else if (document_read_mail(document, bytes_text(&mbox->message),
				    mbox->message.length, input->limits,
				    error))
		status = LINES_END;
	document->kind = "mbox";
	document->line = mbox->line;
	return status == LINES_END ? READER_READ : READER_BROKEN;
}

static void
close_mbox(struct input *input)
{
	struct mbox *mbox = input->state;

	if (mbox)
		bytes_free(&mbox->message);
	free(mbox);
}

const struct kind kind_mbox = {
	.name = "mbox",
	.is_it = is_mbox,
	.next = next_mbox,
	.close = close_mbox,
};
