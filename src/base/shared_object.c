/* SPDX-License-Identifier: MIT */
#include "shared_object.h"

#include <string.h>

static bool
refuse(const char *what, const char *name, struct error *error)
{
	error_set(error, STATUS_UNAVAILABLE, what);
	return error_word(error, name, strlen(name));
}

static bool
is_filled(const struct symbol *symbol)
{
	void *address;

	memcpy(&address, symbol->pointer, sizeof address);
	return address != NULL;
}

#ifdef TRIAGE_QUICK

bool
shared_object_is_possible(void)
{
	return false;
}

static bool wanted;

bool
shared_object_want(void)
{
	wanted = true;
	return false;
}

bool
shared_object_was_wanted(void)
{
	return wanted;
}

bool
shared_object_load(const char *file, const struct symbol *symbol,
		   struct error *error)
{
	if (is_filled(symbol))
		return true;
	wanted = true;
	return refuse("cannot load the shared library", file, error);
}

#else

#include <dlfcn.h>

bool
shared_object_is_possible(void)
{
	return true;
}

bool
shared_object_want(void)
{
	return true;
}

bool
shared_object_was_wanted(void)
{
	return false;
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
	if (!handle)
		return refuse("cannot load the shared library", file, error);
	while (symbol[count].name)
		count++;
	/* The first one last: it tells that all are there. */
	while (count-- > 0) {
		if (!find(handle, &symbol[count]))
			return refuse("the shared library lacks",
				      symbol[count].name, error);
	}
	return true;
}

#endif
