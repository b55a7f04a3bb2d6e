/* SPDX-License-Identifier: MIT */
/*
 * Records of JSON, an object out for each that came in: the same bytes with
 * the result as one more member.  Records of other kinds are answered by the
 * result alone.
 */
#include "filter.h"

#include "json_editor.h"

#include "../base/json_text.h"
#include "../base/utf8.h"
#include "../document/html.h"
#include "../document/json_scan.h"
#include "../document/mail.h"

#include <string.h>

static const char MEMBER[] = "triage";

static void
append_error(const char *reason, struct bytes *member)
{
	bytes_printf(member, "\"%s\":{\"status\":\"error\",\"error\":", MEMBER);
	json_append_text(member, reason, strlen(reason));
	bytes_append_byte(member, '}');
}

void
filter_jsonl_error(const char *reason, struct bytes *output)
{
	bytes_append_byte(output, '{');
	append_error(reason, output);
	bytes_append_byte(output, '}');
}

/* A constant and the word that it is about, on one line. */
static void
append_failure(const struct error *error, struct bytes *member)
{
	struct bytes words = { 0 };

	bytes_append_text(&words, error->what);
	if (error->detail[0] != '\0') {
		bytes_append_text(&words, ": ");
		utf8_append_repaired(&words, error->detail,
				     strlen(error->detail));
	}
	append_error(bytes_text(&words), member);
	bytes_free(&words);
}

/* Append `"triage":{…}`, or nothing where --when does not hold. */
static bool
append_result(const struct filter_request *request, struct document *document,
	      struct bytes *member)
{
	struct verdict verdict = { 0 };
	struct error error = { 0 };

	if (!document_ok(document))
		error_no_memory(&error);
	else if (request->judge(request->context, document, &verdict, &error)) {
		if (!verdict.acts)
			return true;
		bytes_printf(member, "\"%s\":", MEMBER);
		format_json_verdict(&verdict.result, request->shown, member);
		return true;
	}
	append_failure(&error, member);
	return false;
}

/* The object again, with `member` in place of any of its name. */
static void
append_record(const char *record, size_t length, const struct bytes *member,
	      struct bytes *output)
{
	struct json_scan scan = json_scan_start(record, length);
	struct edits edits = { 0 };
	struct json_editor editor;
	struct json_span key;
	struct json_span value;

	json_scan_open(&scan, '{');
	editor = json_editor_start(&edits, scan.at);
	while (json_scan_next(&scan, '}') == JSON_PART &&
	       json_scan_key(&scan, &key) && json_scan_value(&scan, &value)) {
		if (json_span_is(&scan, key, MEMBER))
			json_editor_remove(&editor, key.start, value.end);
		else
			json_editor_keep(&editor, key.start, value.end);
	}
	if (member->length > 0)
		json_editor_append(&editor, member);
	json_editor_end(&editor);
	output->failed |= !edits_apply(&edits, record, length, output);
	edits_free(&edits);
}

/* The result alone, and whose it is. */
static void
append_alone(const struct bytes *id, const struct bytes *member,
	     struct bytes *output)
{
	bytes_append_byte(output, '{');
	if (id->length > 0) {
		bytes_append_text(output, "\"id\":");
		json_append_string(output, id);
		bytes_append_text(output, member->length > 0 ? "," : "");
	}
	bytes_append(output, bytes_text(member), member->length);
	bytes_append_byte(output, '}');
}

static bool
answer_json(const struct filter_request *request, const char *record,
	    size_t length, struct bytes *output)
{
	struct document document = { 0 };
	struct bytes member = { 0 };
	struct error error = { 0 };
	struct json_scan scan = json_scan_start(record, length);
	size_t replaced;
	json_t *object = json_parse_object(record + scan.at, length - scan.at,
					   &replaced, &error);
	bool is_object = object != NULL;
	bool read = object && document_read_json(&document, object,
						 request->names, &error);
	bool judged;

	/* What judging takes may lie where it was. */
	json_decref(object);
	judged = read && append_result(request, &document, &member);
	if (!read)
		append_failure(&error, &member);
	if (is_object && !request->result_only)
		append_record(record, length, &member, output);
	else
		append_alone(&document.id, &member, output);
	output->failed |= member.failed;
	document_free(&document);
	bytes_free(&member);
	return judged;
}

static bool
read_text(struct document *document, const struct markup *record,
	  struct error *error)
{
	(void)error;
	document_read_text(document, record->data, record->length);
	return true;
}

static bool
read_mail(struct document *document, const struct markup *record,
	  struct error *error)
{
	return document_read_mail(document, record->data, record->length,
				  record->limits, error);
}

/* The first, which is the standard, has answer_json(). */
static const struct {
	const char *kind;
	bool (*read)(struct document *document, const struct markup *record,
		     struct error *error);
} readers[] = {
	{ "jsonl", NULL },
	{ "text", read_text },
	{ "html", document_read_html },
	{ "mail", read_mail },
};

enum { READERS = sizeof readers / sizeof readers[0] };

const char *
filter_record_kind(size_t i)
{
	return i < READERS ? readers[i].kind : NULL;
}

static bool
answer_other(const struct filter_request *request, size_t reader,
	     const struct markup *record, struct bytes *output)
{
	struct document document = { 0 };
	struct bytes member = { 0 };
	struct error error = { 0 };
	bool judged = readers[reader].read(&document, record, &error);

	if (judged)
		judged = append_result(request, &document, &member);
	else
		append_failure(&error, &member);
	append_alone(&document.id, &member, output);
	output->failed |= member.failed;
	document_free(&document);
	bytes_free(&member);
	return judged;
}

bool
filter_jsonl(const struct filter_request *request, const char *record,
	     size_t length, struct bytes *output)
{
	const struct markup other = { .data = record,
				      .length = length,
				      .limits = request->limits };

	for (size_t i = 1; request->kind && i < READERS; i++)
		if (strcmp(request->kind, readers[i].kind) == 0)
			return answer_other(request, i, &other, output);
	return answer_json(request, record, length, output);
}
