/* SPDX-License-Identifier: MIT */
#include "feed_state.h"

#include <stdlib.h>
#include <string.h>

/* Expat counts in int. */
static const size_t PIECE = (size_t)1 << 30;

/* Entities may expand to so much before their proportion matters. */
static const unsigned long long EXPANSION_FREE = 1 << 20;

bool
feed_begin(struct feed *feed, const char *encoding, struct error *error)
{
	const struct expat *expat = feed->expat;

	if (feed->parser)
		expat->ParserFree(feed->parser);
	feed->parser = expat->ParserCreateNS(encoding, EXPAT_SEPARATOR);
	if (!feed->parser)
		return error_no_memory(error);
	expat->SetReturnNSTriplet(feed->parser, 1);
	expat->SetMaximumAmplification(feed->parser,
				       (float)feed->limits->expansion);
	expat->SetActivationThreshold(feed->parser, EXPANSION_FREE);
	expat->SetUnknownEncodingHandler(feed->parser, xml_encoding_fill, NULL);
	feed_listen(feed);
	return true;
}

struct feed *
feed_new(const char *data, size_t length, const struct limits *limits,
	 struct error *error)
{
	const struct expat *expat = expat_load(error);
	struct feed *feed = expat ? calloc(1, sizeof *feed) : NULL;

	if (!feed) {
		if (expat)
			error_no_memory(error);
		return NULL;
	}
	feed->expat = expat;
	feed->limits = limits;
	feed->data = data;
	feed->length = length;
	feed->width = xml_width_of(data, length);
	if (feed_begin(feed, NULL, error))
		return feed;
	feed_free(feed);
	return NULL;
}

void
feed_free(struct feed *feed)
{
	if (!feed)
		return;
	if (feed->parser)
		feed->expat->ParserFree(feed->parser);
	feed_draft_free(&feed->draft);
	bytes_free(&feed->mended);
	bytes_free(&feed->charset);
	bytes_free(&feed->text);
	bytes_free(&feed->authors);
	free(feed->item.ours);
	free(feed);
}

const struct feed_item *
feed_item(const struct feed *feed)
{
	return &feed->item;
}

/* Go on to the end of the next item, or of the feed. */
static enum XML_Status
go_on(struct feed *feed)
{
	enum XML_Status status = XML_STATUS_OK;

	if (feed->is_suspended) {
		feed->is_suspended = false;
		status = feed->expat->ResumeParser(feed->parser);
	}
	while (status == XML_STATUS_OK && !feed->is_over) {
		size_t left = feed->length - feed->fed;
		size_t piece = left < PIECE ? left : PIECE;

		feed->is_over = piece == left;
		status =
			feed->expat->Parse(feed->parser, feed->data + feed->fed,
					   (int)piece, feed->is_over);
		feed->fed += piece;
	}
	return status;
}

static enum reader_status
end_broken(struct feed *feed, struct error *error)
{
	enum XML_Error code = feed->expat->GetErrorCode(feed->parser);

	feed->is_over = true;
	feed->is_suspended = false;
	if (code == XML_ERROR_NO_MEMORY)
		feed_fail(feed, STATUS_NO_MEMORY, "out of memory");
	if (code == XML_ERROR_AMPLIFICATION_LIMIT_BREACH)
		feed_fail(feed, STATUS_LIMIT,
			  "entities expand more than --max-expansion allows");
	feed_fail(feed, STATUS_BAD_INPUT, feed->expat->ErrorString(code));
	*error = feed->error;
	return READER_BROKEN;
}

static bool
is_bytes_ok(const struct feed *feed)
{
	bool ok = bytes_ok(&feed->text) && bytes_ok(&feed->authors) &&
		  bytes_ok(&feed->charset);

	for (int i = 0; i < PARTS; i++)
		ok &= bytes_ok(&feed->draft.part[i]);
	return ok;
}

static enum reader_status
finish_item(struct feed *feed, struct document *document, struct error *error)
{
	struct bytes *from = &feed->draft.part[PART_FROM];
	bool finished = is_bytes_ok(feed) || error_no_memory(error);

	/* RFC 4287, section 4.2.1: an entry has the feed's unless its own. */
	if (finished && from->length == 0)
		bytes_append(from, bytes_text(&feed->authors),
			     feed->authors.length);
	if (finished)
		finished = feed_draft_finish(&feed->draft, feed->limits,
					     document, error);
	if (feed->charset.length > 0) {
		bytes_clear(&document->charset);
		bytes_append(&document->charset, bytes_text(&feed->charset),
			     feed->charset.length);
	}
	document->kind = feed->is_atom ? "atom" : "rss";
	document->line = feed->line;
	error->line = feed->line;
	return finished ? READER_READ : READER_BROKEN;
}

enum reader_status
feed_next(struct feed *feed, struct document *document, struct error *error)
{
	if (feed->failed || (feed->is_over && !feed->is_suspended))
		return READER_END;

	enum XML_Status status = go_on(feed);

	if (feed->failed || status == XML_STATUS_ERROR)
		return end_broken(feed, error);
	if (!feed->is_suspended)
		return READER_END;
	return finish_item(feed, document, error);
}
