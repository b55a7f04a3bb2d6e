/* SPDX-License-Identifier: MIT */
#include "members.h"

#include "../base/json_text.h"
#include "../base/utf8.h"

#include <string.h>

void
members_append_source(struct bytes *bytes, const char *source)
{
	struct bytes repaired = { 0 };

	utf8_append_repaired(&repaired, source, strlen(source));
	bytes_append_text(bytes, "{\"source\":");
	json_append_string(bytes, &repaired);
	bytes_free(&repaired);
}

void
members_append_known(struct bytes *bytes, const char *name,
		     const struct bytes *value)
{
	if (value->length == 0)
		return;
	bytes_printf(bytes, ",\"%s\":", name);
	json_append_string(bytes, value);
}

void
members_append_origin(struct bytes *bytes, const struct document *document)
{
	members_append_known(bytes, "from", &document->from);
	members_append_known(bytes, "date", &document->date);
	members_append_known(bytes, "link", &document->link);
}

void
members_append_state(struct bytes *bytes, const struct document *document)
{
	if (document->cut)
		bytes_printf(bytes, ",\"cut\":\"%s\"", document->cut);
	if (document->replaced > 0)
		bytes_printf(bytes, ",\"replaced\":%zu", document->replaced);
}
