/* SPDX-License-Identifier: MIT */
#include "refang.h"

#include <string.h>
#include <strings.h>

static const struct {
	const char *defanged;
	char sign;
} form[] = {
	{ "[.]", '.' },	  { "(.)", '.' },  { "[dot]", '.' },
	{ "(dot)", '.' }, { "[@]", '@' },  { "(@)", '@' },
	{ "[at]", '@' },  { "(at)", '@' }, { "[:]", ':' },
};

enum { FORMS = sizeof form / sizeof form[0] };

/* The form that `text` begins with, or FORMS. */
static size_t
form_at(const char *text, size_t length)
{
	size_t i = 0;

	while (i < FORMS && (strlen(form[i].defanged) > length ||
			     strncasecmp(text, form[i].defanged,
					 strlen(form[i].defanged)) != 0))
		i++;
	return i;
}

static char
lower(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter + 32) : letter;
}

bool
refang_append(struct bytes *bytes, const char *text, size_t length)
{
	bool defanged = false;

	for (size_t i = 0; i < length;) {
		size_t found = form_at(text + i, length - i);

		if (found < FORMS) {
			bytes_append_byte(bytes, form[found].sign);
			i += strlen(form[found].defanged);
			defanged = true;
		} else {
			bytes_append_byte(bytes, lower(text[i++]));
		}
	}
	return defanged;
}

/* The scheme and "://" however they are written; returns their length. */
static size_t
append_scheme(struct bytes *bytes, const char *text, size_t length,
	      bool *defanged)
{
	size_t letters = strcspn(text, "[]:/");
	size_t end;

	if (letters > length)
		letters = length;
	end = letters;
	while (end < length && text[end] != '\0' && strchr("[]:/", text[end]) &&
	       end - letters < sizeof "[://]" + 1)
		end++;
	for (size_t i = 0; i < letters; i++) {
		char letter = lower(text[i]);

		*defanged |= letter == 'x';
		bytes_append_byte(bytes, letter == 'x' ? 't' : letter);
	}
	bytes_append_text(bytes, "://");
	*defanged |= end - letters != 3;
	return end;
}

bool
refang_is_allowed(char byte)
{
	return byte > 0x20 && byte < 0x7f && !strchr("\"<>\\^`{|}[]", byte);
}

static void
append_encoded(struct bytes *bytes, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (refang_is_allowed(text[i]))
			bytes_append_byte(bytes, text[i]);
		else
			bytes_printf(bytes, "%%%02X",
				     (unsigned)(unsigned char)text[i]);
}

/* Bytes of `text` before the first of "/?#". */
static size_t
authority_length(const char *text, size_t length)
{
	size_t i = 0;

	while (i < length && text[i] != '/' && text[i] != '?' && text[i] != '#')
		i++;
	return i;
}

static struct refanged_host
host_in(const struct bytes *bytes, size_t start)
{
	const char *text = bytes_text(bytes);
	struct refanged_host host = { start, 0 };

	for (size_t i = start; i < bytes->length; i++)
		if (text[i] == '@')
			host.start = i + 1;
	while (host.start + host.length < bytes->length &&
	       text[host.start + host.length] != ':')
		host.length++;
	return host;
}

bool
refang_append_url(struct bytes *bytes, const char *text, size_t length,
		  struct refanged_host *host)
{
	bool defanged = false;
	size_t at = append_scheme(bytes, text, length, &defanged);
	size_t start = bytes->length;
	size_t path = at + authority_length(text + at, length - at);
	struct bytes rest = { 0 };

	defanged |= refang_append(bytes, text + at, path - at);
	*host = host_in(bytes, start);
	for (size_t i = path; i < length;) {
		size_t found = form_at(text + i, length - i);

		/* Only a dot is ever defanged behind the host. */
		if (found < FORMS && form[found].defanged[1] == '.') {
			bytes_append_byte(&rest, '.');
			i += strlen(form[found].defanged);
			defanged = true;
		} else {
			bytes_append_byte(&rest, text[i++]);
		}
	}
	append_encoded(bytes, bytes_text(&rest), rest.length);
	bytes->failed |= rest.failed;
	bytes_free(&rest);
	return defanged;
}
