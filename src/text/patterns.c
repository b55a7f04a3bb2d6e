/* SPDX-License-Identifier: MIT */
#include "patterns.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
	MATCH_LIMIT = 10000,
	DEPTH_LIMIT = 250,
	HEAP_LIMIT = 64,	/* KiB */
	SPAN_LONGEST = 2048,	/* bytes of text that a pattern may see */
};

/*
 * The text is valid UTF-8 but the patterns look at bytes: all they name is
 * ASCII, and currency signs are written out as their bytes.
 */
#define DOT "(?:\\.|\\[\\.\\]|\\(\\.\\)|\\[dot\\]|\\(dot\\))"
#define DEFANGED "(?:\\[\\.\\]|\\(\\.\\)|\\[dot\\]|\\(dot\\))"
#define LABEL "[a-z0-9](?:[a-z0-9-]{0,62})"
#define URL_BYTE "[^\\s<>\"'\\x60]"
#define LAST "(?![a-z0-9_-])"
#define MAGNITUDE "(?:[ -]?(?:thousand|million|billion|trillion|[mbk]n?)\\b)?"
#define SIGN "(?:[$]|\xe2\x82\xac|\xc2\xa3|\xc2\xa5)"
#define AMOUNT "[0-9][0-9.,]{0,18}" MAGNITUDE

struct pattern {
	const char *name;
	unsigned hints;		/* any of these must hold */
	const char *first;	/* first bytes it may begin with; "" is any */
	int whole;
	const char *expression;
};

#define DIGITS "0123456789"
#define HEXADECIMAL "0123456789abcdefABCDEF"

/* Tried in this order: what is more particular comes first. */
static const struct pattern pattern[] = {
	{ "<url>", HINT_LINK, "hfHF", 1,
	  "(?:h(?:tt|xx)ps?|f(?:t|x)ps?)(?:\\[?:\\]?|\\[:)"
	  "(?://|\\[//\\]|//\\])" URL_BYTE "{1,1024}(?<![.,;:!?)\\]])" },
	{ "<email>", HINT_LINK, "", 1,
	  "[a-z0-9._%+-]{1,64}(?:@|\\[@\\]|\\(@\\)|\\[at\\])"
	  "(?:" LABEL DOT "){1,6}[a-z]{2,24}" LAST },
	{ "<ip>", HINT_DIGIT, DIGITS, 1,
	  "(?:[0-9]{1,3}" DOT "){3}[0-9]{1,3}(?::[0-9]{1,5})?"
	  "(?:/[0-9]{1,2})?(?![0-9a-z])(?!\\.[0-9])" },
	{ "<ip>", HINT_COLON, HEXADECIMAL, 1,
	  "(?:(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}|"
	  "(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6})"
	  "(?![0-9a-z:])" },
	{ "<cve>", HINT_DIGIT | HINT_NUMBER_NEXT, "cC", 1,
	  "cve(?:-|\xe2\x80\x91|\xe2\x80\x93| )[0-9]{4}"
	  "(?:-|\xe2\x80\x91|\xe2\x80\x93)[0-9]{4,7}(?![0-9a-z])" },
	{ "<attack>", HINT_DIGIT, "T", 1,
	  "(?-i:T(?:[0-9]{4}(?:\\.[0-9]{3})?|A00[0-9]{2}))(?![0-9A-Za-z])" },
	{ "<hash>", HINT_DIGIT, HEXADECIMAL, 1,
	  "(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z])" },
	{ "<group>", HINT_DIGIT | HINT_NUMBER_NEXT, "aAfFuUtTdDsScCiI", 1,
	  "(?:apt[- ]?(?:c-)?[0-9]{1,3}|fin[- ]?[0-9]{1,2}|"
	  "unc[- ]?[0-9]{3,4}|ta[- ]?[1-9][0-9]{2,3}|"
	  "(?:storm|dev)-[0-9]{4}|uac-[0-9]{4}|tag-[0-9]{1,3}|"
	  "itg[0-9]{2}|tg-[0-9]{4}|cl-(?:sta|cri|unk)-[0-9]{4})"
	  "(?![0-9a-z])" },
	{ "<domain>", HINT_LINK, "", 1,
	  "(?:" LABEL DOT "){0,6}" LABEL DEFANGED "(?:" LABEL DOT
	  "){0,3}[a-z]{2,24}" LAST },
	{ "<domain>", HINT_DOT, "", 1,
	  "(?:" LABEL "\\.){1,6}(?-i:com|net|org|info|biz|io|onion|ru|su|cn|"
	  "ir|kp|uk|de|fr|jp|kr|in|br|nl|eu|ua|pl|xyz|top|site|online|club|"
	  "shop|app|dev|me|tv|cc|co|us|gov|mil|edu|int|tk|ly|to)" LAST
	  "(?!\\.[a-z0-9])" },
	{ "<money>", HINT_DIGIT, DIGITS, 0,
	  "(?<=[$]|[$] )" AMOUNT "|(?<=\xe2\x82\xac|\xc2\xa3|\xc2\xa5)" AMOUNT
	  "|" AMOUNT "(?: (?:us )?(?:dollars|euros?|pounds|usd|eur|gbp|btc|"
	  "bitcoins?|eth|ether|monero|xmr|rubles|roubles|yuan|won|yen|rupees)"
	  "\\b|" SIGN ")" },
	{ "<bitrate>", HINT_DIGIT, DIGITS, 0,
	  "[0-9][0-9.,]{0,11} ?(?:(?:[gmt]bps|[gmt]bit/s|[gmt]b/s|[gmt]pps|"
	  "[mk]?rps)\\b|(?:million|billion) (?:packets|requests) (?:per|a) )" },
	{ "<count>", HINT_DIGIT, DIGITS, 0,
	  AMOUNT " (?:[a-z-]{1,20} ){0,2}"
	  "(?:accounts|citizens|clients|computers|credentials|customers|"
	  "devices|documents|emails|employees|files|hosts|individuals|"
	  "machines|passwords|patients|people|records|residents|sites|"
	  "students|subscribers|systems|users|victims|voters|websites)\\b" },
};

/*
 * Matches are tried where they must begin: looking ahead for a character that
 * has to occur would read text for nothing.
 */
static const uint32_t OPTIONS =
	PCRE2_ANCHORED | PCRE2_CASELESS | PCRE2_NO_START_OPTIMIZE;

enum { PATTERNS = sizeof pattern / sizeof pattern[0] };

struct patterns {
	pcre2_code *code[PATTERNS];
};

struct matcher {
	const struct patterns *patterns;
	pcre2_match_data *data;
	pcre2_match_context *context;
	size_t limits_hit;
};

struct patterns *
patterns_new(struct error *error)
{
	struct patterns *patterns = calloc(1, sizeof *patterns);

	if (!patterns) {
		error_no_memory(error);
		return NULL;
	}
	for (size_t i = 0; i < PATTERNS; i++) {
		int code;
		size_t at;

		patterns->code[i] = pcre2_compile(
			(PCRE2_SPTR)pattern[i].expression,
			PCRE2_ZERO_TERMINATED,
			OPTIONS, &code, &at, NULL);
		if (!patterns->code[i]) {
			error_set(error, STATUS_INTERNAL,
				  "a pattern does not compile");
			patterns_free(patterns);
			return NULL;
		}
		/* Without JIT the interpreter runs, under the same limits. */
		pcre2_jit_compile(patterns->code[i], PCRE2_JIT_COMPLETE);
	}
	return patterns;
}

void
patterns_free(struct patterns *patterns)
{
	if (!patterns)
		return;
	for (size_t i = 0; i < PATTERNS; i++)
		pcre2_code_free(patterns->code[i]);
	free(patterns);
}

size_t
patterns_count(void)
{
	return PATTERNS;
}

const char *
patterns_class_name(size_t class)
{
	return pattern[class - 1].name;
}

int
patterns_class_is_whole(size_t class)
{
	return pattern[class - 1].whole;
}

struct matcher *
matcher_new(const struct patterns *patterns, struct error *error)
{
	struct matcher *matcher = calloc(1, sizeof *matcher);

	if (matcher) {
		matcher->patterns = patterns;
		matcher->data = pcre2_match_data_create(1, NULL);
		matcher->context = pcre2_match_context_create(NULL);
	}
	if (!matcher || !matcher->data || !matcher->context) {
		matcher_free(matcher);
		error_no_memory(error);
		return NULL;
	}
	pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
	pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(matcher->context, HEAP_LIMIT);
	return matcher;
}

void
matcher_free(struct matcher *matcher)
{
	if (!matcher)
		return;
	pcre2_match_data_free(matcher->data);
	pcre2_match_context_free(matcher->context);
	free(matcher);
}

size_t
matcher_limits_hit(const struct matcher *matcher)
{
	return matcher->limits_hit;
}

static int
is_wanted(const struct pattern *candidate, unsigned hints, char first)
{
	return (candidate->hints & hints) != 0 &&
	       (candidate->first[0] == '\0' ||
		(first != '\0' && strchr(candidate->first, first)));
}

/* The end of the match of pattern `i` at `offset`, or 0. */
static size_t
match_end(struct matcher *matcher, size_t i, const char *text, size_t length,
	  size_t offset)
{
	int code = pcre2_match(matcher->patterns->code[i], (PCRE2_SPTR)text,
			       length, offset, 0, matcher->data,
			       matcher->context);

	if (code >= 0)
		return pcre2_get_ovector_pointer(matcher->data)[1];
	if (code != PCRE2_ERROR_NOMATCH)
		matcher->limits_hit++;
	return 0;
}

/* Patterns look at bytes: bring an end between two bytes of a character back. */
static size_t
whole_characters(const char *text, size_t end)
{
	while (end > 0 && ((unsigned char)text[end] & 0xc0) == 0x80)
		end--;
	return end;
}

struct match
matcher_at(struct matcher *matcher, const char *text, size_t length,
	   size_t offset, unsigned hints)
{
	if (length - offset > SPAN_LONGEST)
		length = offset + SPAN_LONGEST;
	for (size_t i = 0; i < PATTERNS; i++) {
		if (!is_wanted(&pattern[i], hints, text[offset]))
			continue;

		size_t end = whole_characters(
			text, match_end(matcher, i, text, length, offset));

		if (end > offset)
			return (struct match){ i + 1, end };
	}
	return (struct match){ 0, 0 };
}
