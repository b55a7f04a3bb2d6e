/* SPDX-License-Identifier: MIT */
#include "shared_object.h"

#include <dlfcn.h>
#include <string.h>

static bool
is_filled(const struct symbol *symbol)
{
	void *address;

	memcpy(&address, symbol->pointer, sizeof address);
	return address != NULL;
}

/* POSIX's way around ISO C's ban on casting to a function pointer. */
static bool
find(void *handle, const struct symbol *symbol)
{
	void *address = dlsym(handle, symbol->name);

	memcpy(symbol->pointer, &address, sizeof address);
	return address != NULL;
}

bool
shared_object_load(const char *file, const struct symbol *symbol,
		   struct error *error)
{
	size_t count = 0;
	void *handle;

	if (is_filled(symbol))
		return true;
	handle = dlopen(file, RTLD_NOW | RTLD_LOCAL);
	if (!handle) {
		error_set(error, STATUS_UNAVAILABLE,
			  "cannot load the shared library");
		return error_word(error, file, strlen(file));
	}
	while (symbol[count].name)
		count++;
	/* The first one last: it tells that all are there. */
	while (count-- > 0) {
		const char *name = symbol[count].name;

		if (find(handle, &symbol[count]))
			continue;
		error_set(error, STATUS_UNAVAILABLE,
			  "the shared library lacks");
		return error_word(error, name, strlen(name));
	}
	return true;
}
