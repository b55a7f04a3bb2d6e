/* SPDX-License-Identifier: MIT */
#include "../../src/document/html.h"
#include "../../src/document/html_title.h"
#include "../../src/document/html_tree.h"

#include "unit.h"

#include <string.h>

static const struct limits limits = { .bytes = 1 << 20,
				      .depth = 100,
				      .elements = 2000 };
static struct document document;
static struct bytes text;
static struct error error;

static void
setup(void)
{
	document = (struct document){ 0 };
	text = (struct bytes){ 0 };
}

static void
teardown(void)
{
	document_free(&document);
	bytes_free(&text);
}

static void
append(const char *data, size_t length)
{
	struct markup markup = { .data = data, .length = length,
				 .limits = &limits };

	ck_assert(markup_append_text(&text, &markup, &document, &error));
}

static const struct {
	const char *html;
	const char *text;
} fragments[] = {
	{ "", "" },
	{ "plain  text\nin\ttwo lines ", "plain text in two lines" },
	{ "</p>behind</i> an end", "behind an end" },
	{ "<p>One <b>bo</b>ld.<p>Two", "One bold.\n\nTwo" },
	{ "a<br>b<br/><br>c<hr>d", "a\nb\n\nc\nd" },
	{ "<div>a</div><div>b</div>c", "a\nb\nc" },
	{ "<div><div>a</div></div> <div>b</div>", "a\nb" },
	{ "R&amp;D &lt;tag&gt; &eacute;&#233;&#xe9; &nbsp;x &bogus;",
	  "R&D <tag> \xc3\xa9\xc3\xa9\xc3\xa9 x &bogus;" },
	{ "<ul><li>one<li>two <b>2</b></ul>end", "- one\n- two 2\n\nend" },
	{ "<ul><li></li><li><p>one</p></li></ul>", "- one" },
	{ "<table><tr><td>a<td>b<tr><th>c</th><td>d</table>",
	  "a\tb\nc\td" },
	{ "x<pre>  a\n\n  b\n</pre>y", "x\n\n  a\n\n  b\n\ny" },
	{ "a<script>var x = '<p>no</p>';</script>b<style>p{}</style>", "ab" },
	{ "a<!-- no --><template>no</template><svg><text>no</text></svg>b",
	  "ab" },
	{ "a<i hidden>no</i><p style='color:red; Display: NONE'>no</p>b",
	  "a\n\nb" },
	{ "<span aria-hidden=true>no</span><span aria-hidden=false>a</span>",
	  "a" },
	{ "<head><title>no</title></head><body>a</body>", "a" },
	{ "<unknown-element>a</unknown-element>b", "ab" },
	{ "a</div></i></b><b>b", "ab" },
	{ "a < b and 1<2 <>", "a < b and 1<2 <>" },
};

START_TEST(reads_all_text_of_a_fragment)
{
	append(fragments[_i].html, strlen(fragments[_i].html));
	ck_assert_str_eq(bytes_text(&text), fragments[_i].text);
	ck_assert_ptr_null(document.cut);
}
END_TEST

START_TEST(appends_behind_what_is_there)
{
	bytes_append_text(&text, "subject");
	append(LITERAL("<p>body</p>"));
	ck_assert_str_eq(bytes_text(&text), "subjectbody");
}
END_TEST

static const struct {
	const char *data;
	size_t length;
	const char *text;
	const char *charset;
	bool guessed;
} charsets[] = {
	{ LITERAL("<meta charset=windows-1251>\xc0\xd2\xc0\xca\xc0"),
	  "\xd0\x90\xd0\xa2\xd0\x90\xd0\x9a\xd0\x90", "windows-1251", false },
	{ LITERAL("<META http-equiv='Content-Type' "
		  "content='text/html; charset=iso-8859-1'>caf\xe9"),
	  "caf\xc3\xa9", "WINDOWS-1252", false },
	{ LITERAL("<?xml version='1.0' encoding='iso-8859-15'?><p>\xa4</p>"),
	  "\xe2\x82\xac", "iso-8859-15", false },
	{ LITERAL("<meta charset=utf-8>caf\xe9"), "caf\xc3\xa9",
	  "WINDOWS-1252", true },
	{ LITERAL("<meta name=charset content=x>caf\xc3\xa9"), "caf\xc3\xa9",
	  "UTF-8", false },
	{ LITERAL("<meta charset=''>a"), "a", "UTF-8", false },
	{ LITERAL("<meta charset=utf-16>a"), "a", "UTF-8", true },
};

START_TEST(believes_what_a_page_declares_unless_it_cannot_be)
{
	append(charsets[_i].data, charsets[_i].length);
	ck_assert_str_eq(bytes_text(&text), charsets[_i].text);
	ck_assert_str_eq(bytes_text(&document.charset), charsets[_i].charset);
	ck_assert(document.charset_guessed == charsets[_i].guessed);
}
END_TEST

/* `count` times `piece` between `start` and `end`. */
static void
append_many(const char *start, size_t count, const char *piece,
	    const char *end)
{
	struct bytes page = { 0 };

	bytes_append_text(&page, start);
	while (count-- > 0)
		bytes_append_text(&page, piece);
	bytes_append_text(&page, end);
	append(page.data, page.length);
	bytes_free(&page);
}

START_TEST(reads_on_behind_nesting_past_the_limit)
{
	append_many("<p>top</p>", 1500, "<div>", "deep</div><p>behind");
	ck_assert_str_eq(bytes_text(&text), "top\n\ndeep\n\nbehind");
	ck_assert_str_eq(document.cut, "max-depth");
}
END_TEST

START_TEST(loses_no_text_where_it_flattens)
{
	append_many("", 500, "<b>x/>", "");

	size_t found = 0;

	for (size_t i = 0; i < text.length; i++)
		found += text.data[i] != '\n';
	ck_assert_uint_eq(found, 500 * 3);
	ck_assert_str_eq(document.cut, "max-depth");
}
END_TEST

START_TEST(reads_on_behind_elements_past_the_limit)
{
	append_many("", 3000, "<i>a</i>", "<p>end</p>");
	ck_assert_uint_eq(text.length, 3000 + strlen(" end"));
	ck_assert_str_eq(document.cut, "max-elements");
}
END_TEST

/* The parser would look through all that is open at every end tag. */
START_TEST(closes_what_is_open_past_both_limits)
{
	const struct html_limits few = { .depth = 100, .elements = 3 };
	struct bytes page = { 0 };
	struct html_tree tree;

	for (int i = 0; i < 1000; i++)
		bytes_append_text(&page, "<a><b>");
	ck_assert(html_tree_parse(&tree, &page, &few, &error));
	ck_assert(tree.is_cut);
	ck_assert(tree.is_deep);
	html_tree_free(&tree);
	bytes_free(&page);
}
END_TEST

START_TEST(passes_over_a_tag_with_too_many_attributes)
{
	append_many("<p>before</p><p", 20000, " a=b", " c='>'>within</p>");
	ck_assert_str_eq(bytes_text(&text), "before\n\nwithin");
	ck_assert_str_eq(document.cut, "max-elements");
}
END_TEST

START_TEST(keeps_a_tag_with_a_long_attribute)
{
	append_many("<p>before</p><p class=x style='", 20000, " a=b",
		    "; display: none'>hidden</p><b data-x=\">\">behind</b>");
	ck_assert_ptr_null(document.cut);
	ck_assert_str_eq(bytes_text(&text), "before\n\nhidden\n\nbehind");
}
END_TEST

START_TEST(reads_a_page_with_its_title)
{
	struct markup markup = {
		LITERAL("<!doctype html><title> A &amp;\n B </title><p>Text"),
		NULL, &limits
	};

	ck_assert(document_read_html(&document, &markup, &error));
	ck_assert_str_eq(document.kind, "html");
	ck_assert_str_eq(bytes_text(&document.title), "A & B");
	ck_assert_str_eq(bytes_text(&document.body), "Text");
}
END_TEST

#define HEAD "<title>A clinic loses records | Echo</title><body>"
#define TITLE "<h1>A clinic loses records</h1>"
#define STORY                                                               \
	"<p>Attackers took the records of a clinic in Averil, it said on " \
	"Monday, and asked for money.</p><p>The clinic has told all of "   \
	"those whose records were taken, some eleven thousand people.</p>"
#define SAID                                                                \
	"Attackers took the records of a clinic in Averil, it said on "    \
	"Monday, and asked for money.\n\nThe clinic has told all of "     \
	"those whose records were taken, some eleven thousand people."
#define OTHER "A bridge was closed for repairs after a lorry hit its pillar."

/* What the page has besides, and how its body reads. */
static const struct {
	const char *page;
	const char *body;
} pages[] = {
	{ HEAD TITLE STORY, SAID },
	{ HEAD "<nav><p>" OTHER "</p></nav>" TITLE STORY "<footer><p>" OTHER
	       "</p></footer>",
	  SAID },
	{ HEAD TITLE "<div class=post-body>" STORY "</div><div class="
	       "related-posts><p>" OTHER "</p></div>",
	  SAID },
	/* A state is no place. */
	{ HEAD "<div class='has-sidebar no-comments'>" TITLE STORY "</div>",
	  SAID },
	/* Names that say clutter around the whole are not believed. */
	{ HEAD "<div class='sidebar-page'>" TITLE STORY "</div>", SAID },
	{ HEAD "<p>" OTHER "</p>" TITLE STORY, SAID },
	{ HEAD TITLE STORY "<h2>Related articles</h2><p>" OTHER "</p>", SAID },
	{ HEAD TITLE STORY "<h3><a href=/b>Bridge</a></h3><p>" OTHER "</p>",
	  SAID },
	/* A heading may be a link to itself. */
	{ HEAD TITLE STORY "<h3><a href=#b>Bridge</a></h3><p>" OTHER "</p>",
	  SAID "\n\nBridge\n\n" OTHER },
	/* One that leads elsewhere in a list tells nothing of what is behind. */
	{ HEAD TITLE "<ul><li><h4><a href=/b>Bridge</a></h4></li></ul>" STORY,
	  SAID },
	{ HEAD TITLE STORY "<ul><li><h4><a href=/b>Bridge</a></h4><p>" OTHER
	       "</p></li></ul>",
	  SAID },
	/* The title may be told twice, and lead to itself. */
	{ HEAD "<h2>A clinic loses records</h2><h1><a href=/c>A clinic loses "
	       "records</a></h1>" STORY,
	  SAID },
	{ HEAD TITLE "<p>All in Averil should read <a href=/r>the report on "
	       "the clinic by the three inspectors that the town sent</a>, "
	       "and then look up what it did.</p>" STORY,
	  "All in Averil should read the report on the clinic by the three "
	  "inspectors that the town sent, and then look up what it did.\n\n"
	  SAID },
	{ HEAD TITLE STORY STORY "<ol id=comentarios><li>" OTHER OTHER OTHER
		OTHER "</ol><p>" OTHER "</p>",
	  SAID "\n\n" SAID },
	{ HEAD TITLE STORY "<div><p>A letter tells what matters, once a week."
	       "</p><form><input type=email><button>Go</button></form></div>"
	  STORY,
	  SAID "\n\n" SAID },
	/* The title is known in other type, and what is before it is not read. */
	{ HEAD "<div><p>" OTHER "</p><h1>A \xe2\x80\x98" "Clinic\xe2\x80\x99 "
	       "loses&nbsp;records</h1>" STORY "</div>",
	  SAID },
	/* What stands in nests of its own is no part of what stands close. */
	{ HEAD "<div><div>" TITLE STORY STORY STORY "</div><div><div><b>a</b>"
	       "<div>" OTHER "</div></div><div><b>b</b><div>" OTHER
	       "</div></div></div></div>",
	  SAID "\n\n" SAID "\n\n" SAID },
	{ HEAD "<div><div>" TITLE STORY STORY "</div><div><div>" STORY
	       "</div></div></div>",
	  SAID "\n\n" SAID "\n\n" SAID },
	/* Nor is the subject of a post. */
	{ HEAD TITLE "<div class='post tag-social'>" STORY "</div>", SAID },
	{ "<meta name=author content='Jane Roe'>" HEAD TITLE STORY "<p>Jane "
	  "Roe writes on clinics and has done so for more than ten years.</p>",
	  SAID },
	{ HEAD TITLE "<p>A clerk &#147;saw it all&#148; &#151; from home, and "
	       "was not asked what it was.</p>",
	  "A clerk \xe2\x80\x9csaw it all\xe2\x80\x9d \xe2\x80\x94 from "
	  "home, and was not asked what it was." },
	{ "<p>s<b>py</b>", "spy" },
	{ HEAD TITLE STORY "<p hidden>" OTHER "</p>", SAID },
	{ HEAD TITLE "<p>By Jane Roe</p><p>3 March 2025</p>" STORY
	       "<p>Share on Facebook</p><p>Tags: clinic, records</p>",
	  SAID },
	{ HEAD TITLE "<p>Short.</p>", "Short." },
	{ HEAD "<div hidden>" TITLE STORY "</div>", "" },
	/* A heading at the end of the page is not where it begins. */
	{ HEAD STORY STORY "<h3>A clinic loses records</h3><p>Short words.</p>",
	  SAID "\n\n" SAID },
	/* But what holds the page is only hidden until a script has run. */
	{ "<title>A clinic loses records</title><body style='display:none' "
	  "aria-hidden=true>" TITLE STORY,
	  SAID },
	{ HEAD "<div class=comments>" STORY "</div>", SAID },
	{ "<title>t</title><script type='application/ld+json'>[{\"@type\":"
	  "\"NewsArticle\",\"articleBody\":\"" OTHER "\"}]</script>",
	  OTHER },
	{ "<title>t</title><script type='application/ld+json'>{broken"
	  "</script><p>" OTHER,
	  OTHER },
};

START_TEST(finds_the_article)
{
	struct markup markup = { pages[_i].page, strlen(pages[_i].page), NULL,
				 &limits };

	ck_assert(document_read_html(&document, &markup, &error));
	ck_assert_str_eq(bytes_text(&document.body), pages[_i].body);
}
END_TEST

static const struct {
	const char *page;
	const char *title;
	const char *from;
	const char *date;
	const char *link;
} facts[] = {
	{ "<meta property=og:title content='A &amp; B in one | Echo'>"
	  "<meta property=og:site_name content=Echo>"
	  "<meta name=author content='By Jane Roe'>"
	  "<meta property=article:published_time content=2025-03-03>"
	  "<link rel=canonical href=https://a.example/b><p>Text",
	  "A & B in one", "Jane Roe", "2025-03-03", "https://a.example/b" },
	{ "<script type='application/ld+json'>{\"@graph\":[{\"@type\":"
	  "\"WebSite\",\"url\":\"x\"},{\"@type\":[\"BlogPosting\"],"
	  "\"headline\":\"From the graph\",\"url\":\"https://a.example\","
	  "\"author\":[{\"name\":\"A\"},\"B\"],\"datePublished\":"
	  "\"2025-03-03T10:00:00Z\"}]}</script><p>Text",
	  "From the graph", "A, B", "2025-03-03T10:00:00Z",
	  "https://a.example" },
	{ "<title>Site: The longest heading</title><h1>Site</h1><h2>The "
	  "longest heading</h2><time datetime=2025-03-03>3 March</time>"
	  "<a rel=author>Jane</a><p>Text",
	  "The longest heading", "Jane", "2025-03-03", "" },
	{ "<title>ADV-7</title><h1>Remote code execution in a gateway</h1>",
	  "Remote code execution in a gateway", "", "", "" },
	{ "<meta name=author content=https://a.example/jane><p>Text", "", "",
	  "", "" },
};

START_TEST(tells_what_a_page_says_of_itself)
{
	struct markup markup = { facts[_i].page, strlen(facts[_i].page), NULL,
				 &limits };

	ck_assert(document_read_html(&document, &markup, &error));
	ck_assert_str_eq(bytes_text(&document.title), facts[_i].title);
	ck_assert_str_eq(bytes_text(&document.from), facts[_i].from);
	ck_assert_str_eq(bytes_text(&document.date), facts[_i].date);
	ck_assert_str_eq(bytes_text(&document.link), facts[_i].link);
}
END_TEST

static const struct {
	const char *title;
	const char *site;
	const char *kept;
} titles[] = {
	{ "Clinic loses records of patients | The Echo", "",
	  "Clinic loses records of patients" },
	{ "Clinic loses records of patients - News | The Echo", "The Echo",
	  "Clinic loses records of patients" },
	{ "Patch day: ninety fixes \xe2\x80\x94 two of them used :: desk", "",
	  "Patch day: ninety fixes \xe2\x80\x94 two of them used" },
	{ "Spies - and those who hunt them for a living", "",
	  "Spies - and those who hunt them for a living" },
	{ "Outage | Status", "Status", "Outage" },
	{ "Outage | Status", "", "Outage | Status" },
	{ " | ", "", " | " },
	{ "", "", "" },
};

START_TEST(parts_a_title_from_the_site)
{
	ck_assert_uint_eq(html_title_length(titles[_i].title, titles[_i].site),
			  strlen(titles[_i].kept));
}
END_TEST

static const struct {
	const char *text;
	const char *title;
	bool same;
} alike[] = {
	{ "A clinic", "A clinic", true },
	{ "\xe2\x80\x9c" "A\xe2\x80\x9d Clinic\xe2\x80\xa6", "\"a\" clinic...",
	  true },
	{ "A clinic", "A clinics", false },
	{ "A clinics", "A clinic", false },
	{ "caf\xc3\xa9", "caf\xc3\xa8", false },
	{ "", "", false },
	{ "?", "?", true },
	{ "?", "!", false },
	{ "?", "a", false },
};

START_TEST(knows_a_title_in_other_type)
{
	ck_assert(html_title_is(alike[_i].text, alike[_i].title) ==
		  alike[_i].same);
}
END_TEST

Suite *
markup_suite(void)
{
	Suite *suite = suite_create("markup");
	TCase *fragment = tcase_create("fragment");
	TCase *page = tcase_create("page");

	tcase_add_checked_fixture(fragment, setup, teardown);
	tcase_add_loop_test(fragment, reads_all_text_of_a_fragment, 0,
			    COUNT(fragments));
	tcase_add_test(fragment, appends_behind_what_is_there);
	tcase_add_loop_test(fragment,
			    believes_what_a_page_declares_unless_it_cannot_be,
			    0, COUNT(charsets));
	tcase_add_test(fragment, reads_on_behind_nesting_past_the_limit);
	tcase_add_test(fragment, loses_no_text_where_it_flattens);
	tcase_add_test(fragment, reads_on_behind_elements_past_the_limit);
	tcase_add_test(fragment, closes_what_is_open_past_both_limits);
	tcase_add_test(fragment, passes_over_a_tag_with_too_many_attributes);
	tcase_add_test(fragment, keeps_a_tag_with_a_long_attribute);
	suite_add_tcase(suite, fragment);

	tcase_add_checked_fixture(page, setup, teardown);
	tcase_add_test(page, reads_a_page_with_its_title);
	tcase_add_loop_test(page, finds_the_article, 0, COUNT(pages));
	tcase_add_loop_test(page, tells_what_a_page_says_of_itself, 0,
			    COUNT(facts));
	tcase_add_loop_test(page, parts_a_title_from_the_site, 0,
			    COUNT(titles));
	tcase_add_loop_test(page, knows_a_title_in_other_type, 0,
			    (int)COUNT(alike));
	suite_add_tcase(suite, page);
	return suite;
}
