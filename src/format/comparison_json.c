/* SPDX-License-Identifier: MIT */
#include "comparison_text.h"

#include "format.h"

#include "../base/json_text.h"
#include "../base/number.h"
#include "../base/utf8.h"

#include <string.h>

enum { PLACES = 6 };

static void
append_number(struct bytes *bytes, const char *key, double value)
{
	bytes_printf(bytes, "%s\":", key);
	number_append(bytes, value, PLACES);
}

static void
append_figure(const struct compared *compared, const char *key,
	      struct bytes *bytes)
{
	static const char *const verdict[] = { "worse", "none", "better" };

	bytes_printf(bytes, ",\"%s\":{", key);
	append_number(bytes, "\"old", compared->before);
	append_number(bytes, ",\"new", compared->after);
	append_number(bytes, ",\"difference",
		      compared->after - compared->before);
	append_number(bytes, ",\"low", compared->difference.low);
	append_number(bytes, ",\"high", compared->difference.high);
	append_number(bytes, ",\"better", compared->difference.better);
	bytes_printf(bytes, ",\"shown\":\"%s\"}",
		     verdict[comparison_verdict(compared) + 1]);
}

/* The members of a row, behind its name. */
static void
append_row(const struct comparison_row *row, struct bytes *bytes)
{
	bytes_printf(bytes, "\"positives\":%zu,\"better\":%zu,\"worse\":%zu",
		     row->positives, row->better, row->worse);
	append_figure(&row->figure[RANKING_F1], "f1", bytes);
	append_figure(&row->figure[RANKING_AP], "average_precision", bytes);
	bytes_append_byte(bytes, '}');
}

static void
append_change(const struct comparison *comparison, const struct change *change,
	      struct bytes *bytes)
{
	static const char *const truth[] = { "false", "null", "true" };
	const struct example *example =
		comparison->corpus->example[change->example];

	bytes_append_text(bytes, "{\"id\":");
	json_append_string(bytes, &example->document.id);
	bytes_append_text(bytes, ",\"title\":");
	json_append_string(bytes, &example->document.title);
	bytes_printf(bytes,
		     ",\"category\":\"%s\",\"holds\":%s,\"old\":\"%s\","
		     "\"new\":\"%s\",\"change\":\"%s\"}",
		     comparison->row[change->category].name,
		     truth[example->label[change->category] + 1],
		     format_decision(change->before),
		     format_decision(change->after),
		     comparison_change(change->kind));
}

static void
append_name(const char *key, const char *name, struct bytes *bytes)
{
	struct bytes repaired = { 0 };

	/* A path may hold any bytes; JSON must be UTF-8. */
	utf8_append_repaired(&repaired, name, strlen(name));
	bytes_printf(bytes, ",\"%s\":", key);
	json_append_string(bytes, &repaired);
	bytes_free(&repaired);
}

void
comparison_append_json(const struct comparison *comparison,
		       const struct comparison_names *names,
		       struct bytes *bytes)
{
	bytes_append_text(bytes, "{\"method\":\"paired bootstrap\"");
	append_name("old", names->before, bytes);
	append_name("new", names->after, bytes);
	bytes_printf(bytes,
		     ",\"documents\":%zu,\"resamples\":%zu,"
		     "\"changed\":%zu,\"categories\":[",
		     comparison->documents, comparison->resamples,
		     comparison->changed);
	for (size_t i = 0; i + 1 < comparison->rows; i++) {
		bytes_printf(bytes, "%s\n{\"category\":\"%s\",", i ? "," : "",
			     comparison->row[i].name);
		append_row(&comparison->row[i], bytes);
	}
	bytes_append_text(bytes, "],\n\"macro\":{");
	append_row(&comparison->row[comparison->rows - 1], bytes);
	bytes_append_text(bytes, ",\n\"changes\":[");
	for (size_t i = 0; i < comparison->changes; i++) {
		bytes_append_text(bytes, i ? ",\n" : "\n");
		append_change(comparison, &comparison->change[i], bytes);
	}
	bytes_append_text(bytes, "]}\n");
}
