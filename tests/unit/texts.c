/* SPDX-License-Identifier: MIT */
#include "texts.h"

#include "../../src/base/file.h"
#include "../../src/base/utf8.h"
#include "unit.h"

#include <glob.h>
#include <string.h>

enum { SAMPLE_TEXTS = 120, RANDOM_TEXTS = 400, PIECES_MOST = 120 };

static const char *const piece[] = {
	" ", " ", " ", " ", "\n", "\r\n", "\t", ".", ". ", ", ", "-", "'",
	"'s", "\xe2\x80\x99s", "\xe2\x80\x91", "\xc2\xad", "\xe2\x80\x8b",
	"_", "&", ",", ":", ";", "!", "?", "(", ")", "[", "]", "[.]", "(.)",
	"[dot]", "(dot)", "@", "[@]", "[at]", "/", "//", "://", "[:]//", "$",
	"$ ", "\xe2\x82\xac", "\xc2\xa3", "\xc2\xa5", "0", "1", "7", "12",
	"255", "1024", "4,000", "2.5", "10.0.0.1", "fe80::1", "dead:beef",
	"A", "a", "S", "The", "attack", "Malware", "state-sponsored", "U.S",
	"http", "hxxps", "FTP", "cve", "CVE-", "CVE-2031-10234", "T1059",
	"T1059.001", "TA0001", "APT", "apt-c-23", "APT29", "fin7", "UNC2452",
	"TA505", "Storm-0558", "dev-0537", "UAC-0001", "TAG-22", "ITG05",
	"TG-3390", "CL-STA-0001", "example", ".com", "evil[.]com", "notes.txt",
	"node.js", ".io", "mail", "million", "5m", "billion", "dollars", "us",
	"usd", "bitcoin", "won", "Gbps", "tb/s", "Mrps", "packets", "per",
	"accounts", "customer", "records", "many", "third-party", "users",
	"d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890",
	"\xc3\x89t\xc3\xa9", ("stra\xc3\x9f" "e"), "e\xcc\x81", "\xef\xac\x81le",
	"\xe4\xb8\xad\xe6\x96\x87", "\xd0\x96", "\xe2\x84\xaa", "\xf0\x9f\x98\x80",
	"\xc2\xa0", "\xe2\x80\xa8", "\xcd\xba", "\x01", "\x7f", "don't", "0-day",
};

static void
check_repaired(const struct bytes *raw, void (*check)(const char *, size_t))
{
	struct bytes text = { 0 };

	utf8_append_repaired(&text, bytes_text(raw), raw->length);
	ck_assert(bytes_ok(&text));
	check(bytes_text(&text), text.length);
	bytes_free(&text);
}

static void
each_document(void (*check)(const char *text, size_t length))
{
	glob_t found;

	ck_assert_int_eq(glob("training/sample/*/*.txt", 0, NULL, &found), 0);
	ck_assert_uint_ge(found.gl_pathc, SAMPLE_TEXTS);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct bytes raw = { 0 };
		struct error error;

		ck_assert(file_read(found.gl_pathv[i], 1 << 20, &raw, &error));
		check_repaired(&raw, check);
		bytes_free(&raw);
	}
	globfree(&found);
}

static void
append_random(struct bytes *raw, uint64_t *state, bool pieces)
{
	uint64_t random = unit_random(state);

	if (pieces)
		bytes_append_text(raw, piece[random % COUNT(piece)]);
	else
		bytes_append_byte(raw, (char)(random & 0xff));
}

void
texts_each(void (*check)(const char *text, size_t length))
{
	uint64_t state = 20311;

	each_document(check);
	for (int i = 0; i < RANDOM_TEXTS; i++) {
		struct bytes raw = { 0 };
		uint64_t count = unit_random(&state) % PIECES_MOST;

		for (uint64_t k = 0; k < count; k++)
			append_random(&raw, &state, i % 4 != 0);
		check_repaired(&raw, check);
		bytes_free(&raw);
	}
}
