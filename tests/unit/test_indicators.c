/* SPDX-License-Identifier: MIT */
#include "../../src/text/indicators.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>

static struct patterns *patterns;
static struct matcher *matcher;
static struct document document;
static struct indicators indicators;
static struct error error;

static void
setup(void)
{
	patterns = patterns_new(&error);
	ck_assert_ptr_nonnull(patterns);
	matcher = matcher_new(patterns, &error);
	ck_assert_ptr_nonnull(matcher);
	document = (struct document){ 0 };
	indicators = (struct indicators){ 0 };
}

static void
teardown(void)
{
	indicators_free(&indicators);
	document_free(&document);
	matcher_free(matcher);
	patterns_free(patterns);
}

/* What is in `body`, as "kind value" with a "!" where it is defanged. */
static const char *
found_in(const char *title, const char *body)
{
	static char found[4096];
	size_t length = 0;

	document_clear(&document);
	bytes_append_text(&document.title, title);
	bytes_append_text(&document.body, body);
	indicators_collect(&indicators, matcher, &document, 100);
	ck_assert(indicators_ok(&indicators));
	found[0] = '\0';
	for (size_t i = 0; i < indicators.count;
	     i = indicators_next(&indicators, i))
		length += (size_t)snprintf(
			found + length, sizeof found - length, "%s%s %s%s",
			length ? ", " : "",
			indicator_kind_name(indicators.mention[i].kind),
			indicators.mention[i].value,
			indicators_is_defanged(&indicators, i) ? "!" : "");
	return found;
}

#define MD5 "d41d8cd98f00b204e9800998ecf8427e"
#define MD5_CAPITALS "D41D8CD98F00B204E9800998ECF8427E"
#define SHA1 "da39a3ee5e6b4b0d3255bfef95601890afd80709"
#define SHA256 MD5 MD5
#define SHA512 SHA256 SHA256
#define NO_BREAK "\xe2\x80\x91"

static const struct {
	const char *text;
	const char *found;
} standards[] = {
	{ "CVE-2024-3400", "cve CVE-2024-3400" },
	{ "cve 2024-123456", "cve CVE-2024-123456" },
	{ "Cve" NO_BREAK "2024" NO_BREAK "3400", "cve CVE-2024-3400" },
	{ "T1059.001", "attack T1059.001" },
	{ "T0855", "attack T0855" },
	{ "TA0011", "attack TA0011" },
	{ "apt 29", "group APT29" },
	{ "APT-29", "group APT29" },
	{ "Fin7", "group FIN7" },
	{ "unc-2452", "group UNC2452" },
	{ "apt-c-36", "group APT-C-36" },
	{ "STORM-0558", "group Storm-0558" },
	{ "tag-22", "group TAG-22" },
	{ "cl-sta-0044", "group CL-STA-0044" },
	{ MD5_CAPITALS, "md5 " MD5 },
	{ SHA1, "sha1 " SHA1 },
	{ SHA256, "sha256 " SHA256 },
	{ SHA512, "sha512 " SHA512 },
	{ "www.vendor.com", "domain www.vendor.com" },
	{ "EVIL[.]example", "domain evil.example!" },
	{ "a.evil(dot)co[dot]uk", "domain a.evil.co.uk!" },
	{ "bad(.)site", "domain bad.site!" },
	{ "Joe@Vendor.com", "email joe@vendor.com" },
	{ "joe[at]evil[.]example", "email joe@evil.example!" },
	{ "joe(@)evil.example", "email joe@evil.example!" },
	{ "joe.doe(at)evil(dot)example", "email joe.doe@evil.example!" },
	{ "198.51.100.7", "ipv4 198.51.100.7" },
	{ "8.8.8.8", "ipv4 8.8.8.8" },
	{ "5.0.0.20", "ipv4 5.0.0.20" },
	{ "5.0.0.100", "ipv4 5.0.0.100" },
	{ "10.0.0.1", "ipv4 10.0.0.1" },
	{ "3[.]1.0.0", "ipv4 3.1.0.0!" },
	{ "198.51.100[.]7", "ipv4 198.51.100.7!" },
	{ "198[.]51[.]100[.]7:8443", "ipv4 198.51.100.7!" },
	{ "198.51.100.0/24", "ipv4 198.51.100.0/24" },
	{ "2001:db8:0:0:0:0:0:1", "ipv6 2001:db8::1" },
	{ "2001:DB8::1", "ipv6 2001:db8::1" },
	{ "http://vendor.example/a?b=c#d", "url http://vendor.example/a?b=c#d" },
	{ "hxxps://EVIL[.]example/Gate.php",
	  "url https://evil.example/Gate.php!" },
	{ "hxxp[:]//evil.example", "url http://evil.example!" },
	{ "http[://]evil.example/a", "url http://evil.example/a!" },
	{ "fxp://198.51.100.7:21/x", "url ftp://198.51.100.7:21/x!" },
	{ "https://evil(dot)example/a[.]exe",
	  "url https://evil.example/a.exe!" },
	{ "http://evil.example/\xc3\xa4|b", "url http://evil.example/%C3%A4%7Cb" },
	{ "http://u:p@evil.example/", "url http://u:p@evil.example/" },
	{ "[http://a.example/b](http://a.example/b)",
	  "url http://a.example/b" },
};

START_TEST(have_a_standard_form)
{
	ck_assert_str_eq(found_in("", standards[_i].text),
			 standards[_i].found);
}
END_TEST

static const struct {
	const char *text;
} strangers[] = {
	{ "CVE-1998-1234" },
	{ "CVE-3024-1234" },
	{ "T1700" },
	{ "T2080" },
	{ "T0000" },
	{ "00000000000000000000000000000000" },
	{ "12345678901234567890123456789012" },
	{ "d41d8CD98f00b204e9800998ecf8427e" },
	{ "abcdefabcdefabcdefabcdefabcdefab" },
	{ SHA512 "0" },
	{ MD5 MD5 MD5 },
	{ "report.exe" },
	{ "report[.]exe" },
	{ "invoice[.]pdf" },
	{ "main.cc" },
	{ "configure.in" },
	{ "com.example.app" },
	{ "org.apache.commons.io" },
	{ "/etc/x/foo.io" },
	{ "C:\\temp\\evil.com" },
	{ "@user.io" },
	{ "socket.me(1)" },
	{ "-a[.]-b" },
	{ "logo@2x.png" },
	{ "joe@evil[.]exe" },
	{ "0.1.2.3" },
	{ "256.1.1.1" },
	{ "1.2.3.04" },
	{ "10.0.0.0/33" },
	{ "1.3.6.1.4.1.311" },
	{ "version 7.0.0.1" },
	{ "Versions 7.0.0.1, 7.1.0.3 and 7.2.0.4" },
	{ "firmware before 7.0.0.1" },
	{ "v1.2.3.4" },
	{ "7.0.0.1 and earlier" },
	{ "7.0.0.1, or later" },
	{ "section 1.2.3.4" },
	{ "Tool 3.10.0.19" },
	{ "00:1a:2b:3c:4d:5e" },
	{ "dead::beef" },
	{ "12:30:45" },
	{ "http://localhost/x" },
	{ "http://256.1.1.1/" },
	{ "http://evil.exe/" },
	{ "http://evil.example:80\\80/" },
	{ "http://a\\b@evil.example/" },
};

START_TEST(are_not_what_looks_like_them)
{
	ck_assert_str_eq(found_in("", strangers[_i].text), "");
}
END_TEST

/* Not a version: the words stand in another sentence or too far away. */
static const struct {
	const char *text;
} addresses[] = {
	{ "This is a new version. 198.51.100.7 answered" },
	{ "version\n198.51.100.7" },
	{ "the version that they sent to 198.51.100.7" },
	{ "conversion 198.51.100.7" },
	{ "version 198.51.100[.]7" },
};

START_TEST(are_addresses_away_from_versions)
{
	ck_assert_int_eq(strncmp(found_in("", addresses[_i].text),
				 "ipv4 198.51.100.7", 17),
			 0);
}
END_TEST

START_TEST(stand_once_with_all_their_places)
{
	const struct mention *mention;

	ck_assert_str_eq(found_in("APT29 strikes",
				  "It was APT 29.\nAgain apt-29, \xc3\xa4 APT29."),
			 "group APT29");
	ck_assert_uint_eq(indicators.count, 4);
	mention = indicators.mention;
	ck_assert(!mention[0].in_body);
	ck_assert_uint_eq(mention[0].offset, 0);
	ck_assert_uint_eq(mention[0].length, 5);
	ck_assert(mention[1].in_body);
	ck_assert_uint_eq(mention[1].offset, 7);
	ck_assert_uint_eq(mention[1].length, 6);
	ck_assert_uint_eq(mention[2].offset, 21);
	ck_assert_uint_eq(mention[3].offset, 32);
}
END_TEST

START_TEST(come_by_kind_and_value)
{
	ck_assert_str_eq(
		found_in("b[.]example", "a[.]example CVE-2024-2000 "
					"CVE-2023-1000 b.example[.]com"),
		"cve CVE-2023-1000, cve CVE-2024-2000, domain a.example!, "
		"domain b.example!, domain b.example.com!");
}
END_TEST

START_TEST(are_defanged_if_one_of_them_is)
{
	ck_assert_str_eq(found_in("", "www.evil.com www.evil[.]com"),
			 "domain www.evil.com!");
}
END_TEST

START_TEST(end_at_their_limit)
{
	document_clear(&document);
	for (int i = 0; i < 6; i++)
		bytes_append_text(&document.body, "APT29 ");
	indicators_collect(&indicators, matcher, &document, 5);
	ck_assert_uint_eq(indicators.count, 5);
	ck_assert(indicators.cut);
	indicators_collect(&indicators, matcher, &document, 6);
	ck_assert_uint_eq(indicators.count, 6);
	ck_assert(!indicators.cut);
}
END_TEST

/* More words than are looked at in one go, with a run across the seam. */
START_TEST(are_found_in_a_long_text)
{
	document_clear(&document);
	for (int i = 0; i < 8191; i++)
		bytes_append_text(&document.body, "word ");
	bytes_append_text(&document.body, "self-www.vendor.com ");
	for (int i = 0; i < 20000; i++)
		bytes_append_text(&document.body, "state-sponsored ");
	bytes_append_text(&document.body, "evil[.]example");
	indicators_collect(&indicators, matcher, &document, 100);
	ck_assert(indicators_ok(&indicators));
	ck_assert_uint_eq(indicators.count, 2);
	ck_assert_str_eq(indicators.mention[0].value, "evil.example");
	ck_assert_uint_eq(indicators.mention[0].offset +
				  indicators.mention[0].length,
			  document.body.length);
	ck_assert_str_eq(indicators.mention[1].value, "self-www.vendor.com");
}
END_TEST

/* Pieces of what a writer might use against us, in any order. */
START_TEST(lie_within_a_text_of_any_kind)
{
	static const char *const piece[] = {
		"[.]", "(at)", "hxxp://", "evil", ".com",  "CVE-", "2024-",
		"1.2.3.4", ":",	  "::1",     "[at]", "/",    "\xc3\xa4", " ",
		"\n",  "version", MD5,     "APT",  "29",   "](",   "@",
	};
	uint64_t state = (uint64_t)_i + 1;

	document_clear(&document);
	for (int i = 0; i < 400; i++)
		bytes_append_text(&document.body,
				  piece[unit_random(&state) % COUNT(piece)]);
	indicators_collect(&indicators, matcher, &document, SIZE_MAX);
	ck_assert(indicators_ok(&indicators));
	for (size_t i = 0; i < indicators.count; i++) {
		const struct mention *mention = &indicators.mention[i];

		ck_assert_uint_gt(mention->length, 0);
		ck_assert_uint_le(mention->offset + mention->length,
				  document.body.length);
		for (const char *at = mention->value; *at; at++)
			ck_assert(*at > ' ' && *at < 0x7f);
	}
}
END_TEST

Suite *
indicators_suite(void)
{
	Suite *suite = suite_create("indicators");
	TCase *rules = tcase_create("rules");

	tcase_add_checked_fixture(rules, setup, teardown);
	tcase_add_loop_test(rules, have_a_standard_form, 0, COUNT(standards));
	tcase_add_loop_test(rules, are_not_what_looks_like_them, 0,
			    COUNT(strangers));
	tcase_add_loop_test(rules, are_addresses_away_from_versions, 0,
			    COUNT(addresses));
	tcase_add_test(rules, stand_once_with_all_their_places);
	tcase_add_test(rules, come_by_kind_and_value);
	tcase_add_test(rules, are_defanged_if_one_of_them_is);
	tcase_add_test(rules, end_at_their_limit);
	tcase_add_test(rules, are_found_in_a_long_text);
	tcase_add_loop_test(rules, lie_within_a_text_of_any_kind, 0, 50);
	suite_add_tcase(suite, rules);
	return suite;
}
