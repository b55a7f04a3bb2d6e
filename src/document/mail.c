/* SPDX-License-Identifier: MIT */
#include "mail.h"

#include "charset.h"
#include "date.h"
#include "flowed.h"
#include "gmime.h"
#include "html.h"
#include "kind.h"
#include "letter.h"

#include "../base/utf8.h"

#include <string.h>
#include <strings.h>

enum {
	PLAIN_FEW = 60,		/* words that may only point to the HTML */
	HTML_MANY = 3,		/* times as many, and they do */
};

/* What is the same for all parts of a message. */
struct mail {
	const struct limits *limits;
	bool reply;
};

static bool append_part(const struct mail *mail, const struct mime *part,
			struct document *document, struct error *error);

static const char *
declared_charset(const struct mime *part)
{
	return part->charset.length > 0 ? part->charset.data : NULL;
}

static void
append_plain(const struct mail *mail, const struct mime *part,
	     struct document *document)
{
	struct bytes text = { 0 };
	struct bytes whole = { 0 };

	charset_append(&text, bytes_text(&part->content),
		       part->content.length, declared_charset(part),
		       document);
	if (part->flowed) {
		flowed_append(&whole, bytes_text(&text), text.length,
			      part->delete_space);
		letter_append(document, bytes_text(&whole), whole.length,
			      mail->reply);
	} else {
		letter_append(document, bytes_text(&text), text.length,
			      mail->reply);
	}
	document->body.failed |= text.failed | whole.failed;
	bytes_free(&text);
	bytes_free(&whole);
}

static bool
append_html(const struct mail *mail, const struct mime *part,
	    struct document *document, struct error *error)
{
	struct markup markup = {
		.data = bytes_text(&part->content),
		.length = part->content.length,
		.charset = declared_charset(part),
		.limits = mail->limits,
	};
	struct bytes text = { 0 };
	bool read = markup_append_text(&text, &markup, document, error);

	if (read)
		letter_append(document, bytes_text(&text), text.length,
			      mail->reply);
	document->body.failed |= text.failed;
	bytes_free(&text);
	return read;
}

static bool
append_all(const struct mail *mail, const struct mime *part,
	   struct document *document, struct error *error)
{
	for (const struct mime *child = part->child; child;
	     child = child->next)
		if (!append_part(mail, child, document, error))
			return false;
	return true;
}

/* The first that can be read: of `related` the others only serve it. */
static bool
append_first(const struct mail *mail, const struct mime *part,
	     struct document *document, struct error *error)
{
	const struct mime *child = part->child;

	while (child && child->type == MIME_OTHER)
		child = child->next;
	return !child || append_part(mail, child, document, error);
}

/* Move what was read into another document. */
static void
append_document(struct document *document, const struct document *part)
{
	bytes_append(&document->body, bytes_text(&part->body),
		     part->body.length);
	bytes_append(&document->aside, bytes_text(&part->aside),
		     part->aside.length);
	if (part->charset.length > 0) {
		bytes_clear(&document->charset);
		bytes_append(&document->charset, part->charset.data,
			     part->charset.length);
	}
	document->charset_guessed |= part->charset_guessed;
	document->replaced += part->replaced;
	if (part->cut)
		document->cut = part->cut;
	document->body.failed |= !document_ok(part);
}

/* Markup in what calls itself plain, as some programs send it. */
static bool
is_markup(const struct bytes *text)
{
	const char *start = bytes_text(text);

	start += strspn(start, " \t\r\n");
	return strncasecmp(start, "<!doctype html", 14) == 0 ||
	       strncasecmp(start, "<html", 5) == 0;
}

static size_t
count_words(const struct document *part)
{
	return letter_words(bytes_text(&part->body), part->body.length);
}

/* Whether a plain part is read, whatever stands beside it. */
static bool
is_enough_alone(const struct document *plain)
{
	return count_words(plain) >= PLAIN_FEW && !is_markup(&plain->body);
}

static bool
is_enough(const struct document *plain, const struct document *rich)
{
	size_t words = count_words(plain);
	size_t others = count_words(rich);

	if (words == 0 || is_markup(&plain->body))
		return others == 0;
	return words >= PLAIN_FEW || others < HTML_MANY * words;
}

/* The last of a kind is the best, says RFC 2046. */
static const struct mime *
find_last(const struct mime *part, bool is_plain)
{
	const struct mime *last = NULL;

	for (const struct mime *child = part->child; child;
	     child = child->next)
		if (child->type != MIME_OTHER &&
		    (child->type == MIME_PLAIN) == is_plain)
			last = child;
	return last;
}

static bool
append_alternative(const struct mail *mail, const struct mime *part,
		   struct document *document, struct error *error)
{
	const struct mime *plain = find_last(part, true);
	const struct mime *rich = find_last(part, false);
	struct document first = { 0 };
	struct document second = { 0 };
	bool read = !plain || append_part(mail, plain, &first, error);

	if (read && rich && !is_enough_alone(&first))
		read = append_part(mail, rich, &second, error);
	if (read)
		append_document(document,
				is_enough(&first, &second) ? &first : &second);
	document_free(&first);
	document_free(&second);
	return read;
}

/* Append a header field as UTF-8, encoded words decoded. */
static void
append_field(struct bytes *text, const struct bytes *field,
	     struct document *document)
{
	struct bytes converted = { 0 };
	struct bytes words = { 0 };

	charset_append(&converted, bytes_text(field), field->length, NULL,
		       document);
	mime_append_words(&words, bytes_text(&converted));
	utf8_append_repaired(text, bytes_text(&words), words.length);
	text->failed |= converted.failed | words.failed;
	bytes_free(&converted);
	bytes_free(&words);
}

/* A message within the message. */
static bool
append_message(const struct mail *mail, const struct mime *part,
	       struct document *document, struct error *error)
{
	if (part->subject.length > 0) {
		append_field(&document->body, &part->subject, document);
		bytes_append_text(&document->body, "\n\n");
	}
	return append_all(mail, part, document, error);
}

static bool
append_part(const struct mail *mail, const struct mime *part,
	    struct document *document, struct error *error)
{
	switch (part->type) {
	case MIME_PLAIN:
		append_plain(mail, part, document);
		return true;
	case MIME_HTML:
		return append_html(mail, part, document, error);
	case MIME_PARTS:
		return append_all(mail, part, document, error);
	case MIME_ALTERNATIVE:
		return append_alternative(mail, part, document, error);
	case MIME_FIRST:
		return append_first(mail, part, document, error);
	case MIME_MESSAGE:
		return append_message(mail, part, document, error);
	case MIME_OTHER:
		break;
	}
	return true;
}

/* A link without the brackets that some fields have around it. */
static void
append_link(struct bytes *link, const struct bytes *field)
{
	const char *start = bytes_text(field);

	start += strspn(start, "< \t");
	if (strncasecmp(start, "http:", 5) == 0 ||
	    strncasecmp(start, "https:", 6) == 0)
		utf8_append_repaired(link, start, strcspn(start, "> \t\r\n"));
}

/* Whether a subject says that this answers another message. */
static bool
is_reply(const struct bytes *subject)
{
	static const char *const words[] = { "Re:", "Re[", "Aw:", "Sv:",
					     "Antw:" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strncasecmp(bytes_text(subject), words[i],
				strlen(words[i])) == 0)
			return true;
	return false;
}

static void
fill_facts(struct document *document, const struct mime *message)
{
	append_field(&document->title, &message->subject, document);
	append_field(&document->from, &message->from, document);
	date_append(&document->date, bytes_text(&message->date),
		    message->date.length);
	append_link(&document->link, &message->link);
	utf8_append_repaired(&document->id, bytes_text(&message->id),
			     message->id.length);
	/* These are of the fields, which need not be those of the text. */
	bytes_clear(&document->charset);
	document->charset_guessed = false;
}

/* Lines in front of the header: of an mbox, and of its like in transit. */
static size_t
envelope_length(const char *message, size_t length)
{
	size_t envelope = 0;
	bool marked = false;

	for (;;) {
		const char *rest = message + envelope + marked;
		size_t left = length - envelope - marked;
		size_t line = mail_from_line(rest, left);

		if (line == 0)
			return envelope;
		envelope += line + marked;
		marked = envelope < length && message[envelope] == '>';
	}
}

bool
document_read_mail(struct document *document, const char *message,
		   size_t length, const struct limits *limits,
		   struct error *error)
{
	size_t envelope = envelope_length(message, length);
	const char *cut = NULL;
	struct mail mail = { .limits = limits };
	struct mime *mime = mime_parse(message + envelope, length - envelope,
				       limits, &cut, error);
	bool read;

	if (!mime)
		return false;
	document->kind = "mail";
	document->cut = cut;
	fill_facts(document, mime);
	mail.reply = is_reply(&document->title);
	read = append_all(&mail, mime, document, error);
	mime_free(mime);
	return read;
}
