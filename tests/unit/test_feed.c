/* SPDX-License-Identifier: MIT */
#include "items.h"

#include "unit.h"

#include "../../src/document/feed.h"

#include <string.h>

#define RSS(items)                                                             \
	"<?xml version='1.0'?>\n<rss version='2.0'><channel>" items            \
	"</channel></rss>\n"

static const struct {
	const char *text;
	size_t length;
	const char *kind;
} starts[] = {
	{ LITERAL("<rss version='2.0'>"), "rss" },
	{ LITERAL("\xef\xbb\xbf \n<?xml version='1.0'?>\n<!-- <feed> -->"
		  "<?style a='>'?><!DOCTYPE rss [ <!ENTITY a '<b>'> "
		  "<!-- ]> --> ]>\n<rss>"),
	  "rss" },
	{ LITERAL("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>"), "rss" },
	{ LITERAL("<RDF xmlns='http://my.netscape.com/rdf/simple/0.9/'>"),
	  "rss" },
	{ LITERAL("<feed xmlns='http://www.w3.org/2005/Atom'>"), "atom" },
	{ LITERAL("<a:feed\nxmlns:a='http://www.w3.org/2005/Atom'>"), "atom" },
	{ LITERAL("<feed version='0.3' xmlns='http://purl.org/atom/ns#'>"),
	  "atom" },
	{ LITERAL("<entry xmlns='http://www.w3.org/2005/Atom'>"), "atom" },
	{ LITERAL("\xff\xfe<\0r\0s\0s\0>\0"), "rss" },
	{ LITERAL("\xfe\xff\0<\0r\0s\0s\0>"), "rss" },
	{ LITERAL("<\0r\0s\0s\0>\0"), "rss" },
	{ LITERAL("<rdf:RDF xmlns:rdf='x'>"), NULL },
	{ LITERAL("<feed>"), NULL },
	{ LITERAL("<rssx>"), NULL },
	{ LITERAL("rss <rss>"), NULL },
	{ LITERAL("<!-- <rss>"), NULL },
	{ LITERAL("<!DOCTYPE rss [ <rss>"), NULL },
	{ LITERAL("<"), NULL },
	{ LITERAL(""), NULL },
};

START_TEST(is_told_by_its_root)
{
	const char *kind = starts[_i].kind;

	ck_assert(feed_is_rss(starts[_i].text, starts[_i].length) ==
		  (kind && strcmp(kind, "rss") == 0));
	ck_assert(feed_is_atom(starts[_i].text, starts[_i].length) ==
		  (kind && strcmp(kind, "atom") == 0));
}
END_TEST

START_TEST(reads_rss_2)
{
	items_open(LITERAL(
		"<?xml version='1.0'?>\n<rss version='2.0' xmlns:content="
		"'http://purl.org/rss/1.0/modules/content/' xmlns:dc="
		"'http://purl.org/dc/elements/1.1/' xmlns:m='urn:media'>"
		"<channel><title>Desk</title>\n"
		"<item><m:title>no</m:title><title> A &amp;amp; &lt;b&gt;B"
		"&lt;/b&gt;\nC </title><link>https://r.example/1</link>"
		"<description>short</description><dc:creator>Ada</dc:creator>"
		"<dc:creator>Bo</dc:creator><guid isPermaLink='false'>g1"
		"</guid><pubDate>Wed, 25 Nov 2026 10:11:12 GMT</pubDate>"
		"<content:encoded><![CDATA[<p>One &amp; two</p></item><p>x</p>"
		"]]></content:encoded></item>\n"
		"<item><title>T</title><description>&lt;p&gt;a&lt;br&gt;b"
		"&lt;/p&gt;</description><guid>https://r.example/2</guid>"
		"<author>c@r.example (Cy)</author><content:encoded> "
		"</content:encoded></item>\n<item/></channel></rss>"));
	items_expect("rss", 3);
	items_expect_text("A & B C", "One & two\n\nx");
	items_expect_facts("Ada, Bo", "2026-11-25T10:11:12Z",
			   "https://r.example/1", "g1");
	items_expect("rss", 5);
	items_expect_text("T", "a\nb");
	items_expect_facts("c@r.example (Cy)", "", "https://r.example/2",
			   "https://r.example/2");
	items_expect("rss", 6);
	items_expect_text("", "");
	items_expect_facts("", "", "", "");
	items_expect_end();
}
END_TEST

START_TEST(reads_rss_1)
{
	items_open(LITERAL(
		"<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf="
		"'http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc="
		"'http://purl.org/dc/elements/1.1/'>\n<channel rdf:about='c'>"
		"<title>C</title><items><rdf:Seq><rdf:li rdf:resource='u'/>"
		"</rdf:Seq></items></channel>\n"
		"<item rdf:about='https://r.example/1'><title>T</title><link>"
		"https://r.example/1?x</link><dc:date>2026-11-25T10:11Z"
		"</dc:date><description>d</description></item></rdf:RDF>"));
	items_expect("rss", 3);
	items_expect_text("T", "d");
	items_expect_facts("", "2026-11-25T10:11:00Z", "https://r.example/1?x",
			   "https://r.example/1");
	items_expect_end();
}
END_TEST

START_TEST(reads_the_entities_of_rss_091)
{
	items_open(LITERAL(
		"<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS "
		"0.91//EN\" \"http://my.netscape.com/publish/formats/rss-0.91."
		"dtd\">\n<rss version='0.91'><channel><item><title>caf&eacute;"
		"&nope;</title></item></channel></rss>"));
	items_expect("rss", 2);
	items_expect_text("caf\xc3\xa9&nope;", "");
	items_expect_end();
}
END_TEST

START_TEST(reads_atom_in_a_prefix)
{
	items_open(LITERAL(
		"<a:feed xmlns:a='http://www.w3.org/2005/Atom'>\n<a:title>F"
		"</a:title><a:author><a:name> Desk "
		"</a:name><a:email>x</a:email>"
		"</a:author>\n<a:entry><a:title type='html'>A "
		"&amp;lt;</a:title>"
		"<a:link rel='self' href='https://a.example/s'/><a:link "
		"href='https://a.example/1'/><a:id>urn:1</a:id><a:updated>"
		"2026-11-25T10:11:12Z</a:updated><a:summary>no</a:summary>"
		"<a:content type='xhtml'><div xmlns='http://www.w3.org/1999/"
		"xhtml'><p>a &lt;b&gt;<br/>c</p><p>d</p></div></a:content>"
		"</a:entry>\n<a:entry><a:title>&lt;b&gt;</a:title><a:author>"
		"<a:name>Own</a:name></"
		"a:author><a:published>2026-01-02T03:04:05"
		"+01:00</a:published><a:updated>2027-01-01T00:00:00Z</"
		"a:updated>"
		"<a:content type='image/png'>aGVsbG8=</a:content><a:summary "
		"type='html'>&lt;i&gt;s&lt;/i&gt;</a:summary><title>no</title>"
		"</a:entry></a:feed>"));
	items_expect("atom", 3);
	items_expect_text("A <", "a <b>\nc\n\nd");
	items_expect_facts("Desk", "2026-11-25T10:11:12Z",
			   "https://a.example/1", "urn:1");
	items_expect("atom", 4);
	items_expect_text("<b>", "s");
	items_expect_facts("Own", "2026-01-02T03:04:05+01:00", "", "");
	items_expect_end();
}
END_TEST

START_TEST(reads_atom_03_and_an_entry_alone)
{
	items_open(LITERAL(
		"<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>"
		"<title>T</title><content type='text/html' mode='escaped'>"
		"&lt;p&gt;a&lt;/p&gt;</content><issued>2004-01-02T03:04:05Z"
		"</issued></entry><entry><content type='text/html' mode='xml'>"
		"<p>a &lt;b></p></content></entry></feed>"));
	items_expect("atom", 1);
	items_expect_text("T", "a");
	items_expect_facts("", "2004-01-02T03:04:05Z", "", "");
	items_expect("atom", 1);
	items_expect_text("", "a <b>");
	items_expect_end();
	items_open(LITERAL("<entry xmlns='http://www.w3.org/2005/Atom'>"
			   "<title>T</title></entry>"));
	items_expect("atom", 1);
	items_expect_text("T", "");
	items_expect_end();
}
END_TEST

#define LATIN "<title>caf\xe9 \x80</title>"

static const struct {
	const char *text;
	size_t length;
	const char *title;
	const char *charset;
} encoded[] = {
	{ LITERAL("<?xml version='1.0' "
		  "encoding='windows-1252'?><rss><item>" LATIN "</item></rss>"),
	  "caf\xc3\xa9 \xe2\x82\xac", "windows-1252" },
	{ LITERAL("<?xml version='1.0' encoding='Shift_JIS'?><rss><item>"
		  "<title>\x83\x5c\x83\x5d a</title></item></rss>"),
	  "\xe3\x82\xbd\xe3\x82\xbe a", "Shift_JIS" },
	{ LITERAL("<?xml version='1.0' encoding='EUC-JP'?><rss><item>"
		  "<title>\x8f\xb0\xa1\xa4\xa2</title></item></rss>"),
	  "\xe4\xb8\x82\xe3\x81\x82", "EUC-JP" },
	{ LITERAL("\xff\xfe<\0r\0s\0s\0>\0<\0i\0t\0e\0m\0>\0<\0t\0i\0t\0l\0"
		  "e\0>\0\xe9\0<\0/\0t\0i\0t\0l\0e\0>\0<\0/\0i\0t\0e\0m\0>\0"
		  "<\0/\0r\0s\0s\0>\0"),
	  "\xc3\xa9", NULL },
};

START_TEST(reads_any_encoding)
{
	items_open(encoded[_i].text, encoded[_i].length);
	items_expect("rss", 1);
	items_expect_text(encoded[_i].title, "");
	if (encoded[_i].charset)
		ck_assert_str_eq(bytes_text(&items.document.charset),
				 encoded[_i].charset);
	items_expect_end();
}
END_TEST

START_TEST(survives_blanks_before_the_declaration)
{
	items_open(LITERAL("\r\n \n<?xml version='1.0'?>\n<rss><item><title>T"
			   "</title></item>\n</rs>"));
	items_expect("rss", 4);
	items_expect_text("T", "");
	items_expect_broken(STATUS_BAD_INPUT, "mismatched tag", 5);
	items_expect_end();
}
END_TEST

START_TEST(survives_wrong_bytes)
{
	items_open(
		LITERAL(RSS("<item><title>a\x01z</title><description>The "
			    "caf\xe9 of the na\xefve</description></item>")));
	items_expect("rss", 2);
	items_expect_text("a z", "The caf\xc3\xa9 of the na\xc3\xafve");
	items_expect_end();
}
END_TEST

static const struct {
	const char *text;
	size_t length;
	enum status status;
	const char *what;
	size_t line;
} breaks[] = {
	{ LITERAL("<item>\n<title>x</item>"), STATUS_BAD_INPUT,
	  "mismatched tag", 4 },
	{ LITERAL("\n<item><title>x"), STATUS_BAD_INPUT, "no element found",
	  4 },
	{ LITERAL("<item>&nbsp;</item>"), STATUS_BAD_INPUT, "undefined entity",
	  3 },
	{ LITERAL("</channel></rss>\n<rss/>"), STATUS_BAD_INPUT,
	  "junk after document element", 4 },
	{ LITERAL("<x:item>"), STATUS_BAD_INPUT, "unbound prefix", 3 },
};

START_TEST(ends_where_it_is_broken)
{
	struct bytes text = { 0 };

	bytes_append_text(&text, "<rss><channel>\n<item><title>first</title>"
				 "</item>\n");
	bytes_append(&text, breaks[_i].text, breaks[_i].length);
	items_open(text.data, text.length);
	bytes_free(&text);
	items_expect("rss", 2);
	items_expect_text("first", "");
	items_expect_broken(breaks[_i].status, breaks[_i].what,
			    breaks[_i].line);
	items_expect_end();
}
END_TEST

START_TEST(refuses_other_xml_that_is_called_a_feed)
{
	struct feed *feed = feed_new(LITERAL("<html><item/></html>"),
				     &items.limits, &items.error);

	ck_assert_ptr_nonnull(feed);
	ck_assert_int_eq(feed_next(feed, &items.document, &items.error),
			 READER_BROKEN);
	ck_assert_str_eq(items.error.what, "neither RSS nor Atom");
	feed_free(feed);
}
END_TEST

START_TEST(refuses_an_unknown_encoding)
{
	items_open(LITERAL("<?xml version='1.0' encoding='ISO-2022-JP'?>\n"
			   "<rss/>"));
	items_expect_broken(STATUS_BAD_INPUT, "unknown encoding", 1);
	items_expect_end();
}
END_TEST

/* Ten entities of ten each: a billion laughs, in one item behind another. */
START_TEST(refuses_what_entities_blow_up)
{
	struct bytes text = { 0 };

	bytes_append_text(&text, "<!DOCTYPE rss [<!ENTITY e0 'ha'>\n");
	for (int i = 1; i < 10; i++) {
		bytes_printf(&text, "<!ENTITY e%d '", i);
		for (int k = 0; k < 10; k++)
			bytes_printf(&text, "&e%d;", i - 1);
		bytes_append_text(&text, "'>\n");
	}
	bytes_append_text(&text, "]><rss><item><title>&e1;</title></item>"
				 "<item><title>&e9;</title></item></rss>");
	items_open(text.data, text.length);
	bytes_free(&text);
	items_expect("rss", 11);
	items_expect_text("hahahahahahahahahaha", "");
	items_expect_broken(STATUS_LIMIT,
			    "entities expand more than --max-expansion allows",
			    11);
	items_expect_end();
}
END_TEST

/* Entities may make a small file large, but not a document. */
START_TEST(refuses_what_entities_make_too_large)
{
	struct bytes text = { 0 };

	items.limits.bytes = 1000;
	bytes_append_text(&text, "<!DOCTYPE rss [<!ENTITY e '");
	for (int i = 0; i < 50; i++)
		bytes_append_text(&text, "0123456789");
	bytes_append_text(&text, "'>]><rss><item><title>&e;&e;</title></item>"
				 "\n<item><title>&e;&e;x</title></item></rss>");
	items_open(text.data, text.length);
	bytes_free(&text);
	items_expect("rss", 1);
	ck_assert_uint_eq(items.document.title.length, 1000);
	items_expect_broken(STATUS_LIMIT, "larger than --max-bytes allows", 2);
	items_expect_end();
}
END_TEST

/* `count` entities, each but the first naming the one before it. */
static enum reader_status
read_chain(int count)
{
	struct bytes text = { 0 };

	bytes_append_text(&text, "<!DOCTYPE rss [<!ENTITY e0 'x'>");
	for (int i = 1; i < count; i++)
		bytes_printf(&text, "<!ENTITY e%d '&e%d;'>", i, i - 1);
	bytes_printf(&text, "]><rss><item><title>&e%d;</title></item></rss>",
		     count - 1);

	struct feed *feed =
		feed_new(text.data, text.length, &items.limits, &items.error);

	ck_assert_ptr_nonnull(feed);

	enum reader_status status =
		feed_next(feed, &items.document, &items.error);

	feed_free(feed);
	bytes_free(&text);
	return status;
}

START_TEST(refuses_too_many_entities)
{
	ck_assert_int_eq(read_chain(20), READER_READ);
	items_expect_text("x", "");
	ck_assert_int_eq(read_chain(21), READER_BROKEN);
	ck_assert_str_eq(items.error.what,
			 "more entities than --max-entities allows");
	ck_assert_int_eq(items.error.status, STATUS_LIMIT);
}
END_TEST

/* Expat calls itself for each: the standard limit must not end the stack. */
START_TEST(has_a_stack_for_every_entity_allowed)
{
	items.limits.entities = 1000;
	ck_assert_int_eq(read_chain(1000), READER_READ);
	items_expect_text("x", "");
}
END_TEST

START_TEST(takes_any_depth)
{
	struct bytes text = { 0 };

	bytes_append_text(&text, "<rss>");
	for (int i = 0; i < 100000; i++)
		bytes_append_text(&text, "<a>");
	for (int i = 0; i < 100000; i++)
		bytes_append_text(&text, "</a>");
	bytes_append_text(&text, "<item><title>x</title></item></rss>");
	items_open(text.data, text.length);
	bytes_free(&text);
	items_expect("rss", 1);
	items_expect_end();
}
END_TEST

static TCase *
kinds_case(void)
{
	TCase *kinds = tcase_create("kinds");

	tcase_add_checked_fixture(kinds, items_setup, items_teardown);
	tcase_add_loop_test(kinds, is_told_by_its_root, 0, COUNT(starts));
	tcase_add_test(kinds, reads_rss_2);
	tcase_add_test(kinds, reads_rss_1);
	tcase_add_test(kinds, reads_the_entities_of_rss_091);
	tcase_add_test(kinds, reads_atom_in_a_prefix);
	tcase_add_test(kinds, reads_atom_03_and_an_entry_alone);
	tcase_add_loop_test(kinds, reads_any_encoding, 0, COUNT(encoded));
	return kinds;
}

static TCase *
damage_case(void)
{
	TCase *damage = tcase_create("damage");

	tcase_add_checked_fixture(damage, items_setup, items_teardown);
	tcase_add_test(damage, survives_wrong_bytes);
	tcase_add_test(damage, survives_blanks_before_the_declaration);
	tcase_add_loop_test(damage, ends_where_it_is_broken, 0, COUNT(breaks));
	tcase_add_test(damage, refuses_other_xml_that_is_called_a_feed);
	tcase_add_test(damage, refuses_an_unknown_encoding);
	tcase_add_test(damage, refuses_what_entities_blow_up);
	tcase_add_test(damage, refuses_what_entities_make_too_large);
	tcase_add_test(damage, refuses_too_many_entities);
	tcase_add_test(damage, has_a_stack_for_every_entity_allowed);
	tcase_add_test(damage, takes_any_depth);
	return damage;
}

Suite *
feed_suite(void)
{
	Suite *suite = suite_create("feed");

	suite_add_tcase(suite, kinds_case());
	suite_add_tcase(suite, damage_case());
	return suite;
}
