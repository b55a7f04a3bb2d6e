/* SPDX-License-Identifier: MIT */
#include "json.h"

#include "../base/utf8.h"

#include <ctype.h>
#include <string.h>

/* The four hexadecimal digits at `text`, or -1. */
static long
hex4(const char *text, const char *end)
{
	long value = 0;

	if (end - text < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		unsigned char byte = (unsigned char)text[i];

		if (!isxdigit(byte))
			return -1;
		value = 16 * value + (byte <= '9' ? byte - '0'
						  : (byte | 0x20) - 'a' + 10);
	}
	return value;
}

static bool
is_escape(const char *text, const char *end, long low, long high)
{
	long value = end - text >= 6 && text[0] == '\\' && text[1] == 'u'
			     ? hex4(text + 2, end)
			     : -1;

	return value >= low && value <= high;
}

/* Turn every surrogate escape without its partner into an escaped U+FFFD. */
static size_t
mend_surrogates(char *text, size_t length)
{
	const char *end = text + length;
	size_t mended = 0;

	while (text < end) {
		bool high = is_escape(text, end, 0xd800, 0xdbff);

		if (high && is_escape(text + 6, end, 0xdc00, 0xdfff)) {
			text += 12;
		} else if (high || is_escape(text, end, 0xdc00, 0xdfff)) {
			memcpy(text + 2, "fffd", 4);
			text += 6;
			mended++;
		} else {
			text += *text == '\\' ? 2 : 1;
		}
	}
	return mended;
}

static json_t *
load(const char *text, size_t length)
{
	return json_loadb(text, length, JSON_ALLOW_NUL, NULL);
}

/* Parse again after repairing what jansson refuses and scrapers produce. */
static json_t *
load_repaired(const char *text, size_t length, size_t *replaced)
{
	struct bytes copy = { 0 };

	*replaced = utf8_append_repaired(&copy, text, length);
	if (bytes_ok(&copy) && copy.data)
		*replaced += mend_surrogates(copy.data, copy.length);

	json_t *value = *replaced > 0 && bytes_ok(&copy)
				? load(copy.data, copy.length)
				: NULL;

	bytes_free(&copy);
	return value;
}

json_t *
json_parse_object(const char *text, size_t length, size_t *replaced,
		  struct error *error)
{
	/* Jansson passes over a NUL that ends a number. */
	bool has_nul = length > 0 && memchr(text, '\0', length);
	json_t *value = has_nul ? NULL : load(text, length);

	*replaced = 0;
	/* Whole numbers may be longer than an integer here holds. */
	if (!value && !has_nul)
		value = json_loadb(text, length,
				   JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL,
				   NULL);
	if (!value)
		value = load_repaired(text, length, replaced);
	if (json_is_object(value))
		return value;
	error_set(error, STATUS_BAD_INPUT,
		  value ? "not a JSON object" : "not valid JSON");
	json_decref(value);
	return NULL;
}

const struct json_names json_names_standard = { "text", "title", "id" };

/* The member of this name, or what the name leads to as a path, or NULL. */
static const json_t *
find_member(const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);
	const char *dot;

	while (!value && (dot = strchr(name, '.'))) {
		object = json_object_getn(object, name, (size_t)(dot - name));
		name = dot + 1;
		value = json_object_get(object, name);
	}
	return value;
}

bool
json_append_member(const json_t *object, const char *name,
		   struct bytes *bytes, struct document *document)
{
	const json_t *value = find_member(object, name);

	if (!value || json_is_null(value))
		return true;
	if (!json_is_string(value))
		return false;
	document->replaced += utf8_append_repaired(
		bytes, json_string_value(value), json_string_length(value));
	return true;
}

bool
json_append_id(const json_t *object, const char *name,
	       struct document *document)
{
	const json_t *id = find_member(object, name);

	if (!json_is_integer(id))
		return json_append_member(object, name, &document->id,
					  document);
	bytes_printf(&document->id, "%" JSON_INTEGER_FORMAT,
		     json_integer_value(id));
	return true;
}

/* Say what is wrong with a member, by its name where that is not `usual`. */
static bool
refuse(struct error *error, const char *what, const char *name,
       const char *usual)
{
	error_set(error, STATUS_BAD_INPUT, what);
	if (strcmp(name, usual) != 0)
		error_word(error, name, strlen(name));
	return false;
}

bool
document_read_json(struct document *document, const json_t *object,
		   const struct json_names *names, struct error *error)
{
	document_clear(document);
	document->kind = "jsonl";
	if (!json_is_string(find_member(object, names->text)))
		return refuse(error, "\"text\" is missing or not a string",
			      names->text, "text");
	if (!json_append_id(object, names->id, document))
		return refuse(error,
			      "\"id\" is neither a string nor a whole number",
			      names->id, "id");
	if (!json_append_member(object, names->title, &document->title,
				document))
		return refuse(error, "\"title\" is not a string",
			      names->title, "title");
	json_append_member(object, names->text, &document->body, document);
	return true;
}
