/* SPDX-License-Identifier: MIT */
/* Feeds in XML on their way through. */
#include "tagger.h"

#include "unit.h"

#include "../../src/document/feed.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#define SPY "<category domain=\"urn:triage\">espionage</category>"
#define FLOOD "<category domain=\"urn:triage\">ddos</category>"
#define ATOM "xmlns='http://www.w3.org/2005/Atom'"
#define TERM_OF(prefix, name)                                                  \
	"<" prefix "category scheme=\"urn:triage\" term=\"" name "\"/>"
#define TERM(prefix) TERM_OF(prefix, "espionage")

static const struct {
	const char *text;
	const char *expected;
} feeds[] = {
	/* Where a category goes. */
	{ "<rss><item><title>spy</title></item>\n</rss>",
	  "<rss><item><title>spy</title>" SPY "</item>\n</rss>" },
	{ "<rss><item><title>spy flood</title>\n </item >x</rss>\n\n",
	  "<rss><item><title>spy flood</title>\n " SPY FLOOD
	  "</item >x</rss>\n\n" },
	{ "<rss><item><title>calm</title></item><item/><item></item></rss>",
	  "<rss><item><title>calm</title></item><item/><item></item></rss>" },
	{ "<rss><item><title>spy idle</title></item></rss>",
	  "<rss><item><title>spy idle</title></item></rss>" },
	/* What only looks like an end tag, or like an item. */
	{ "<rss><!-- </item> --><item><!-- </item> --><description>"
	  "<![CDATA[</item>spy]]></description><a "
	  "t='&lt;/item>'/></item></rss>",
	  "<rss><!-- </item> --><item><!-- </item> --><description>"
	  "<![CDATA[</item>spy]]></description><a t='&lt;/item>'/>" SPY
	  "</item></rss>" },
	{ "<rss><item><title>spy</title><x><item/></x></item></rss>",
	  "<rss><item><title>spy</title><x><item/></x>" SPY "</item></rss>" },
	/* What an earlier run left, and what is forged. */
	{ "<rss><item>" FLOOD "<title>spy</title>" SPY SPY
	  "<category>own</category><category domain='urn:triage'/></item>"
	  "<item>" SPY "<title>calm</title></item></rss>",
	  "<rss><item><title>spy</title><category>own</category>" SPY
	  "</item><item><title>calm</title></item></rss>" },
	{ "<rss><item><title>spy idle</title>" SPY "</item></rss>",
	  "<rss><item><title>spy idle</title></item></rss>" },
	{ "<rss><item><title>x</title><category\n domain=\"urn:triage\" "
	  "a='&gt;'\n><!-- > -->x</category\n></item></rss>",
	  "<rss><item><title>x</title></item></rss>" },
	{ "<rss><item><x>" SPY "</x><category domain='urn:triage2'>a"
	  "</category></item></rss>",
	  "<rss><item><x>" SPY "</x><category domain='urn:triage2'>a"
	  "</category></item></rss>" },
	/* Namespaces and prefixes. */
	{ "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
	  "xmlns='http://purl.org/rss/1.0/'><item rdf:about='u'><title>spy"
	  "</title></item></rdf:RDF>",
	  "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
	  "xmlns='http://purl.org/rss/1.0/'><item rdf:about='u'><title>spy"
	  "</title>" SPY "</item></rdf:RDF>" },
	{ "<feed " ATOM "><entry><title>spy</title></entry></feed>",
	  "<feed " ATOM
	  "><entry><title>spy</title>" TERM("") "</entry></feed>" },
	{ "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry xml:base="
	  "'http://x.example/'><a:title>spy</a:title>" TERM(
		  "a:") "<entry/></a:entry></a:feed>",
	  "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry xml:base="
	  "'http://x.example/'><a:title>spy</a:title><entry/>" TERM(
		  "a:") "</a:entry></a:feed>" },
	{ "<feed " ATOM "><\xc3\xa9:entry xmlns:\xc3\xa9='http://www.w3.org/"
	  "2005/Atom'><title>spy</title><content type='xhtml'><div xmlns="
	  "'http://www.w3.org/1999/xhtml'><category/></div></content>"
	  "</\xc3\xa9:entry></feed>",
	  "<feed " ATOM "><\xc3\xa9:entry xmlns:\xc3\xa9='http://www.w3.org/"
	  "2005/Atom'><title>spy</title><content type='xhtml'><div xmlns="
	  "'http://www.w3.org/1999/xhtml'><category/></div></content>" TERM(
		  "\xc3\xa9:") "</\xc3\xa9:entry></feed>" },
	{ "<x:feed xmlns:x='http://www.w3.org/2005/Atom'><entry " ATOM
	  "><title>spy</title></entry></x:feed>",
	  "<x:feed xmlns:x='http://www.w3.org/2005/Atom'><entry " ATOM
	  "><title>spy</title>" TERM("") "</entry></x:feed>" },
	/* What --drop and --keep ask for. */
	{ "<rss>\n<item><title>goes</title></item>\n<item><title>spy</title>"
	  "</item><item title='goes'/></rss>",
	  "<rss>\n\n<item><title>spy</title>" SPY
	  "</item><item title='goes'/></rss>" },
};

START_TEST(get_categories_and_keep_all_else)
{
	tagger_expect(filter_feed, feeds[_i].text, feeds[_i].expected);
}
END_TEST

static const struct {
	const char *text;
	const char *what;
	size_t line;
} refusals[] = {
	{ "<rss><item>\n</itemx></rss>", "mismatched tag", 2 },
	{ "<rss><item></item>", "no element found", 1 },
	{ "<rss><item>&nbsp;</item></rss>", "undefined entity", 1 },
	{ "<rss><item>caf\xe9</item></rss>", "not well-formed (invalid token)",
	  1 },
	{ "", "no element found", 1 },
	{ "<html/>", "neither RSS nor Atom", 1 },
	{ "<rss>\n<item><title>fail</title></item></rss>", "judging failed",
	  0 },
	{ "<!DOCTYPE rss [<!ENTITY i '<item><title>spy</title></item>'>]>"
	  "<rss>\n&i;</rss>",
	  "an item stands in an entity", 2 },
	{ "<!DOCTYPE rss [<!ENTITY c '" SPY "'>]><rss>\n<item>&c;</item>"
	  "</rss>",
	  "an item stands in an entity", 2 },
};

START_TEST(are_refused_where_something_is_wrong)
{
	ck_assert(!tagger_pass(filter_feed, refusals[_i].text,
			       strlen(refusals[_i].text)));
	ck_assert_str_eq(tagger.error.what, refusals[_i].what);
	ck_assert_uint_eq(tagger.error.line, refusals[_i].line);
}
END_TEST

#define PREFIX "<rss><item><title"

static const struct {
	const char *prefix;
	const char *text;
	const char *expected;
} prefixes[] = {
	{ "[cti] ", PREFIX ">spy</title></item></rss>",
	  PREFIX ">[cti] spy</title>" SPY "</item></rss>" },
	{ "[{labels}] ", PREFIX "><![CDATA[spy flood]]></title></item></rss>",
	  PREFIX ">[espionage, ddos] <![CDATA[spy flood]]></title>" SPY FLOOD
		 "</item></rss>" },
	{ "<\xc3\xa9&> ", PREFIX ">spy</title></item></rss>",
	  PREFIX ">&#60;&#233;&#38;&#62; spy</title>" SPY "</item></rss>" },
	{ "[cti] ", PREFIX ">calm</title></item></rss>",
	  PREFIX ">calm</title></item></rss>" },
	{ "[cti] ", PREFIX "/><description>spy</description></item></rss>",
	  PREFIX "/><description>spy</description>" SPY "</item></rss>" },
	{ "[cti] ", "<rss><item><description>spy</description></item></rss>",
	  "<rss><item><description>spy</description>" SPY "</item></rss>" },
	{ "! ",
	  "<rss xmlns:m='m'><item><m:title>a</m:title><title>spy"
	  "</title><title>b</title></item></rss>",
	  "<rss xmlns:m='m'><item><m:title>a</m:title><title>! spy"
	  "</title><title>b</title>" SPY "</item></rss>" },
};

START_TEST(get_a_prefix_for_their_titles)
{
	struct bytes once = { 0 };

	tagger.request.title_prefix = prefixes[_i].prefix;
	ck_assert(tagger_pass(filter_feed, prefixes[_i].text,
			      strlen(prefixes[_i].text)));
	ck_assert_str_eq(bytes_text(&tagger.output), prefixes[_i].expected);
	bytes_append(&once, tagger.output.data, tagger.output.length);
	/* HTML escapes of the prefix are no longer what it was. */
	if (prefixes[_i].prefix[0] != '<') {
		ck_assert(tagger_pass(filter_feed, once.data, once.length));
		ck_assert_str_eq(bytes_text(&tagger.output), once.data);
	}
	bytes_free(&once);
}
END_TEST

static void
convert(const char *from, const char *to, const char *text, size_t length,
	struct bytes *bytes)
{
	iconv_t converter = iconv_open(to, from);
	char *input = (char *)(uintptr_t)text;
	size_t room = 4 * length + 16;

	ck_assert(converter != (iconv_t)-1);
	ck_assert(bytes_reserve(bytes, room));

	char *output = bytes->data + bytes->length;

	ck_assert(iconv(converter, &input, &length, &output, &room) !=
		  (size_t)-1);
	bytes->length = (size_t)(output - bytes->data);
	iconv_close(converter);
}

static const char *const encodings[] = {
	"UTF-16LE",  "UTF-16BE", "ISO-8859-1", "windows-1252",
	"Shift_JIS", "EUC-JP",	 "GBK",	       "KOI8-R",
};

/* The same as in UTF-8, whatever the encoding; all but the mark is equal. */
START_TEST(keep_their_encoding)
{
	static const char body[] =
		"<rss><item><title>spy</title></item><feed/></rss>";
	static const char expected[] =
		"<rss><item><title>! spy</title>" SPY "</item><feed/></rss>";
	const char *name = encodings[_i];
	bool wide = strncmp(name, "UTF-16", 6) == 0;
	struct bytes in = { 0 };
	struct bytes out = { 0 };
	struct bytes text = { 0 };

	tagger.request.title_prefix = "! ";
	bytes_printf(&text,
		     wide ? "\xef\xbb\xbf"
			  : "<?xml version='1.0' "
			    "encoding='%s'?>",
		     name);
	size_t head = text.length;

	bytes_append_text(&text, body);
	convert("UTF-8", name, text.data, text.length, &in);
	text.length = head;
	bytes_append_text(&text, expected);
	convert("UTF-8", name, text.data, text.length, &out);
	ck_assert_msg(tagger_pass(filter_feed, in.data, in.length), "%s",
		      tagger.error.what);
	ck_assert_uint_eq(tagger.output.length, out.length);
	ck_assert_mem_eq(tagger.output.data, out.data, out.length);
	bytes_free(&in);
	bytes_free(&out);
	bytes_free(&text);
}
END_TEST

/* Take every category that we set out of a text by its letters. */
static void
strip(struct bytes *bytes)
{
	static const char *const marks[] = { SPY,
					     FLOOD,
					     TERM(""),
					     TERM("a:"),
					     TERM_OF("", "ddos"),
					     TERM_OF("a:", "ddos") };

	for (size_t i = 0; i < COUNT(marks); i++) {
		size_t length = strlen(marks[i]);
		char *found;

		while ((found = strstr(bytes_text(bytes), marks[i]))) {
			size_t behind = bytes->length -
					(size_t)(found - bytes->data) - length;

			memmove(found, found + length, behind + 1);
			bytes->length -= length;
		}
	}
}

static const char *const seeds[] = {
	"<?xml version='1.0'?>\n<rss version='2.0'><!-- </item> -->\n<channel>"
	"<item><title>spy &amp; flood</title><description><![CDATA[<p>x</p>"
	"</item>]]></description></item>\n<item><category>own"
	"</category><title>spy</title></item><item/></channel></rss>\n",
	"<a:feed xmlns:a='http://www.w3.org/2005/Atom' " ATOM ">\r\n<a:entry>"
	"<a:title type='html'>spy</a:title><a:content type='xhtml'><div>x"
	"</div></a:content></a:entry><entry><title>flood spy"
	"</title></entry></a:feed>",
};

/* Pieces that change what a feed is, where they happen to come to stand. */
static const char *const pieces[] = {
	"<item>", "</item>", "<item/>",	 "<!--", "-->",	  "<![CDATA[",
	"]]>",	  "<title>", "</title>", "spy",	 "flood", "\n",
	"&amp;",  "<entry>", "</entry>", "<b>",	 "</b>",  "\"",
	"'",	  ">",	     "<",	 SPY,	 " ",
};

static void
mutate(struct bytes *bytes, uint64_t *state)
{
	struct bytes copy = { 0 };
	const char *piece = pieces[unit_random(state) % COUNT(pieces)];
	size_t at = unit_random(state) % (bytes->length + 1);
	size_t gone = unit_random(state) % 4 == 0 ? unit_random(state) % 9 : 0;

	if (gone > bytes->length - at)
		gone = bytes->length - at;
	bytes_append(&copy, bytes->data, at);
	bytes_append_text(&copy, piece);
	bytes_append(&copy, bytes->data + at + gone, bytes->length - at - gone);
	bytes_free(bytes);
	*bytes = copy;
}

/*
 * Of what passes, all but our categories is what came in; and once it has
 * passed, it passes as it is.
 */
START_TEST(lose_nothing_however_they_are_written)
{
	enum { ROUNDS = 20000 };
	uint64_t state = 20261125;
	size_t passed = 0;

	for (int round = 0; round < ROUNDS; round++) {
		const char *seed = seeds[unit_random(&state) % COUNT(seeds)];
		struct bytes in = { 0 };
		struct bytes once = { 0 };

		bytes_append_text(&in, seed);
		for (uint64_t i = unit_random(&state) % 4; i > 0; i--)
			mutate(&in, &state);
		if (tagger_pass(filter_feed, in.data, in.length)) {
			passed++;
			bytes_append(&once, bytes_text(&tagger.output),
				     tagger.output.length);
			ck_assert(tagger_pass(filter_feed, once.data,
					      once.length));
			ck_assert_str_eq(tagger.output.data, once.data);
			/* What came in like ours goes in any spelling. */
			if (!strstr(in.data, FEED_DOMAIN)) {
				strip(&once);
				ck_assert_str_eq(once.data, in.data);
			}
		}
		bytes_free(&in);
		bytes_free(&once);
	}
	ck_assert_uint_gt(passed, ROUNDS / 10);
}
END_TEST

Suite *
filter_feed_suite(void)
{
	Suite *suite = suite_create("filter_feed");
	TCase *feed = tcase_create("feeds");

	tcase_add_checked_fixture(feed, tagger_setup, tagger_teardown);
	tcase_add_loop_test(feed, get_categories_and_keep_all_else, 0,
			    COUNT(feeds));
	tcase_add_loop_test(feed, are_refused_where_something_is_wrong, 0,
			    COUNT(refusals));
	tcase_add_loop_test(feed, get_a_prefix_for_their_titles, 0,
			    COUNT(prefixes));
	tcase_add_loop_test(feed, keep_their_encoding, 0, COUNT(encodings));
	tcase_add_test(feed, lose_nothing_however_they_are_written);
	suite_add_tcase(suite, feed);
	return suite;
}
