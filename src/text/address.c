/* SPDX-License-Identifier: MIT */
#include "address.h"

#include "refang.h"
#include "version.h"

#include <arpa/inet.h>
#include <string.h>

enum { HOST_LONGEST = 253, LOCAL_LONGEST = 64 };

/* Endings of file names that are no top-level domain. */
static const char *const file_ending[] = {
	"apk",	"asp", "aspx", "bak",  "bat",  "bin",  "bmp",  "cfg", "class",
	"conf", "cpp", "crt",  "css",  "csv",  "dat",  "db",   "deb", "dll",
	"dmg",	"doc", "docm", "docx", "elf",  "exe",  "gif",  "gz",  "hpp",
	"hta",	"htm", "html", "ico",  "img",  "ini",  "ipa",  "iso", "jar",
	"jpeg", "jpg", "js",   "json", "jsp",  "lnk",  "log",  "msi", "pcap",
	"pdf",	"pem", "php",  "png",  "ppt",  "pptx", "rar",  "reg", "rpm",
	"rtf",	"scr", "sql",  "svg",  "sys",  "tar",  "tmp",  "txt", "vbs",
	"vhd",	"wsf", "xls",  "xlsm", "xlsx", "xml",  "yaml", "yar", "yml",
};

/* Endings that are both, where two labels alone rather name a file. */
static const char *const either_ending[] = { "app", "cc", "in", "pl" };

/* A name that begins so is a package or a class, read from the right. */
static const char *const package_start[] = {
	"com", "edu", "gov", "io", "java", "javax", "mil", "net", "org",
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static bool
is_in(const char *const *word, size_t count, const char *text, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(word[i]) == length &&
		    memcmp(word[i], text, length) == 0)
			return true;
	return false;
}

/* Behind the last dot, or NULL. */
static const char *
last_label(const char *host, size_t length)
{
	while (length > 0 && host[length - 1] != '.')
		length--;
	return length > 0 ? host + length : NULL;
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool
is_letter_or_digit(char byte)
{
	return (byte >= 'a' && byte <= 'z') || is_digit(byte);
}

/* Letters, digits, hyphens and dots, at least one; no empty or odd label. */
static bool
is_host(const char *host, size_t length)
{
	const char *last = last_label(host, length);
	char before = '.';

	if (!last || last == host + length || length > HOST_LONGEST ||
	    is_digit(*last))
		return false;
	for (size_t i = 0; i < length; i++) {
		bool joint = host[i] == '.' || host[i] == '-';

		if (!joint && !is_letter_or_digit(host[i]))
			return false;
		if (joint && before == '.')
			return false;
		if (host[i] == '.' && before == '-')
			return false;
		before = host[i];
	}
	return !is_in(file_ending, COUNT(file_ending), last,
		      (size_t)(host + length - last));
}

static bool
is_number_address(const char *text, size_t length, int family)
{
	char copy[INET6_ADDRSTRLEN];
	struct in6_addr address;

	if (length >= sizeof copy)
		return false;
	memcpy(copy, text, length);
	copy[length] = '\0';
	return inet_pton(family, copy, &address) == 1;
}

/* A link of Markdown that shows itself, x](x), is the first of both. */
static size_t
before_markdown(const char *text, size_t length)
{
	for (size_t i = 1; i < length; i++)
		if (text[i - 1] == ']' && text[i] == '(')
			return i - 1;
	return length;
}

/* The part before the path is not encoded: it must be right as it is. */
static bool
is_allowed(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!refang_is_allowed(text[i]))
			return false;
	return true;
}

bool
address_take_url(struct finder *finder, struct finding *finding,
		 struct bytes *value)
{
	const char *text = finder->text.data + finding->start;
	size_t length = before_markdown(text, finding->end - finding->start);
	size_t start = value->length;
	struct refanged_host host;

	finding->end = finding->start + length;
	finding->kind = INDICATOR_URL;
	finding->defanged = refang_append_url(value, text, length, &host);
	if (!bytes_ok(value))
		return false;
	text = value->data + host.start;
	if (!is_allowed(value->data + start, value->length - start))
		return false;
	return is_host(text, host.length) ||
	       is_number_address(text, host.length, AF_INET);
}

bool
address_take_email(struct finder *finder, struct finding *finding,
		   struct bytes *value)
{
	size_t start = value->length;
	const char *at;

	finding->kind = INDICATOR_EMAIL;
	finding->defanged =
		refang_append(value, finder->text.data + finding->start,
			      finding->end - finding->start);
	if (!bytes_ok(value))
		return false;
	at = memchr(value->data + start, '@', value->length - start);
	return at &&
	       is_host(at + 1, (size_t)(value->data + value->length - at - 1));
}

/* Cut a port off `value`, and drop a network's length that cannot be. */
static void
cut_port(struct finding *finding, struct bytes *value, size_t start)
{
	char *port = memchr(value->data + start, ':', value->length - start);
	size_t more = port ? (size_t)(value->data + value->length - port) : 0;

	value->length -= more;
	finding->end -= more;
	value->data[value->length] = '\0';
}

static bool
take_ipv4(struct finder *finder, struct finding *finding, struct bytes *value,
	  size_t start)
{
	char *text = value->data + start;
	size_t numbers;

	finding->kind = INDICATOR_IPV4;
	cut_port(finding, value, start);
	numbers = strspn(text, "0123456789.");
	/* Behind a slash: a network of at most 32 bits. */
	if (text[numbers] == '/' && (text[numbers + 1] == '0' ||
				     (text[numbers + 2] != '\0' &&
				      memcmp(text + numbers + 1, "32", 2) > 0)))
		return false;
	return text[0] != '0' && is_number_address(text, numbers, AF_INET) &&
	       (finding->defanged || !version_is_at(finder, finding));
}

/* In its shortest form (RFC 5952), which tells two spellings are one. */
static bool
take_ipv6(struct finding *finding, struct bytes *value, size_t start)
{
	char shortest[INET6_ADDRSTRLEN];
	struct in6_addr address;

	finding->kind = INDICATOR_IPV6;
	if (!strpbrk(value->data + start, "0123456789") ||
	    inet_pton(AF_INET6, value->data + start, &address) != 1 ||
	    !inet_ntop(AF_INET6, &address, shortest, sizeof shortest))
		return false;
	value->length = start;
	bytes_append_text(value, shortest);
	return true;
}

bool
address_take_ip(struct finder *finder, struct finding *finding,
		struct bytes *value)
{
	size_t start = value->length;

	finding->defanged =
		refang_append(value, finder->text.data + finding->start,
			      finding->end - finding->start);
	if (!bytes_ok(value))
		return false;
	return memchr(value->data + start, '.', value->length - start)
		       ? take_ipv4(finder, finding, value, start)
		       : take_ipv6(finding, value, start);
}

/* A name that nobody defanged: does it rather name something else? */
static bool
names_something_else(const struct finder *finder, const struct finding *finding,
		     const char *host)
{
	size_t length = strlen(host);
	const char *first = strchr(host, '.');
	const char *last = last_label(host, length);
	struct text text = finder->text;

	if (finding->start > 0 &&
	    strchr("/\\@$_", text.data[finding->start - 1]))
		return true;
	if (finding->end < text.length && text.data[finding->end] == '(')
		return true;
	if (last == first + 1)
		return is_in(either_ending, COUNT(either_ending), last,
			     strlen(last));
	return is_in(package_start, COUNT(package_start), host,
		     (size_t)(first - host));
}

static bool
is_local(char byte)
{
	return byte != '\0' &&
	       strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		      "0123456789._%+-",
		      byte);
}

/* joe(at)example(dot)com: the part before the sign, which starts at `end`. */
static size_t
local_part_before(struct text text, size_t end)
{
	size_t start = end;

	while (start > 0 && end - start < LOCAL_LONGEST &&
	       is_local(text.data[start - 1]))
		start--;
	return start;
}

bool
address_take_domain(struct finder *finder, struct finding *finding,
		    struct bytes *value)
{
	static const char sign[] = "(at)";
	const size_t length = sizeof sign - 1;
	size_t start = value->length;
	size_t end = finding->start;

	if (end > length &&
	    memcmp(finder->text.data + end - length, sign, length) == 0) {
		size_t local = local_part_before(finder->text, end - length);

		if (local < end - length) {
			finding->start = local;
			return address_take_email(finder, finding, value);
		}
	}
	finding->kind = INDICATOR_DOMAIN;
	finding->defanged = refang_append(value, finder->text.data + end,
					  finding->end - end);
	return bytes_ok(value) &&
	       is_host(value->data + start, value->length - start) &&
	       (finding->defanged ||
		!names_something_else(finder, finding, value->data + start));
}
