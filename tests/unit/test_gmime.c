/* SPDX-License-Identifier: MIT */
#include "../../src/document/gmime.h"

#include "unit.h"

#include <string.h>

static struct limits limits;
static struct mime *mime;
static const char *cut;
static struct error error;

static void
setup(void)
{
	limits = (struct limits){ .mail_depth = 10,
				  .mail_parts = 10,
				  .mail_part_bytes = 1000,
				  .mail_field_bytes = 100 };
	mime = NULL;
}

static void
teardown(void)
{
	mime_free(mime);
}

static void
parse(const char *message)
{
	mime_free(mime);
	mime = mime_parse(message, strlen(message), &limits, &cut, &error);
	ck_assert_msg(mime != NULL, "%s", error.what);
	ck_assert_int_eq(mime->type, MIME_MESSAGE);
}

/* Every part on the way, as `message(alternative(plain,html))`. */
static void
append_shape(const struct mime *part, struct bytes *shape)
{
	static const char *const names[] = {
		[MIME_OTHER] = "other",
		[MIME_PLAIN] = "plain",
		[MIME_HTML] = "html",
		[MIME_PARTS] = "parts",
		[MIME_ALTERNATIVE] = "alternative",
		[MIME_FIRST] = "first",
		[MIME_MESSAGE] = "message",
	};

	bytes_append_text(shape, names[part->type]);
	if (part->child)
		bytes_append_text(shape, "(");
	for (const struct mime *child = part->child; child;
	     child = child->next) {
		append_shape(child, shape);
		bytes_append_text(shape, child->next ? "," : ")");
	}
}

static void
check_shape(const char *expected)
{
	struct bytes shape = { 0 };

	append_shape(mime, &shape);
	ck_assert_str_eq(bytes_text(&shape), expected);
	bytes_free(&shape);
}

#define PART(type) "--b\nContent-Type: " type "\n\nx\n"
#define MULTI(type) \
	"Content-Type: multipart/" type "; boundary=b\n\n"

static const struct {
	const char *message;
	const char *shape;
} shapes[] = {
	{ "", "message(plain)" },
	{ "Subject: s\n\nbody", "message(plain)" },
	{ "only a body", "message(plain)" },
	{ "Content-Type: text/HTML\n\nx", "message(html)" },
	{ "Content-Type: application/xhtml+xml\n\nx", "message(html)" },
	{ "Content-Type: text/calendar\n\nx", "message(other)" },
	{ "Content-Type: application/pdf\n\nx", "message(other)" },
	{ MULTI("alternative") PART("text/plain") PART("text/html") "--b--\n",
	  "message(alternative(plain,html))" },
	{ MULTI("related") PART("text/html") PART("image/png") "--b--\n",
	  "message(first(html,other))" },
	{ MULTI("signed") PART("text/plain")
		  PART("application/pgp-signature") "--b--\n",
	  "message(first(plain,other))" },
	{ MULTI("strange") PART("text/plain") PART("text/x-diff"),
	  "message(parts(plain,other))" },
	{ MULTI("mixed") "--b\n\nno header\n--b\n"
			 "Content-Type: message/rfc822\n\n"
			 "Subject: inner\n\nx\n--b--\n",
	  "message(parts(plain,message(plain)))" },
	{ MULTI("digest") "--b\n\nSubject: one\n\nx\n--b--\n",
	  "message(parts(message(plain)))" },
	{ MULTI("mixed") "nothing", "message(parts)" },
	{ "Content-Type: multipart/mixed\n\nno boundary", "message(parts)" },
};

START_TEST(makes_a_tree)
{
	parse(shapes[_i].message);
	check_shape(shapes[_i].shape);
}
END_TEST

static const struct {
	const char *header;
	const char *body;
	const char *content;
} encodings[] = {
	{ "", "as it is\n", "as it is\n" },
	{ "Content-Transfer-Encoding: quoted-printable\n", "a=3Db=\nc",
	  "a=bc" },
	{ "Content-Transfer-Encoding: Base64\n", "aGVs\nbG8=\n", "hello" },
	{ "Content-Transfer-Encoding: quoted-printable\n", "a=ZZb=",
	  "a=ZZb" },
	{ "Content-Transfer-Encoding: strange\n", "x", "x" },
	{ "Content-Transfer-Encoding: 8bit\n", "\xff", "\xff" },
};

START_TEST(undoes_encodings)
{
	struct bytes message = { 0 };

	bytes_printf(&message, "%s\n%s", encodings[_i].header,
		     encodings[_i].body);
	parse(message.data);
	bytes_free(&message);
	ck_assert_str_eq(bytes_text(&mime->child->content),
			 encodings[_i].content);
}
END_TEST

START_TEST(tells_of_a_text)
{
	parse("Content-Type: text/plain; charset=\"KOI8-R\"; Format=Flowed;\n"
	      " DelSp=YES\n\nx");
	ck_assert_str_eq(bytes_text(&mime->child->charset), "KOI8-R");
	ck_assert(mime->child->flowed);
	ck_assert(mime->child->delete_space);
	parse("Content-Type: text/plain; format=fixed\n\nx");
	ck_assert_str_eq(bytes_text(&mime->child->charset), "");
	ck_assert(!mime->child->flowed);
	ck_assert(!mime->child->delete_space);
}
END_TEST

START_TEST(takes_fields_without_their_folds)
{
	parse("SUBJECT:  a\n b\r\n\tc\nFrom: =?utf-8?q?J=C3=B6?= <j@x>\n"
	      "Date: Mon, 7 Sep 2026 09:00:00 +0200\n"
	      "Message-ID: <1@x>\nArchived-At: <https://x/1>\n"
	      "X-RSS-URL: https://x/2\n\n");
	ck_assert_str_eq(bytes_text(&mime->subject), "a b\tc");
	ck_assert_str_eq(bytes_text(&mime->from), "=?utf-8?q?J=C3=B6?= <j@x>");
	ck_assert_str_eq(bytes_text(&mime->date),
			 "Mon, 7 Sep 2026 09:00:00 +0200");
	ck_assert_str_eq(bytes_text(&mime->id), "1@x");
	ck_assert_str_eq(bytes_text(&mime->link), "<https://x/1>");
	parse("X-RSS-URL: https://x/2\n\n");
	ck_assert_str_eq(bytes_text(&mime->link), "https://x/2");
	ck_assert_str_eq(bytes_text(&mime->subject), "");
}
END_TEST

START_TEST(decodes_words)
{
	struct bytes words = { 0 };

	parse("");
	mime_append_words(&words, "=?utf-8?q?J=C3=B6?= =?iso-8859-1?B?/A==?="
				  " x");
	ck_assert_str_eq(bytes_text(&words), "J\xc3\xb6\xc3\xbc x");
	bytes_free(&words);
}
END_TEST

/* `levels` messages, each in a multipart of its own. */
static void
parse_nested(unsigned levels)
{
	struct bytes message = { 0 };

	for (unsigned i = 0; i < levels; i++)
		bytes_printf(&message,
			     "Content-Type: multipart/mixed; boundary=b%u\n\n"
			     "--b%u\n",
			     i, i);
	bytes_append_text(&message, "\nx\n");
	parse(message.data);
	bytes_free(&message);
}

START_TEST(cuts_what_is_nested_too_deeply)
{
	limits.mail_depth = 3;
	parse_nested(2);
	check_shape("message(parts(parts(plain)))");
	ck_assert_ptr_null(cut);
	parse_nested(3);
	check_shape("message(parts(parts(parts)))");
	ck_assert_str_eq(cut, "mail-depth");
	parse_nested(5000);
	ck_assert_str_eq(cut, "mail-depth");
}
END_TEST

START_TEST(cuts_too_many_parts)
{
	limits.mail_parts = 3;
	parse(MULTI("mixed") PART("text/plain") PART("text/html") "--b--\n");
	ck_assert_ptr_null(cut);
	check_shape("message(parts(plain,html))");
	parse(MULTI("mixed") PART("text/plain") PART("text/html")
		      PART("text/plain") "--b--\n");
	ck_assert_str_eq(cut, "mail-parts");
	check_shape("message(parts(plain,html))");
}
END_TEST

START_TEST(cuts_a_long_part)
{
	limits.mail_part_bytes = 3;
	parse("\nabc");
	ck_assert_ptr_null(cut);
	parse("\nabcd");
	ck_assert_str_eq(cut, "mail-part-bytes");
	ck_assert_str_eq(bytes_text(&mime->child->content), "abc");
}
END_TEST

START_TEST(cuts_a_long_field)
{
	limits.mail_field_bytes = 3;
	parse("Subject: abc\n\nx");
	ck_assert_ptr_null(cut);
	parse("Subject: abcd\n\nx");
	ck_assert_str_eq(cut, "mail-field-bytes");
	ck_assert_str_eq(bytes_text(&mime->subject), "abc");
}
END_TEST

Suite *
gmime_suite(void)
{
	Suite *suite = suite_create("gmime");
	TCase *tests = tcase_create("tree");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, makes_a_tree, 0, COUNT(shapes));
	tcase_add_loop_test(tests, undoes_encodings, 0, COUNT(encodings));
	tcase_add_test(tests, tells_of_a_text);
	tcase_add_test(tests, takes_fields_without_their_folds);
	tcase_add_test(tests, decodes_words);
	tcase_add_test(tests, cuts_what_is_nested_too_deeply);
	tcase_add_test(tests, cuts_too_many_parts);
	tcase_add_test(tests, cuts_a_long_part);
	tcase_add_test(tests, cuts_a_long_field);
	suite_add_tcase(suite, tests);
	return suite;
}
