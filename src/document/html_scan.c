/* SPDX-License-Identifier: MIT */
#include "html_scan.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { ATTRIBUTES_MOST = 1000 };

/* Elements of text in which no tag begins but their own end. */
static const char *const raw[] = { "script", "style" };

static bool
is_blank(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool
is_quote(char byte)
{
	return byte == '"' || byte == '\'';
}

/* Past a name or an unquoted value, blanking the quotes in it. */
static char *
pass_word(char *at, const char *end, const char *stops)
{
	while (at < end && !is_blank(*at) && !strchr(stops, *at)) {
		if (is_quote(*at))
			*at = ' ';
		at++;
	}
	return at;
}

static char *
pass_blanks(char *at, const char *end)
{
	while (at < end && is_blank(*at))
		at++;
	return at;
}

static char *
pass_value(char *at, char *end)
{
	at = pass_blanks(at, end);
	if (at == end || !is_quote(*at))
		return pass_word(at, end, ">");

	char *close = memchr(at + 1, *at, (size_t)(end - at - 1));

	return close ? close + 1 : end;
}

/* Past an attribute and its value, or a byte that is of none. */
static char *
pass_attribute(char *at, char *end)
{
	char *behind = pass_word(at, end, "=/>");
	char *equals = pass_blanks(behind, end);

	if (equals < end && *equals == '=')
		return pass_value(equals + 1, end);
	return behind > at ? behind : at + 1;
}

/* Past the ">" of a tag of which `at` is the name. */
static char *
pass_tag(struct html_scan *scan, char *at, char *end)
{
	size_t attributes = 0;

	at = pass_word(at, end, "/>");
	while ((at = pass_blanks(at, end)) < end && *at != '>') {
		char *behind = pass_attribute(at, end);

		if (++attributes > ATTRIBUTES_MOST) {
			memset(at, ' ', (size_t)(behind - at));
			scan->is_cut = true;
		}
		at = behind;
	}
	return at < end ? at + 1 : end;
}

/* Where the end tag of an element of raw text begins, or the end. */
static char *
pass_raw(char *at, char *end, const char *name)
{
	size_t length = strlen(name);

	while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
		if (at[1] == '/' && strncasecmp(at + 2, name, length) == 0)
			return at;
		at++;
	}
	return end;
}

/* Past a tag and the raw text behind it. */
static char *
pass_element(struct html_scan *scan, char *name, char *end)
{
	char *at = pass_tag(scan, name, end);

	for (size_t i = 0; i < sizeof raw / sizeof raw[0]; i++) {
		size_t length = strlen(raw[i]);

		if (strncasecmp(name, raw[i], length) == 0 &&
		    !isalnum((unsigned char)name[length]))
			return pass_raw(at, end, raw[i]);
	}
	return at;
}

/* Past a comment; what never ends is none, and is looked for but once. */
static char *
pass_comment(struct html_scan *scan, char *at)
{
	size_t from = (size_t)(at - scan->data);

	if (scan->comment < from) {
		char *close = strstr(at, "-->");

		scan->comment = close ? (size_t)(close - scan->data) + 3
				      : scan->length + 1;
	}
	return scan->comment > scan->length ? at : scan->data + scan->comment;
}

/* Past what is left of a character of UTF-8. */
static char *
past_character(char *at)
{
	while (((unsigned char)*at & 0xc0) == 0x80)
		at++;
	return at;
}

/* Past the text, comment or element that begins at `at`. */
static char *
pass_token(struct html_scan *scan, char *at, size_t most)
{
	char *end = scan->data + scan->length;

	if (*at == '<' && strncmp(at + 1, "!--", 3) == 0)
		return pass_comment(scan, at + 4);
	if (*at == '<' && (isalpha((unsigned char)at[1]) || at[1] == '/'))
		return pass_element(scan, at + 1, end);

	size_t left = (size_t)(end - at) - 1;
	size_t part = left < most ? left : most - 1;
	char *next = memchr(at + 1, '<', part);

	return next ? next : past_character(at + 1 + part);
}

size_t
html_scan_step(struct html_scan *scan, size_t at, size_t most)
{
	size_t end = at;

	while (end < scan->length && end - at < most) {
		char *next = pass_token(scan, scan->data + end, most);
		size_t behind = (size_t)(next - scan->data);

		if (end > at && behind - at > most)
			break;
		end = behind;
	}
	return end;
}
