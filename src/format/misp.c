/* SPDX-License-Identifier: MIT */
/*
 * A MISP event a line, as MISP imports it, or its tags alone; triage-json(5)
 * is the contract.  Ids that an instance of MISP gives out are left to it.
 */
#include "machine_tags.h"
#include "moment.h"
#include "uuid.h"

#include "../base/json_text.h"
#include "../base/number.h"

#include <string.h>

enum { INFO_LONGEST = 256, CONFIDENCE_PLACES = 4 };

/* An event under construction. */
struct event {
	const struct result *result;
	int64_t moment;
	struct bytes uuid;
	size_t attributes;
};

/* What the kinds of indicators.h are in MISP. */
static const struct {
	const char *type;
	const char *category;
	bool detects; /* a tool may look for it in traffic or files */
} kind[INDICATOR_KINDS] = {
	[INDICATOR_CVE] = { "vulnerability", "External analysis", false },
	[INDICATOR_ATTACK] = { "text", "External analysis", false },
	[INDICATOR_GROUP] = { "threat-actor", "Attribution", false },
	[INDICATOR_MD5] = { "md5", "Payload delivery", true },
	[INDICATOR_SHA1] = { "sha1", "Payload delivery", true },
	[INDICATOR_SHA256] = { "sha256", "Payload delivery", true },
	[INDICATOR_SHA512] = { "sha512", "Payload delivery", true },
	[INDICATOR_DOMAIN] = { "domain", "Network activity", true },
	[INDICATOR_EMAIL] = { "email-src", "Payload delivery", true },
	[INDICATOR_IPV4] = { "ip-dst", "Network activity", true },
	[INDICATOR_IPV6] = { "ip-dst", "Network activity", true },
	[INDICATOR_URL] = { "url", "Network activity", true },
};

static void
append_key_text(struct bytes *bytes, const char *key, const char *text)
{
	bytes_printf(bytes, ",\"%s\":", key);
	json_append_text(bytes, text, strlen(text));
}

struct attribute {
	const char *type;
	const char *category;
	const char *value;
	bool detects;
};

static void
append_attribute(struct event *event, const struct attribute *attribute,
		 struct bytes *bytes)
{
	bytes_append_text(bytes, event->attributes++ ? ",{\"uuid\":\""
						     : "{\"uuid\":\"");
	uuid_printf(bytes, "attribute:%s:%s:%s", bytes_text(&event->uuid),
		    attribute->type, attribute->value);
	bytes_printf(bytes, "\",\"type\":\"%s\",\"category\":\"%s\"",
		     attribute->type, attribute->category);
	append_key_text(bytes, "value", attribute->value);
	bytes_printf(bytes,
		     ",\"to_ids\":%s,\"distribution\":\"5\","
		     "\"timestamp\":\"%lld\",\"comment\":\"\"}",
		     attribute->detects ? "true" : "false",
		     (long long)event->moment);
}

/* What was found: "triage default-1: espionage 0.9731, malware 0.8012". */
static void
append_verdict(struct event *event, const struct format_options *options,
	       struct bytes *bytes)
{
	const struct result *result = event->result;
	size_t category[MODEL_CATEGORIES_MOST];
	size_t yes = format_select(result, options, DECISION_YES, category);
	struct attribute attribute = { "comment", "Internal reference", NULL,
				       false };
	struct bytes value = { 0 };

	bytes_printf(&value, "triage %s:", result->model->name);
	for (size_t i = 0; i < yes; i++) {
		bytes_printf(&value, "%s %s ", i ? "," : "",
			     result->model->category[category[i]].name);
		number_append(&value,
			      result->judgement->confidence[category[i]],
			      CONFIDENCE_PLACES);
	}
	if (yes == 0)
		bytes_printf(&value, " %s",
			     result->judgement->reason
				     ? result->judgement->reason
				     : "no category holds");
	attribute.value = bytes_text(&value);
	append_attribute(event, &attribute, bytes);
	bytes->failed |= value.failed;
	bytes_free(&value);
}

/* Two labels are a domain; what has more may be a host below one. */
static bool
is_hostname(const struct mention *mention)
{
	const char *dot = strchr(mention->value, '.');

	return mention->kind == INDICATOR_DOMAIN && dot &&
	       strchr(dot + 1, '.') != NULL;
}

static void
append_indicators(struct event *event, struct bytes *bytes)
{
	const struct indicators *indicators = event->result->indicators;

	for (size_t i = 0; indicators && i < indicators->count;
	     i = indicators_next(indicators, i)) {
		const struct mention *mention = &indicators->mention[i];
		struct attribute attribute = {
			.type = is_hostname(mention) ? "hostname"
						     : kind[mention->kind].type,
			.category = kind[mention->kind].category,
			.value = mention->value,
			.detects = kind[mention->kind].detects &&
				   format_is_suspect(indicators, i),
		};

		append_attribute(event, &attribute, bytes);
	}
}

static void
append_link(struct event *event, struct bytes *bytes)
{
	struct attribute attribute = {
		"link", "External analysis",
		bytes_text(&event->result->document->link), false
	};

	if (format_is_web_address(attribute.value))
		append_attribute(event, &attribute, bytes);
}

static void
append_tags(const struct machine_tags *tags, struct bytes *bytes)
{
	bytes_append_text(bytes, ",\"Tag\":[");
	for (size_t i = 0; i < tags->count; i++) {
		bytes_append_text(bytes, i ? ",{\"name\":" : "{\"name\":");
		json_append_text(bytes, tags->tag[i].text, tags->tag[i].length);
		bytes_append_byte(bytes, '}');
	}
	bytes_append_byte(bytes, ']');
}

static void
append_event(struct event *event, const struct format_options *options,
	     const struct machine_tags *tags, struct bytes *bytes)
{
	bytes_printf(bytes, "{\"Event\":{\"uuid\":\"%s\"",
		     bytes_text(&event->uuid));
	bytes_append_text(bytes, ",\"info\":");
	format_append_name(event->result, INFO_LONGEST, bytes);
	bytes_append_text(bytes, ",\"date\":\"");
	moment_append_date(bytes, event->moment);
	bytes_printf(bytes,
		     "\",\"timestamp\":\"%lld\",\"publish_timestamp\":\"0\","
		     "\"published\":false,\"threat_level_id\":\"4\","
		     "\"analysis\":\"0\",\"distribution\":\"0\"",
		     (long long)event->moment);
	append_tags(tags, bytes);
	bytes_append_text(bytes, ",\"Attribute\":[");
	append_link(event, bytes);
	append_verdict(event, options, bytes);
	append_indicators(event, bytes);
	bytes_printf(bytes, "],\"attribute_count\":\"%zu\"}}\n",
		     event->attributes);
}

static void
append_lines(const struct machine_tags *tags, struct bytes *bytes)
{
	for (size_t i = 0; i < tags->count; i++) {
		bytes_append(bytes, tags->tag[i].text, tags->tag[i].length);
		bytes_append_byte(bytes, '\n');
	}
}

void
format_misp(const struct result *result, const struct format_options *options,
	    struct bytes *bytes)
{
	struct event event = { .result = result };
	struct machine_tags tags = { 0 };
	char digits[DOCUMENT_DIGITS + 1];

	if (result->error)
		return;
	machine_tags_collect(result, options, &tags);
	if (options->tags_only) {
		append_lines(&tags, bytes);
	} else {
		document_digest(result->document, digits);
		uuid_printf(&event.uuid, "event:%s", digits);
		event.moment = format_moment(result, options);
		append_event(&event, options, &tags, bytes);
	}
	bytes->failed |= tags.failed | event.uuid.failed;
	bytes_free(&event.uuid);
	machine_tags_free(&tags);
}
