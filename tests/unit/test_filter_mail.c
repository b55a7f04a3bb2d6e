/* SPDX-License-Identifier: MIT */
/* For memmem(). */
#define _GNU_SOURCE

#include "../../src/filter/filter.h"

#include "sample.h"
#include "unit.h"

#include <string.h>
#include <strings.h>

static struct model *model;
static struct bytes output;
static struct error error;
static struct judgement judgement;
static const enum decision decisions[SAMPLE_CATEGORIES] = {
	[SAMPLE_ESPIONAGE] = DECISION_YES,
	[SAMPLE_RANSOMWARE] = DECISION_UNSURE,
	[SAMPLE_DDOS] = DECISION_YES,
};
static const double confidences[SAMPLE_CATEGORIES] = {
	[SAMPLE_ESPIONAGE] = 0.625,
	[SAMPLE_RANSOMWARE] = 0.5,
	[SAMPLE_DDOS] = 0.995,
};
static bool acts;
static bool breaks;
static char judged[1000];

static bool
judge(void *context, struct document *document, struct verdict *verdict,
      struct error *problem)
{
	ck_assert_ptr_null(context);
	strncat(judged, bytes_text(&document->title), 400);
	strncat(judged, "|", 2);
	strncat(judged, bytes_text(&document->body), 400);
	if (breaks)
		return error_set(problem, STATUS_INTERNAL, "broken");
	verdict->result = (struct result){
		.source = "-",
		.document = document,
		.model = model,
		.judgement = &judgement,
	};
	verdict->acts = acts;
	return true;
}

static const struct limits limits = { .bytes = 1 << 20,
				      .depth = 100,
				      .elements = 1000,
				      .mail_depth = 10,
				      .mail_parts = 10,
				      .mail_part_bytes = 1000,
				      .mail_field_bytes = 100 };
static const struct format_options shown;
static const struct filter_request request = {
	.limits = &limits,
	.shown = &shown,
	.version = "7",
	.judge = judge,
};

static void
setup(void)
{
	model = sample_model();
	judgement = (struct judgement){ .words = 5,
					.confidence = confidences,
					.decision = decisions };
	acts = true;
	breaks = false;
	judged[0] = '\0';
}

static void
teardown(void)
{
	model_free(model);
	bytes_free(&output);
}

static bool
pass(const char *message, size_t length)
{
	bytes_clear(&output);
	return filter_mail(&request, message, length, &output, &error);
}

#define ID "X-Triage-Id: "

START_TEST(adds_its_fields_before_the_body)
{
	static const char expected[] =
		"Subject: s\n"
		"X-Triage-Labels: ddos, espionage\n"
		"X-Triage-Unsure: ransomware\n"
		"X-Triage: ddos=1.00 espionage=0.63 ransomware=0.50; "
		"model=sample-1; version=7\n"
		"X-Triage-Status: ok\n" ID;

	ck_assert(pass(LITERAL("Subject: s\n\nbody\n")));
	ck_assert_uint_gt(output.length, sizeof expected);
	ck_assert_mem_eq(output.data, expected, sizeof expected - 1);
	ck_assert_uint_eq(strspn(output.data + sizeof expected - 1,
				 "0123456789abcdef"),
			  16);
	ck_assert_str_eq(output.data + sizeof expected - 1 + 16,
			 "\n\nbody\n");
}
END_TEST

START_TEST(tells_why_it_is_not_judged)
{
	judgement.reason = "too short";
	judgement.decision = (const enum decision[3]){ DECISION_NO };
	ck_assert(pass(LITERAL("A: b\r\n\r\nx")));
	ck_assert_ptr_nonnull(strstr(output.data,
				     "A: b\r\n"
				     "X-Triage: model=sample-1; version=7\r\n"
				     "X-Triage-Status: unjudged=too short\r\n"
				     ID));
}
END_TEST

START_TEST(leaves_alone_what_it_does_not_act_on)
{
	acts = false;
	ck_assert(pass(LITERAL("A: b\nX-Triage-Labels: x\n y\n\nbody")));
	ck_assert_str_eq(output.data, "A: b\n\nbody");
}
END_TEST

START_TEST(fails_where_nothing_can_be_judged)
{
	breaks = true;
	ck_assert(!pass(LITERAL("A: b\n\nbody")));
	ck_assert_str_eq(error.what, "broken");
}
END_TEST

START_TEST(recovers_with_the_reason_alone)
{
	bytes_clear(&output);
	filter_mail_recover(LITERAL("A: b\nX-TRIAGE: f\n\nbody"),
			    "no model\nX-Forged: \xff", &output);
	ck_assert_str_eq(output.data,
			 "A: b\nX-Triage-Status: error=no model?X-Forged: ?\n"
			 "\nbody");
}
END_TEST

START_TEST(folds_at_78_columns)
{
	struct bytes reason = { 0 };

	for (size_t i = 0; i < 60; i++)
		bytes_printf(&reason, "w%.*s ", (int)(i % 9), "ordorder");
	for (size_t i = 0; i < 300; i++)
		bytes_append_byte(&reason, 'x');
	bytes_clear(&output);
	filter_mail_recover(LITERAL(""), reason.data, &output);
	bytes_free(&reason);

	size_t lines = 0;

	for (const char *line = output.data; *line; lines++) {
		size_t length = strcspn(line, "\n");

		ck_assert_uint_le(length, 78);
		ck_assert_uint_gt(length, 8);
		ck_assert(lines == 0 || (line[0] == ' ' && line[1] != ' '));
		line += length + 1;
	}
	ck_assert_uint_gt(lines, 4);
}
END_TEST

/*
 * What must come out, told in another way than the filter does it: lines of
 * the header, each forged or going on with a forged one or neither.
 */
static bool
starts_forged(const char *line, const char *end)
{
	if (end - line < 9 || strncasecmp(line, "X-Triage", 8) != 0 ||
	    !strchr("-: \t", line[8]))
		return false;
	for (line += 8; line < end && *line > ' ' && *line < 127; line++)
		if (*line == ':')
			return true;
	while (line < end && (*line == ' ' || *line == '\t'))
		line++;
	return line < end && *line == ':';
}

static void
append_expected(const char *message, size_t length, struct bytes *expected)
{
	const char *end = message + length;
	bool forged = false;

	while (message < end && message[0] != '\n' &&
	       !(message + 1 < end && memcmp(message, "\r\n", 2) == 0)) {
		const char *stop = memchr(message, '\n',
					  (size_t)(end - message));

		stop = stop ? stop + 1 : end;
		if (message[0] != ' ' && message[0] != '\t')
			forged = starts_forged(message, stop);
		if (!forged)
			bytes_append(expected, message,
				     (size_t)(stop - message));
		message = stop;
	}
	bytes_append(expected, message, (size_t)(end - message));
}

/* Take the fields that recover() adds out of `output`; false if not there. */
static bool
take_fields(const char *line_end)
{
	char field[100];
	size_t length = (size_t)snprintf(field, sizeof field,
					 "X-Triage-Status: error=e%s",
					 line_end);
	char *place = memmem(output.data, output.length, field, length);

	if (!place) {
		/* A header whose last line has no end keeps none. */
		length = (size_t)snprintf(field, sizeof field,
					  "%sX-Triage-Status: error=e",
					  line_end);
		place = memmem(output.data, output.length, field, length);
		if (!place || place + length != output.data + output.length)
			return false;
	}
	output.length -= length;
	memmove(place, place + length,
		(size_t)(output.data + output.length - place));
	return true;
}

static void
check_nothing_is_lost(const char *message, size_t length)
{
	struct bytes expected = { 0 };
	const char *newline = length ? memchr(message, '\n', length) : NULL;
	bool crlf = newline && newline > message && newline[-1] == '\r';

	append_expected(message, length, &expected);
	bytes_clear(&output);
	filter_mail_recover(message, length, "e", &output);
	ck_assert_msg(take_fields(crlf ? "\r\n" : "\n"), "no fields in %s",
		      output.data);
	ck_assert_uint_eq(output.length, expected.length);
	if (expected.length > 0)
		ck_assert_mem_eq(output.data, expected.data,
				 expected.length);
	bytes_free(&expected);
}

static const struct {
	const char *message;
	size_t length;
} oddities[] = {
	{ LITERAL("") },
	{ LITERAL("\n") },
	{ LITERAL("\r\n\r\nbody") },
	{ LITERAL("A: b") },
	{ LITERAL("A: b\r\n") },
	{ LITERAL("A: b\r\nC: d") },
	{ LITERAL("body without a header") },
	{ LITERAL(" begins with a blank\nA: b\n\nbody") },
	{ LITERAL("From a@b Mon\n goes on\nA: b\n\nFrom c@d\n") },
	{ LITERAL("A: \0b\n\0\n\nbo\0dy\n\0") },
	{ LITERAL("A: \xff\xfe\n\n\x80\xff") },
	{ LITERAL("x-triage: 1\n 2\n\t3\nX-TRIAGE-LABELS\t: 4\nA: b\n\n") },
	{ LITERAL("A: b\nX-Triage-Labels: no end") },
	{ LITERAL("X-Triage-Labels: alone") },
	{ LITERAL("X-Triage-Labels: 1\n\nX-Triage-Labels: body") },
	{ LITERAL("garbage\nX-Triage-Labels: 1\n\nbody\n") },
	{ LITERAL("A: b\r\n\nX-Triage: body\r\n") },
	{ LITERAL("A: b\n \n\nbody") },
	{ LITERAL("X-Triage-Labels\n: 1\n\nbody") },
	{ LITERAL("A: b\r\r\nX-Triage: 1\r\n\r\n") },
};

START_TEST(loses_nothing_of_what_is_odd)
{
	check_nothing_is_lost(oddities[_i].message, oddities[_i].length);
}
END_TEST

static const struct {
	const char *text;
	size_t length;
} pieces[] = {
	{ LITERAL("X-Triage") }, { LITERAL("-Labels") },
	{ LITERAL("x-tRIAGE-status: f\n") }, { LITERAL(":") },
	{ LITERAL(" ") }, { LITERAL("\t") }, { LITERAL("\n") },
	{ LITERAL("\n") }, { LITERAL("\r\n") }, { LITERAL("\r") },
	{ LITERAL("A: b\n") }, { LITERAL("C: d\r\n") }, { LITERAL("From ") },
	{ LITERAL(">From ") }, { LITERAL("\0") }, { LITERAL("\xff") },
	{ LITERAL("word") }, { LITERAL("X-Triage: 1\n 2\r\n") },
};

START_TEST(loses_nothing_of_anything)
{
	uint64_t state = (uint64_t)_i;
	struct bytes message = { 0 };

	for (size_t round = 0; round < 2000; round++) {
		unsigned count = sample_random(&state, 14);

		bytes_clear(&message);
		for (unsigned i = 0; i < count; i++) {
			unsigned piece = sample_random(&state,
						       COUNT(pieces));

			bytes_append(&message, pieces[piece].text,
				     pieces[piece].length);
		}
		check_nothing_is_lost(bytes_text(&message), message.length);
	}
	bytes_free(&message);
}
END_TEST

Suite *
filter_mail_suite(void)
{
	Suite *suite = suite_create("filter_mail");
	TCase *tests = tcase_create("fields");
	TCase *whole = tcase_create("nothing_lost");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, adds_its_fields_before_the_body);
	tcase_add_test(tests, tells_why_it_is_not_judged);
	tcase_add_test(tests, leaves_alone_what_it_does_not_act_on);
	tcase_add_test(tests, fails_where_nothing_can_be_judged);
	tcase_add_test(tests, recovers_with_the_reason_alone);
	tcase_add_test(tests, folds_at_78_columns);
	suite_add_tcase(suite, tests);
	tcase_add_checked_fixture(whole, setup, teardown);
	tcase_add_loop_test(whole, loses_nothing_of_what_is_odd, 0,
			    COUNT(oddities));
	tcase_add_loop_test(whole, loses_nothing_of_anything, 0, 8);
	suite_add_tcase(suite, whole);
	return suite;
}
