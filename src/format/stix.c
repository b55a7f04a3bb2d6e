/* SPDX-License-Identifier: MIT */
/*
 * A bundle of STIX 2.1 a line: a report on the document and the objects it
 * speaks of; triage-json(5) is the contract.  What stands in many documents, a
 * CVE or a group, is the same object in all bundles, made at the same moment.
 */
#include "stix.h"

#include "machine_tags.h"
#include "moment.h"
#include "uuid.h"

#include "../base/json_text.h"

#include <math.h>
#include <string.h>

static const char SHARED_MOMENT[] = "1970-01-01T00:00:00.000Z";

static void
append_text(struct bytes *bytes, const char *text)
{
	json_append_text(bytes, text, strlen(text));
}

void
stix_open(struct stix *stix, const char *type, const char *uuid,
	  const char *moment)
{
	stix_open_observable(stix, type, uuid);
	bytes_printf(stix->objects,
		     ",\"created_by_ref\":\"identity--%s\","
		     "\"created\":\"%s\",\"modified\":\"%s\"",
		     bytes_text(&stix->identity), moment, moment);
}

void
stix_open_observable(struct stix *stix, const char *type, const char *uuid)
{
	bytes_printf(stix->objects,
		     ",{\"type\":\"%s\",\"spec_version\":\"2.1\","
		     "\"id\":\"%s--%s\"",
		     type, type, uuid);
	bytes_printf(&stix->refs, "%s\"%s--%s\"", stix->refs.length ? "," : "",
		     type, uuid);
}

void
stix_close(struct stix *stix)
{
	bytes_append_byte(stix->objects, '}');
}

/* Who made all others. */
static void
append_identity(struct stix *stix)
{
	uuid_printf(&stix->identity, "identity:triage");
	bytes_printf(stix->objects,
		     "{\"type\":\"identity\",\"spec_version\":\"2.1\","
		     "\"id\":\"identity--%s\",\"created\":\"%s\","
		     "\"modified\":\"%s\",\"name\":\"triage\","
		     "\"identity_class\":\"system\"}",
		     bytes_text(&stix->identity), SHARED_MOMENT, SHARED_MOMENT);
}

/* A list of what the categories that hold have; nothing if it is empty. */
static void
append_labels(const struct stix *stix, const size_t *category, size_t count,
	      struct bytes *bytes)
{
	for (size_t i = 0; i < count; i++)
		bytes_printf(bytes, "%s\"%s\"", i ? "," : ",\"labels\":[",
			     stix->result->model->category[category[i]].name);
	if (count > 0)
		bytes_append_byte(bytes, ']');
}

static bool
is_in(struct field value, const struct field *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].length == value.length &&
		    memcmp(list[i].text, value.text, value.length) == 0)
			return true;
	return false;
}

enum { REPORT_TYPES_MOST = 32 };

static size_t
report_types(const struct stix *stix, const size_t *category, size_t count,
	     struct field *type)
{
	size_t types = 0;

	for (size_t i = 0; i < count; i++) {
		const char *tags = model_tags(
			&stix->result->model->category[category[i]]);
		struct field rest = { tags, strlen(tags) };
		struct field tag;
		struct field value;

		while (types < REPORT_TYPES_MOST && model_next_tag(&rest, &tag))
			if (machine_tag_is_stix(tag, "report-type-ov",
						&value) &&
			    value.length > 0 && !is_in(value, type, types))
				type[types++] = value;
	}
	return types;
}

static void
append_report_types(const struct stix *stix, const size_t *category,
		    size_t count, struct bytes *bytes)
{
	struct field type[REPORT_TYPES_MOST];
	size_t types = report_types(stix, category, count, type);

	for (size_t i = 0; i < types; i++) {
		bytes_append_text(bytes, i ? "," : ",\"report_types\":[");
		json_append_text(bytes, type[i].text, type[i].length);
	}
	if (types > 0)
		bytes_append_byte(bytes, ']');
}

/* Where the text came from, and which one it is. */
static void
append_reference(const struct stix *stix, struct bytes *bytes)
{
	const struct document *document = stix->result->document;
	const char *link = bytes_text(&document->link);

	bytes_append_text(bytes, ",\"external_references\":[{\"source_name\":");
	append_text(bytes,
		    document->from.length ? document->from.data : "triage");
	bytes_append_text(bytes, ",\"description\":\"SHA-256 of title, line "
				 "feed and text in UTF-8\"");
	if (format_is_web_address(link)) {
		bytes_append_text(bytes, ",\"url\":");
		append_text(bytes, link);
	}
	bytes_printf(bytes, ",\"hashes\":{\"SHA-256\":\"%s\"}}]", stix->digits);
}

/* What is said of the whole report holds as far as its least sure label. */
static void
append_judgement(const struct stix *stix, struct bytes *bytes)
{
	const struct result *result = stix->result;
	size_t category[MODEL_CATEGORIES_MOST];
	size_t yes =
		format_select(result, stix->options, DECISION_YES, category);

	append_labels(stix, category, yes, bytes);
	append_report_types(stix, category, yes, bytes);
	if (yes > 0)
		bytes_printf(
			bytes, ",\"confidence\":%d",
			(int)lround(100 *
				    result->judgement
					    ->confidence[category[yes - 1]]));
}

static void
append_refs(const struct stix *stix, struct bytes *bytes)
{
	if (stix->refs.length > 0)
		bytes_printf(bytes, ",\"object_refs\":[%s]",
			     stix->refs.data);
	else
		bytes_printf(bytes, ",\"object_refs\":[\"identity--%s\"]",
			     bytes_text(&stix->identity));
}

/*
 * The id is made of all that the report says: two with one id are the same,
 * since without a clock there are no versions of it.
 */
static void
append_report(struct stix *stix)
{
	struct bytes uuid = { 0 };
	struct bytes body = { 0 };

	bytes_append_text(&body, ",\"name\":");
	format_append_name(stix->result, SIZE_MAX, &body);
	bytes_printf(&body, ",\"published\":\"%s\"", stix->moment);
	append_judgement(stix, &body);
	append_reference(stix, &body);
	append_refs(stix, &body);
	uuid_append(&uuid, UUID_TRIAGE, &body);
	stix_open(stix, "report", bytes_text(&uuid), stix->moment);
	bytes_append(stix->objects, bytes_text(&body), body.length);
	stix_close(stix);
	stix->objects->failed |= uuid.failed | body.failed;
	bytes_free(&uuid);
	bytes_free(&body);
}

static void
append_bundle(struct stix *stix, struct bytes *bytes)
{
	append_identity(stix);
	stix_append_indicators(stix, SHARED_MOMENT);
	append_report(stix);
	bytes_append_text(bytes, "{\"type\":\"bundle\",\"id\":\"bundle--");
	uuid_append(bytes, UUID_TRIAGE, stix->objects);
	bytes_append_text(bytes, "\",\"objects\":[");
	bytes_append(bytes, bytes_text(stix->objects), stix->objects->length);
	bytes_append_text(bytes, "]}\n");
}

void
format_stix(const struct result *result, const struct format_options *options,
	    struct bytes *bytes)
{
	struct bytes objects = { 0 };
	struct bytes moment = { 0 };
	struct stix stix = { .result = result,
			     .options = options,
			     .objects = &objects };

	if (result->error)
		return;
	document_digest(result->document, stix.digits);
	moment_append(&moment, format_moment(result, options));
	stix.moment = bytes_text(&moment);
	append_bundle(&stix, bytes);
	bytes->failed |= objects.failed | moment.failed |
			 stix.identity.failed | stix.refs.failed;
	bytes_free(&objects);
	bytes_free(&moment);
	bytes_free(&stix.identity);
	bytes_free(&stix.refs);
}
