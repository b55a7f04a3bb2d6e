/* SPDX-License-Identifier: MIT */
#include "patterns.h"

#include "prefilter.h"
#include "regex.h"

#include <stdlib.h>
#include <string.h>

enum { SPAN_LONGEST = 2048 };	/* bytes of text that a pattern may see */

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
	prefilter *may_match;	/* and this, of the text at hand */
	int whole;
};

/* Tried in this order: what is more particular comes first. */
static const struct pattern pattern[] = {
	{ "<url>", HINT_LINK, prefilter_url, 1 },
	{ "<email>", HINT_LINK, prefilter_email, 1 },
	{ "<ip>", HINT_DIGIT, prefilter_address, 1 },
	{ "<ip>", HINT_COLON, prefilter_address6, 1 },
	{ "<cve>", HINT_DIGIT | HINT_NUMBER_NEXT, prefilter_cve, 1 },
	{ "<attack>", HINT_DIGIT, prefilter_attack, 1 },
	{ "<hash>", HINT_DIGIT, prefilter_hash, 1 },
	{ "<group>", HINT_DIGIT | HINT_NUMBER_NEXT, prefilter_group, 1 },
	{ "<domain>", HINT_LINK, prefilter_defanged, 1 },
	{ "<domain>", HINT_DOT, prefilter_domain, 1 },
	{ "<money>", HINT_DIGIT, prefilter_money, 0 },
	{ "<bitrate>", HINT_DIGIT, prefilter_rate, 0 },
	{ "<count>", HINT_DIGIT, prefilter_count, 0 },
};

static const char *const source[] = {
	/* <url> */
	"(?:h(?:tt|xx)ps?|f(?:t|x)ps?)(?:\\[?:\\]?|\\[:)"
	"(?://|\\[//\\]|//\\])" URL_BYTE "{1,1024}(?<![.,;:!?)\\]])",
	/* <email> */
	"[a-z0-9._%+-]{1,64}(?:@|\\[@\\]|\\(@\\)|\\[at\\])"
	"(?:" LABEL DOT "){1,6}[a-z]{2,24}" LAST,
	/* <ip> */
	"(?:[0-9]{1,3}" DOT "){3}[0-9]{1,3}(?::[0-9]{1,5})?"
	"(?:/[0-9]{1,2})?(?![0-9a-z])(?!\\.[0-9])",
	/* <ip> */
	"(?:(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}|"
	"(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6})"
	"(?![0-9a-z:])",
	/* <cve> */
	"cve(?:-|\xe2\x80\x91|\xe2\x80\x93| )[0-9]{4}"
	"(?:-|\xe2\x80\x91|\xe2\x80\x93)[0-9]{4,7}(?![0-9a-z])",
	/* <attack> */
	"(?-i:T(?:[0-9]{4}(?:\\.[0-9]{3})?|A00[0-9]{2}))(?![0-9A-Za-z])",
	/* <hash> */
	"(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z])",
	/* <group> */
	"(?:apt[- ]?(?:c-)?[0-9]{1,3}|fin[- ]?[0-9]{1,2}|"
	"unc[- ]?[0-9]{3,4}|ta[- ]?[1-9][0-9]{2,3}|"
	"(?:storm|dev)-[0-9]{4}|uac-[0-9]{4}|tag-[0-9]{1,3}|"
	"itg[0-9]{2}|tg-[0-9]{4}|cl-(?:sta|cri|unk)-[0-9]{4})"
	"(?![0-9a-z])",
	/* <domain> */
	"(?:" LABEL DOT "){0,6}" LABEL DEFANGED "(?:" LABEL DOT
	"){0,3}[a-z]{2,24}" LAST,
	/* <domain> */
	"(?:" LABEL "\\.){1,6}(?-i:com|net|org|info|biz|io|onion|ru|su|cn|"
	"ir|kp|uk|de|fr|jp|kr|in|br|nl|eu|ua|pl|xyz|top|site|online|club|"
	"shop|app|dev|me|tv|cc|co|us|gov|mil|edu|int|tk|ly|to)" LAST
	"(?!\\.[a-z0-9])",
	/* <money> */
	"(?<=[$]|[$] )" AMOUNT "|(?<=\xe2\x82\xac|\xc2\xa3|\xc2\xa5)" AMOUNT
	"|" AMOUNT "(?: (?:us )?(?:dollars|euros?|pounds|usd|eur|gbp|btc|"
	"bitcoins?|eth|ether|monero|xmr|rubles|roubles|yuan|won|yen|rupees)"
	"\\b|" SIGN ")",
	/* <bitrate> */
	"[0-9][0-9.,]{0,11} ?(?:(?:[gmt]bps|[gmt]bit/s|[gmt]b/s|[gmt]pps|"
	"[mk]?rps)\\b|(?:million|billion) (?:packets|requests) (?:per|a) )",
	/* <count> */
	AMOUNT " (?:[a-z-]{1,20} ){0,2}"
	"(?:accounts|citizens|clients|computers|credentials|customers|"
	"devices|documents|emails|employees|files|hosts|individuals|"
	"machines|passwords|patients|people|records|residents|sites|"
	"students|subscribers|systems|users|victims|voters|websites)\\b",
};

enum { PATTERNS = sizeof pattern / sizeof pattern[0] };

_Static_assert(PATTERNS == sizeof source / sizeof source[0],
	       "a pattern and its expression");

struct patterns {
	struct regexes *regexes;
};

struct matcher {
	struct regex_scratch *scratch;
};

struct patterns *
patterns_new(struct error *error)
{
	struct patterns *patterns = calloc(1, sizeof *patterns);

	if (patterns)
		patterns->regexes = regexes_new(source, PATTERNS, error);
	else
		error_no_memory(error);
	if (patterns && patterns->regexes)
		return patterns;
	patterns_free(patterns);
	return NULL;
}

void
patterns_free(struct patterns *patterns)
{
	if (!patterns)
		return;
	regexes_free(patterns->regexes);
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

const char *
patterns_class_source(size_t class)
{
	return source[class - 1];
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

	if (matcher)
		matcher->scratch =
			regex_scratch_new(patterns->regexes, error);
	else
		error_no_memory(error);
	if (matcher && matcher->scratch)
		return matcher;
	matcher_free(matcher);
	return NULL;
}

void
matcher_free(struct matcher *matcher)
{
	if (!matcher)
		return;
	regex_scratch_free(matcher->scratch);
	free(matcher);
}

size_t
matcher_limits_hit(const struct matcher *matcher)
{
	return regex_given_up(matcher->scratch);
}

/* Patterns look at bytes: bring an end between two bytes of a character back. */
static size_t
whole_characters(const char *text, size_t end)
{
	while (end > 0 && ((unsigned char)text[end] & 0xc0) == 0x80)
		end--;
	return end;
}

size_t
matcher_end(struct matcher *matcher, size_t class, const char *text,
	    size_t length, size_t offset)
{
	size_t end = regex_end(matcher->scratch, class - 1, text, length,
			       offset);

	end = whole_characters(text, end);
	return end > offset ? end : 0;
}

bool
patterns_may_match(size_t class, const char *text, size_t length,
		   size_t offset)
{
	return pattern[class - 1].may_match(text, length, offset);
}

struct match
matcher_at(struct matcher *matcher, const char *text, size_t length,
	   size_t offset, unsigned hints)
{
	if (length - offset > SPAN_LONGEST)
		length = offset + SPAN_LONGEST;
	for (size_t class = 1; class <= PATTERNS; class++) {
		size_t end = 0;

		if ((pattern[class - 1].hints & hints) != 0 &&
		    patterns_may_match(class, text, length, offset))
			end = matcher_end(matcher, class, text, length,
					  offset);
		if (end > 0)
			return (struct match){ class, end };
	}
	return (struct match){ 0, 0 };
}
