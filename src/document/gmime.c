/* SPDX-License-Identifier: MIT */
#include "gmime.h"

#include "quick_absent.h"

#include "../base/shared_object.h"

#include <gmime/gmime.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Every function of GMime, GObject and GLib that is called here. */
#define FUNCTIONS(USE) \
	USE(g_free) \
	USE(g_mime_content_type_get_media_subtype) \
	USE(g_mime_content_type_get_media_type) \
	USE(g_mime_data_wrapper_write_to_stream) \
	USE(g_mime_header_get_raw_value) \
	USE(g_mime_header_list_get_header) \
	USE(g_mime_init) \
	USE(g_mime_message_get_message_id) \
	USE(g_mime_message_get_mime_part) \
	USE(g_mime_message_part_get_message) \
	USE(g_mime_message_part_get_type) \
	USE(g_mime_multipart_get_count) \
	USE(g_mime_multipart_get_part) \
	USE(g_mime_multipart_get_type) \
	USE(g_mime_object_get_content_type) \
	USE(g_mime_object_get_content_type_parameter) \
	USE(g_mime_object_get_header_list) \
	USE(g_mime_parser_construct_message) \
	USE(g_mime_parser_new_with_stream) \
	USE(g_mime_part_get_content) \
	USE(g_mime_part_get_type) \
	USE(g_mime_stream_mem_get_byte_array) \
	USE(g_mime_stream_mem_new) \
	USE(g_mime_stream_mem_new_with_byte_array) \
	USE(g_mime_stream_mem_set_owner) \
	USE(g_mime_utils_header_decode_text) \
	USE(g_mime_utils_header_unfold) \
	USE(g_object_unref) \
	USE(g_type_check_instance_is_a)

#define MEMBER(function) __typeof__(function) *function;
#define ROW(function) { #function, &library.function },
#define BUILT_IN(function) .function = SHARED_OBJECT_BUILT_IN(function),

static struct {
	FUNCTIONS(MEMBER)
} library = { FUNCTIONS(BUILT_IN) };

static const struct symbol symbol[] = { FUNCTIONS(ROW){ NULL, NULL } };

static bool
load(struct error *error)
{
	static bool begun;

	if (!shared_object_load("libgmime-3.0.so.0", symbol, error))
		return false;
	if (!begun) {
		quick_begin_glib();
		library.g_mime_init();
	}
	begun = true;
	return true;
}

/* What a walk through a message carries. */
struct walk {
	const struct limits *limits;
	const char *cut;
	uint64_t parts;
	bool failed;		/* memory ran out */
};

static bool
is_a(void *object, GType type)
{
	return object && library.g_type_check_instance_is_a(object, type);
}

/* Append a field without its folds; false if there is none. */
static bool
take_field(struct walk *walk, GMimeMessage *message, const char *name,
	   struct bytes *value)
{
	GMimeHeaderList *list = library.g_mime_object_get_header_list(
		(GMimeObject *)message);
	GMimeHeader *header =
		library.g_mime_header_list_get_header(list, name);
	const char *raw =
		header ? library.g_mime_header_get_raw_value(header) : NULL;
	char *text = raw ? library.g_mime_utils_header_unfold(raw) : NULL;

	if (!text)
		return false;

	const char *start = text + strspn(text, " \t\r\n");
	size_t length = strlen(start);

	if (length > walk->limits->mail_field_bytes) {
		length = walk->limits->mail_field_bytes;
		walk->cut = "mail-field-bytes";
	}
	bytes_append(value, start, length);
	walk->failed |= !bytes_ok(value);
	(library.g_free)(text);
	return true;
}

static void
take_fields(struct walk *walk, GMimeMessage *message, struct mime *mime)
{
	/* RFC 5064; what rss2email writes; RFC 2557. */
	static const char *const links[] = { "Archived-At", "X-RSS-URL",
					     "Content-Location" };
	const char *id = library.g_mime_message_get_message_id(message);
	bool taken = false;

	take_field(walk, message, "Subject", &mime->subject);
	take_field(walk, message, "From", &mime->from);
	take_field(walk, message, "Date", &mime->date);
	for (size_t i = 0; !taken && i < sizeof links / sizeof links[0]; i++)
		taken = take_field(walk, message, links[i], &mime->link);
	if (id)
		bytes_append_text(&mime->id, id);
	walk->failed |= !bytes_ok(&mime->id);
}

static enum mime_type
type_of(GMimeObject *object)
{
	GMimeContentType *type =
		library.g_mime_object_get_content_type(object);

	return type ? mime_type_of(
			      library.g_mime_content_type_get_media_type(type),
			      library.g_mime_content_type_get_media_subtype(
				      type))
		    : MIME_OTHER;
}

static bool
has_parameter(GMimeObject *object, const char *name, const char *value)
{
	const char *given = library.g_mime_object_get_content_type_parameter(
		object, name);

	return given && strcasecmp(given, value) == 0;
}

static void
append_content(struct walk *walk, struct mime *mime, const char *data,
	       size_t length)
{
	if (length > walk->limits->mail_part_bytes) {
		length = walk->limits->mail_part_bytes;
		walk->cut = "mail-part-bytes";
	}
	bytes_append(&mime->content, data, length);
	walk->failed |= !bytes_ok(&mime->content);
}

static void
take_text(struct walk *walk, GMimePart *part, struct mime *mime)
{
	GMimeObject *object = (GMimeObject *)part;
	const char *charset =
		library.g_mime_object_get_content_type_parameter(object,
								 "charset");
	GMimeDataWrapper *content = library.g_mime_part_get_content(part);
	GMimeStream *memory = library.g_mime_stream_mem_new();

	if (content)
		library.g_mime_data_wrapper_write_to_stream(content, memory);

	const GByteArray *array = library.g_mime_stream_mem_get_byte_array(
		(GMimeStreamMem *)memory);

	append_content(walk, mime, (const char *)array->data, array->len);
	bytes_append_text(&mime->charset, charset ? charset : "");
	mime->flowed = has_parameter(object, "format", "flowed");
	mime->delete_space = has_parameter(object, "delsp", "yes");
	walk->failed |= !bytes_ok(&mime->charset);
	library.g_object_unref(memory);
}

static struct mime *take_message(struct walk *walk, GMimeMessage *message,
				 uint64_t depth);

static struct mime *take_object(struct walk *walk, GMimeObject *object,
				uint64_t depth);

static struct mime *
new_part(struct walk *walk, enum mime_type type)
{
	struct mime *mime = calloc(1, sizeof *mime);

	if (mime)
		mime->type = type;
	walk->failed |= !mime;
	return mime;
}

static void
take_children(struct walk *walk, GMimeMultipart *parts, struct mime *mime,
	      uint64_t depth)
{
	struct mime **end = &mime->child;
	int count = library.g_mime_multipart_get_count(parts);

	for (int i = 0; i < count && !walk->failed; i++) {
		if (walk->parts > walk->limits->mail_parts)
			return;
		*end = take_object(walk,
				   library.g_mime_multipart_get_part(parts, i),
				   depth + 1);
		if (*end)
			end = &(*end)->next;
	}
}

/* One part with all below it; NULL where it is past a limit. */
static struct mime *
take_object(struct walk *walk, GMimeObject *object, uint64_t depth)
{
	if (depth > walk->limits->mail_depth) {
		walk->cut = "mail-depth";
		return NULL;
	}
	if (++walk->parts > walk->limits->mail_parts) {
		walk->cut = "mail-parts";
		return NULL;
	}
	if (is_a(object, library.g_mime_message_part_get_type()))
		return take_message(walk,
				    library.g_mime_message_part_get_message(
					    (GMimeMessagePart *)object),
				    depth);

	struct mime *mime = new_part(walk, type_of(object));

	if (!mime)
		return NULL;
	if (is_a(object, library.g_mime_multipart_get_type()))
		take_children(walk, (GMimeMultipart *)object, mime, depth);
	else if (is_a(object, library.g_mime_part_get_type()) &&
		 (mime->type == MIME_PLAIN || mime->type == MIME_HTML))
		take_text(walk, (GMimePart *)object, mime);
	else
		mime->type = MIME_OTHER;
	return mime;
}

static struct mime *
take_message(struct walk *walk, GMimeMessage *message, uint64_t depth)
{
	struct mime *mime = new_part(walk, MIME_MESSAGE);
	GMimeObject *part =
		message ? library.g_mime_message_get_mime_part(message) : NULL;

	if (!mime)
		return NULL;
	if (message)
		take_fields(walk, message, mime);
	if (part)
		mime->child = take_object(walk, part, depth + 1);
	return mime;
}

/* What has no header is a body alone. */
static struct mime *
take_bare_text(struct walk *walk, const char *data, size_t length)
{
	struct mime *mime = new_part(walk, MIME_PLAIN);

	if (mime)
		append_content(walk, mime, data, length);
	return mime;
}

struct mime *
mime_parse(const char *data, size_t length, const struct limits *limits,
	   const char **cut, struct error *error)
{
	struct walk walk = { .limits = limits };
	GByteArray array = { (guint8 *)(uintptr_t)data, (guint)length };

	if (!load(error))
		return NULL;

	/* The stream reads our bytes where they are, and only reads. */
	GMimeStream *stream =
		library.g_mime_stream_mem_new_with_byte_array(&array);

	library.g_mime_stream_mem_set_owner((GMimeStreamMem *)stream, FALSE);

	GMimeParser *parser = library.g_mime_parser_new_with_stream(stream);
	GMimeMessage *message =
		library.g_mime_parser_construct_message(parser, NULL);
	struct mime *mime = take_message(&walk, message, 0);

	if (mime && !mime->child)
		mime->child = take_bare_text(&walk, data, length);

	if (message)
		library.g_object_unref(message);
	library.g_object_unref(parser);
	library.g_object_unref(stream);
	*cut = walk.cut;
	if (!walk.failed)
		return mime;
	mime_free(mime);
	error_no_memory(error);
	return NULL;
}

void
mime_append_words(struct bytes *text, const char *field)
{
	char *decoded = library.g_mime_init ? library.g_mime_utils_header_decode_text(
					 NULL, field)
			       : NULL;

	bytes_append_text(text, decoded ? decoded : field);
	(library.g_free)(decoded);
}
