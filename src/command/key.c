/* SPDX-License-Identifier: MIT */
/* The keys of configuration files: rows of two tables as one list. */
#include "configuration.h"

#include "../base/number.h"
#include "../features/settings.h"

#include <string.h>

/* The option whose key has this number; what is left over, to `rest`. */
static const struct option *
option_key(size_t number, size_t *rest)
{
	const struct option *option;

	for (size_t i = 0; (option = option_row(i)); i++)
		if ((option->commands & IS_KEY) && number-- == 0)
			return option;
	*rest = number;
	return NULL;
}

bool
key_at(size_t i, struct key *key)
{
	size_t setting = 0;
	const struct option *option = option_key(i, &setting);

	*key = (struct key){ i, NULL, NULL, option };
	key->name = option ? option->name : settings_name(setting);
	key->meaning = option ? option->meaning : settings_meaning(setting);
	return key->name != NULL;
}

bool
key_find(const char *name, size_t length, struct key *key)
{
	for (size_t i = 0; key_at(i, key); i++)
		if (strlen(key->name) == length &&
		    memcmp(key->name, name, length) == 0)
			return true;
	return false;
}

void
key_append_standard(const struct key *key, struct bytes *bytes)
{
	struct settings settings;

	settings_default(&settings);
	if (!key->option)
		settings_append_value(&settings, key->name, bytes);
	else if (key->option->standard)
		bytes_append_text(bytes, key->option->standard);
}
