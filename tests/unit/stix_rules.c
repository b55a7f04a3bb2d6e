/* SPDX-License-Identifier: MIT */
#include "stix_rules.h"

#include "../../src/format/moment.h"
#include "../../src/format/uuid.h"
#include "unit.h"

#include <jansson.h>
#include <regex.h>
#include <stdbool.h>
#include <string.h>

#define UUID_5                                                                \
	"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"

typedef bool check(const json_t *value);

static bool
matches(const char *text, const char *expression)
{
	regex_t regex;
	bool found;

	ck_assert_int_eq(regcomp(&regex, expression, REG_EXTENDED), 0);
	found = text && regexec(&regex, text, 0, NULL, 0) == 0;
	regfree(&regex);
	return found;
}

static bool
is_text(const json_t *value)
{
	return json_is_string(value) && json_string_length(value) > 0;
}

static bool
is_id(const json_t *value)
{
	return matches(json_string_value(value), "^[a-z0-9-]+--" UUID_5 "$");
}

/* RFC 3339 in UTC with Z, and here always with milliseconds. */
static bool
is_timestamp(const json_t *value)
{
	const char *text = json_string_value(value);
	int64_t moment;

	return matches(text, "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z$") &&
	       moment_parse(text, strlen(text), &moment);
}

static bool
is_version(const json_t *value)
{
	return is_text(value) && strcmp(json_string_value(value), "2.1") == 0;
}

/* An empty list is forbidden. */
static bool
is_list(const json_t *list, check *is_item)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (!is_item(json_array_get(list, i)))
			return false;
	return json_array_size(list) > 0;
}

static bool
is_texts(const json_t *value)
{
	return is_list(value, is_text);
}

static bool
is_ids(const json_t *value)
{
	for (size_t i = 0; i < json_array_size(value); i++)
		for (size_t k = 0; k < i; k++)
			if (json_equal(json_array_get(value, i),
				       json_array_get(value, k)))
				return false;
	return is_list(value, is_id);
}

static bool
is_confidence(const json_t *value)
{
	return json_is_integer(value) && json_integer_value(value) >= 0 &&
	       json_integer_value(value) <= 100;
}

static bool
is_report_type(const json_t *value)
{
	return matches(json_string_value(value),
		       "^(attack-pattern|campaign|identity|indicator|"
		       "intrusion-set|malware|observed-data|threat-actor|"
		       "threat-report|tool|vulnerability)$");
}

static bool
is_report_types(const json_t *value)
{
	return is_list(value, is_report_type);
}

static bool
is_indicator_type(const json_t *value)
{
	return matches(json_string_value(value),
		       "^(anomalous-activity|anonymization|benign|"
		       "compromised|malicious-activity|attribution|"
		       "unknown)$");
}

static bool
is_indicator_types(const json_t *value)
{
	return is_list(value, is_indicator_type);
}

static bool
is_identity_class(const json_t *value)
{
	return matches(json_string_value(value),
		       "^(individual|group|system|organization|class|"
		       "unknown)$");
}

/* One comparison in brackets; a string has ' and \ escaped. */
static bool
is_pattern(const json_t *value)
{
	const char *text = json_string_value(value);

	return matches(text, "^\\[(domain-name|email-addr|ipv4-addr|ipv6-addr|"
			     "url):value = '([^'\\]|\\\\['\\])+'\\]$") ||
	       matches(text, "^\\[file:hashes\\.(MD5 = '[0-9a-f]{32}|"
			     "'SHA-1' = '[0-9a-f]{40}|"
			     "'SHA-256' = '[0-9a-f]{64}|"
			     "'SHA-512' = '[0-9a-f]{128})'\\]$");
}

static bool
is_pattern_type(const json_t *value)
{
	return is_text(value) && strcmp(json_string_value(value), "stix") == 0;
}

static bool
is_web_address(const json_t *value)
{
	return matches(json_string_value(value), "^https?://[!-~]+$");
}

static bool
is_hashes(const json_t *value)
{
	return json_object_size(value) == 1 &&
	       matches(json_string_value(json_object_get(value, "SHA-256")),
		       "^[0-9a-f]{64}$");
}

struct property {
	const char *name;
	check *is_fine;
	bool required;
};

static const struct property reference[] = {
	{ "source_name", is_text, true }, { "description", is_text, false },
	{ "url", is_web_address, false }, { "external_id", is_text, false },
	{ "hashes", is_hashes, false },	  { NULL, NULL, false },
};

static const struct property *find(const struct property *property,
				   const char *name);

/* A CVE id has a form; one of three members must be there. */
static bool
is_reference(const json_t *value)
{
	const char *source =
		json_string_value(json_object_get(value, "source_name"));
	const json_t *id = json_object_get(value, "external_id");
	const char *key;
	json_t *member;

	json_object_foreach((json_t *)(uintptr_t)value, key, member) {
		const struct property *known = find(reference, key);

		if (!known || !known->is_fine(member))
			return false;
	}
	if (source && strcmp(source, "cve") == 0)
		return matches(json_string_value(id),
			       "^CVE-[0-9]{4}-(0[0-9]{3}|[1-9][0-9]{3,})$");
	return source && (id || json_object_get(value, "description") ||
			  json_object_get(value, "url"));
}

static bool
is_references(const json_t *value)
{
	return is_list(value, is_reference);
}

static bool
is_domain(const json_t *value)
{
	return matches(json_string_value(value),
		       "^[a-z0-9-]+(\\.[a-z0-9-]+)+$");
}

static bool
is_email(const json_t *value)
{
	return matches(json_string_value(value), "^[!-?A-~]+@[a-z0-9.-]+$");
}

static bool
is_ipv4(const json_t *value)
{
	return matches(json_string_value(value),
		       "^([0-9]{1,3}\\.){3}[0-9]{1,3}(/[0-9]{1,2})?$");
}

static bool
is_ipv6(const json_t *value)
{
	return matches(json_string_value(value), "^[0-9a-f:]+$");
}

static bool
is_url(const json_t *value)
{
	return matches(json_string_value(value), "^(https?|ftp)://[!-~]+$");
}

/* Of every object, then of those that are no observables. */
static const struct property common[] = {
	{ "type", is_text, true },
	{ "id", is_id, true },
	{ "spec_version", is_version, true },
	{ NULL, NULL, false },
};

static const struct property of_domain[] = {
	{ "created_by_ref", is_id, false },
	{ "created", is_timestamp, true },
	{ "modified", is_timestamp, true },
	{ "labels", is_texts, false },
	{ "confidence", is_confidence, false },
	{ "external_references", is_references, false },
	{ NULL, NULL, false },
};

enum { PROPERTIES_MOST = 7 };

static const struct type {
	const char *name;
	bool observable;
	struct property property[PROPERTIES_MOST];
} types[] = {
	{ "identity", false,
	  { { "name", is_text, true },
	    { "identity_class", is_identity_class, false } } },
	{ "report", false,
	  { { "name", is_text, true },
	    { "published", is_timestamp, true },
	    { "report_types", is_report_types, false },
	    { "object_refs", is_ids, true } } },
	{ "vulnerability", false, { { "name", is_text, true } } },
	{ "attack-pattern", false, { { "name", is_text, true } } },
	{ "intrusion-set", false, { { "name", is_text, true } } },
	{ "indicator", false,
	  { { "name", is_text, false },
	    { "indicator_types", is_indicator_types, false },
	    { "pattern", is_pattern, true },
	    { "pattern_type", is_pattern_type, true },
	    { "valid_from", is_timestamp, true } } },
	{ "domain-name", true, { { "value", is_domain, true } } },
	{ "email-addr", true, { { "value", is_email, true } } },
	{ "ipv4-addr", true, { { "value", is_ipv4, true } } },
	{ "ipv6-addr", true, { { "value", is_ipv6, true } } },
	{ "url", true, { { "value", is_url, true } } },
};

static const struct property *
find(const struct property *property, const char *name)
{
	for (; property->name; property++)
		if (strcmp(property->name, name) == 0)
			return property;
	return NULL;
}

static const struct type *
find_type(const json_t *object)
{
	const char *name = json_string_value(json_object_get(object, "type"));

	for (size_t i = 0; name && i < COUNT(types); i++)
		if (strcmp(types[i].name, name) == 0)
			return &types[i];
	return NULL;
}

static void
check_required(const struct property *property, const json_t *object,
	       struct bytes *complaints)
{
	for (; property->name; property++)
		if (property->required &&
		    !json_object_get(object, property->name))
			bytes_printf(complaints, "%s is missing\n",
				     property->name);
}

static void
check_properties(const struct type *type, const json_t *object,
		 struct bytes *complaints)
{
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)object, key, value) {
		const struct property *known = find(common, key);

		if (!known && !type->observable)
			known = find(of_domain, key);
		if (!known)
			known = find(type->property, key);
		if (!known)
			bytes_printf(complaints, "%s is not known\n", key);
		else if (!known->is_fine(value))
			bytes_printf(complaints, "%s is wrong\n", key);
	}
	check_required(common, object, complaints);
	if (!type->observable)
		check_required(of_domain, object, complaints);
	check_required(type->property, object, complaints);
}

static const char *
text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

/* The id of an observable is made of its value, by section 2.9. */
static void
check_observable_id(const json_t *object, struct bytes *complaints)
{
	struct bytes name = { 0 };
	struct bytes id = { 0 };
	json_t *value = json_pack("{s:s}", "value", text_of(object, "value"));
	char *canonical = json_dumps(value, JSON_COMPACT);

	bytes_append_text(&name, canonical);
	bytes_printf(&id, "%s--", text_of(object, "type"));
	uuid_append(&id, UUID_STIX_OBSERVABLE, &name);
	if (strcmp(bytes_text(&id), text_of(object, "id")) != 0)
		bytes_append_text(complaints, "id is not that of its value\n");
	free(canonical);
	json_decref(value);
	bytes_free(&name);
	bytes_free(&id);
}

static void
check_object(const json_t *object, struct bytes *complaints)
{
	const struct type *type = find_type(object);
	const char *id = text_of(object, "id");
	size_t length;

	if (!type) {
		bytes_append_text(complaints, "type is not known\n");
		return;
	}
	length = strlen(type->name);
	if (strncmp(id, type->name, length) != 0 ||
	    strncmp(id + length, "--", 2) != 0)
		bytes_append_text(complaints, "id is of another type\n");
	check_properties(type, object, complaints);
	if (type->observable)
		check_observable_id(object, complaints);
	if (strcmp(text_of(object, "modified"), text_of(object, "created")) <
	    0)
		bytes_append_text(complaints, "modified before created\n");
}

static size_t
times_in(const json_t *objects, const char *id)
{
	size_t times = 0;

	for (size_t i = 0; i < json_array_size(objects); i++)
		times += strcmp(text_of(json_array_get(objects, i), "id"),
				id) == 0;
	return times;
}

/* What an object refers to is in the bundle, which holds nothing twice. */
static void
check_links(const json_t *objects, const json_t *object,
	    struct bytes *complaints)
{
	const json_t *refs = json_object_get(object, "object_refs");
	const char *maker = text_of(object, "created_by_ref");

	if (times_in(objects, text_of(object, "id")) != 1)
		bytes_append_text(complaints, "id stands twice\n");
	if (maker[0] != '\0' && times_in(objects, maker) != 1)
		bytes_append_text(complaints, "created_by_ref leads out\n");
	for (size_t i = 0; i < json_array_size(refs); i++) {
		const char *id = json_string_value(json_array_get(refs, i));

		if (id && times_in(objects, id) != 1)
			bytes_append_text(complaints, "object_refs lead out\n");
	}
}

void
stix_rules_check(const char *text, size_t length, struct bytes *complaints)
{
	json_t *bundle = json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL);
	const json_t *objects = json_object_get(bundle, "objects");

	if (strcmp(text_of(bundle, "type"), "bundle") != 0 ||
	    json_object_size(bundle) != 3 || json_array_size(objects) == 0)
		bytes_append_text(complaints, "not a bundle of objects\n");
	if (!matches(text_of(bundle, "id"), "^bundle--" UUID_5 "$"))
		bytes_append_text(complaints, "id of the bundle is wrong\n");
	for (size_t i = 0; i < json_array_size(objects); i++) {
		check_object(json_array_get(objects, i), complaints);
		check_links(objects, json_array_get(objects, i), complaints);
	}
	json_decref(bundle);
}
