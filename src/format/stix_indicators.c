/* SPDX-License-Identifier: MIT */
/*
 * Objects of STIX for what stands in a text: names become domain objects,
 * digests and what was defanged indicators with a pattern, other addresses
 * observables.  Values are ASCII without quotes and backslashes, so they may
 * stand in patterns and in JSON as they are.
 */
#include "stix.h"

#include <string.h>

static const struct {
	const char *observable; /* its type, or NULL */
	const char *path;	/* to its value in a pattern, or NULL */
} kind[INDICATOR_KINDS] = {
	[INDICATOR_MD5] = { NULL, "file:hashes.MD5" },
	[INDICATOR_SHA1] = { NULL, "file:hashes.'SHA-1'" },
	[INDICATOR_SHA256] = { NULL, "file:hashes.'SHA-256'" },
	[INDICATOR_SHA512] = { NULL, "file:hashes.'SHA-512'" },
	[INDICATOR_DOMAIN] = { "domain-name", "domain-name:value" },
	[INDICATOR_EMAIL] = { "email-addr", "email-addr:value" },
	[INDICATOR_IPV4] = { "ipv4-addr", "ipv4-addr:value" },
	[INDICATOR_IPV6] = { "ipv6-addr", "ipv6-addr:value" },
	[INDICATOR_URL] = { "url", "url:value" },
};

/* An object that all bundles share, with a name that others know it by. */
static void
append_named(struct stix *stix, const char *type, const char *value,
	     const char *source, const char *moment)
{
	struct bytes uuid = { 0 };

	uuid_printf(&uuid, "%s:%s", type, value);
	stix_open(stix, type, bytes_text(&uuid), moment);
	bytes_printf(stix->objects, ",\"name\":\"%s\"", value);
	if (source)
		bytes_printf(stix->objects,
			     ",\"external_references\":[{\"source_name\":"
			     "\"%s\",\"external_id\":\"%s\"}]",
			     source, value);
	stix_close(stix);
	stix->objects->failed |= uuid.failed;
	bytes_free(&uuid);
}

/* Its id is of document and date, too: another one says it another time. */
static void
append_indicator(struct stix *stix, const struct mention *mention)
{
	struct bytes uuid = { 0 };

	uuid_printf(&uuid, "indicator:%s:%s:%s:%s", stix->digits, stix->moment,
		    kind[mention->kind].path, mention->value);
	stix_open(stix, "indicator", bytes_text(&uuid), stix->moment);
	bytes_printf(stix->objects,
		     ",\"name\":\"%s\",\"indicator_types\":[\"unknown\"],"
		     "\"pattern\":\"[%s = '%s']\",\"pattern_type\":\"stix\","
		     "\"valid_from\":\"%s\"",
		     mention->value, kind[mention->kind].path, mention->value,
		     stix->moment);
	stix_close(stix);
	stix->objects->failed |= uuid.failed;
	bytes_free(&uuid);
}

/* The id is the one that STIX prescribes for this value. */
static void
append_observable(struct stix *stix, const struct mention *mention)
{
	struct bytes name = { 0 };
	struct bytes uuid = { 0 };

	bytes_printf(&name, "{\"value\":\"%s\"}", mention->value);
	uuid_append(&uuid, UUID_STIX_OBSERVABLE, &name);
	stix_open_observable(stix, kind[mention->kind].observable,
			     bytes_text(&uuid));
	bytes_printf(stix->objects, ",\"value\":\"%s\"", mention->value);
	stix_close(stix);
	stix->objects->failed |= name.failed | uuid.failed;
	bytes_free(&name);
	bytes_free(&uuid);
}

/* STIX has no object of its own for a tactic. */
static bool
is_technique(const char *value)
{
	return strncmp(value, "TA", 2) != 0;
}

static void
append_mention(struct stix *stix, size_t i, const char *moment)
{
	const struct indicators *indicators = stix->result->indicators;
	const struct mention *mention = &indicators->mention[i];
	const char *value = mention->value;

	if (mention->kind == INDICATOR_CVE)
		append_named(stix, "vulnerability", value, "cve", moment);
	else if (!stix->options->indicators)
		return;
	else if (mention->kind == INDICATOR_GROUP)
		append_named(stix, "intrusion-set", value, NULL, moment);
	else if (mention->kind == INDICATOR_ATTACK && is_technique(value))
		append_named(stix, "attack-pattern", value, "mitre-attack",
			     moment);
	else if (kind[mention->kind].path && format_is_suspect(indicators, i))
		append_indicator(stix, mention);
	else if (kind[mention->kind].observable)
		append_observable(stix, mention);
}

void
stix_append_indicators(struct stix *stix, const char *shared_moment)
{
	const struct indicators *indicators = stix->result->indicators;

	for (size_t i = 0; indicators && i < indicators->count;
	     i = indicators_next(indicators, i))
		append_mention(stix, i, shared_moment);
}
