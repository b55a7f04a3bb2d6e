/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FILTER_H
#define TRIAGE_FILTER_H

#include "../document/json.h"
#include "../document/limits.h"
#include "../format/format.h"

/*
 * What passes through and comes out with tags: pure functions from bytes to
 * bytes, which neither read nor write.  A filter is one file and one row of
 * the table in filter.c; command/filter.c drives them and sees to it that
 * nothing is lost.
 */

/* What was found out about one document. */
struct verdict {
	struct result result; /* holds until the next document */
	bool acts;	      /* what --when asks holds of it */
	bool goes;	      /* --drop or --keep asks to leave it out */
};

/* What a filter is given beside the bytes. */
struct filter_request {
	const struct limits *limits;
	const struct format_options *shown;
	const char *version; /* of the program */
	const char *title_prefix;	/* or NULL */
	const char *kind;		/* of records: JSON unless named */
	const struct json_names *names;	/* of members of JSON records */
	bool result_only;		/* replies do not repeat the record */
	uint64_t key_field;		/* of rows: not judged; from 1 */

	/* Judge a document; false when that cannot be done. */
	bool (*judge)(void *context, struct document *document,
		      struct verdict *verdict, struct error *error);
	void *context;
};

struct filter {
	const char *name; /* "mail" for the option --mail */

	/*
	 * Append the reply to one record, which is never without one; false
	 * where that tells of an error.  NULL where the input is a whole.
	 */
	bool (*answer)(const struct filter_request *request,
		       const char *record, size_t length,
		       struct bytes *output);

	/* Append the reply to a record of which only the error is known. */
	void (*answer_error)(const char *reason, struct bytes *output);

	/*
	 * Append the whole input with its tags.  On failure what was appended
	 * means nothing.
	 */
	bool (*pass)(const struct filter_request *request, const char *data,
		     size_t length, struct bytes *output, struct error *error);

	/*
	 * Append the whole input where it could not be judged, and say why if
	 * there is a place for that.  NULL: it passes as it is.
	 */
	void (*recover)(const char *data, size_t length, const char *reason,
			struct bytes *output);
};

/* By number, for lists; NULL behind the last. */
const struct filter *filter_at(size_t i);

/* What a record may be, likewise. */
const char *filter_record_kind(size_t i);

/* The single filters: */
bool filter_mail(const struct filter_request *request, const char *data,
		 size_t length, struct bytes *output, struct error *error);
void filter_mail_recover(const char *data, size_t length, const char *reason,
			 struct bytes *output);
bool filter_feed(const struct filter_request *request, const char *data,
		 size_t length, struct bytes *output, struct error *error);
bool filter_sfeed(const struct filter_request *request, const char *data,
		  size_t length, struct bytes *output, struct error *error);
bool filter_jsonl(const struct filter_request *request, const char *record,
		  size_t length, struct bytes *output);
void filter_jsonl_error(const char *reason, struct bytes *output);
bool filter_tsv(const struct filter_request *request, const char *record,
		size_t length, struct bytes *output);
void filter_tsv_error(const char *reason, struct bytes *output);

#endif
