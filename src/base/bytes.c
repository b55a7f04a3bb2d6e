/* SPDX-License-Identifier: MIT */
#include "bytes.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLEST_CAPACITY = 64 };

static size_t
grown_capacity(size_t capacity, size_t needed)
{
	if (capacity < SMALLEST_CAPACITY)
		capacity = SMALLEST_CAPACITY;
	while (capacity < needed && capacity <= SIZE_MAX / 2)
		capacity *= 2;
	return capacity < needed ? needed : capacity;
}

bool
bytes_reserve(struct bytes *bytes, size_t more)
{
	if (bytes->failed || more >= SIZE_MAX - bytes->length) {
		bytes->failed = true;
		return false;
	}

	size_t needed = bytes->length + more + 1;

	if (needed <= bytes->capacity)
		return true;

	size_t capacity = grown_capacity(bytes->capacity, needed);
	char *data = realloc(bytes->data, capacity);

	if (!data) {
		bytes->failed = true;
		return false;
	}
	bytes->data = data;
	bytes->capacity = capacity;
	return true;
}

void
bytes_append(struct bytes *bytes, const char *data, size_t length)
{
	if (!bytes_reserve(bytes, length))
		return;
	if (length > 0)
		memcpy(bytes->data + bytes->length, data, length);
	bytes->length += length;
	bytes->data[bytes->length] = '\0';
}

void
bytes_append_text(struct bytes *bytes, const char *text)
{
	bytes_append(bytes, text, strlen(text));
}

void
bytes_append_byte(struct bytes *bytes, char byte)
{
	bytes_append(bytes, &byte, 1);
}

void
bytes_vprintf(struct bytes *bytes, const char *format, va_list arguments)
{
	va_list again;

	va_copy(again, arguments);

	int length = vsnprintf(NULL, 0, format, again);

	va_end(again);
	if (length < 0 || !bytes_reserve(bytes, (size_t)length)) {
		bytes->failed = true;
		return;
	}
	vsnprintf(bytes->data + bytes->length, (size_t)length + 1, format,
		  arguments);
	bytes->length += (size_t)length;
}

void
bytes_printf(struct bytes *bytes, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	bytes_vprintf(bytes, format, arguments);
	va_end(arguments);
}

const char *
bytes_text(const struct bytes *bytes)
{
	return bytes->data ? bytes->data : "";
}

bool
bytes_ok(const struct bytes *bytes)
{
	return !bytes->failed;
}

void
bytes_clear(struct bytes *bytes)
{
	bytes->length = 0;
	bytes->failed = false;
	if (bytes->data)
		bytes->data[0] = '\0';
}

void
bytes_free(struct bytes *bytes)
{
	free(bytes->data);
	*bytes = (struct bytes){ 0 };
}
