/* SPDX-License-Identifier: MIT */
#include "../../src/model/packed.h"

#include "sample.h"
#include "unit.h"

#include "../../src/base/digest.h"

#include <string.h>
#include <sys/mman.h>

/* Where things stand in a file, as packed.h has it. */
enum {
	VERSION = 8,
	ORDER = 12,
	COUNTED = 16,
	TABLE_DIGEST = 24,
	TABLE = 32,
	ROW = 40,
	ROW_OFFSET = 16,
	ROW_LENGTH = 24,
	ROW_DIGEST = 32,
	SECTIONS = 15,
	TABLE_END = TABLE + SECTIONS * ROW,
	FIRST_SECTION = 640,
};

static const char ARTICLE[] = "Implant in an embassy\n\nThe implant was "
			      "found in the embassy, with a ransom note.\n";

static struct model *model;
static struct patterns *patterns;
static struct bytes packed;
static struct error error;

static void
setup(void)
{
	model = sample_model();
	patterns = patterns_new(&error);
	ck_assert_ptr_nonnull(patterns);
	sample_pack(model, &packed);
}

static void
teardown(void)
{
	model_free(model);
	patterns_free(patterns);
	bytes_free(&packed);
}

/* Open bytes as if a file with them had been mapped. */
static struct model *
open_bytes(const char *data, size_t length, enum model_check check)
{
	struct mapping mapping = { 0 };

	if (length > 0) {
		void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE,
				    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		ck_assert_ptr_ne(memory, MAP_FAILED);
		memcpy(memory, data, length);
		mprotect(memory, length, PROT_READ);
		mapping = (struct mapping){ memory, length };
	}

	struct model *opened = packed_open(&mapping, check, &error);

	ck_assert(!opened || !mapping.data);
	file_unmap(&mapping);
	return opened;
}

/* False where the model turns out to be damaged. */
static bool
judge_with(const struct model *with, double *confidence)
{
	struct judge *judge = judge_new(with, patterns, &error);
	struct document document = { 0 };
	struct judgement judgement;

	ck_assert_ptr_nonnull(judge);
	document_read_text(&document, LITERAL(ARTICLE));

	bool judged = judge_run(judge, &document, &judgement, &error);

	if (judged) {
		ck_assert_ptr_null(judgement.reason);
		memcpy(confidence, judgement.confidence,
		       SAMPLE_CATEGORIES * sizeof *confidence);
	} else {
		ck_assert_int_eq(error.status, STATUS_BAD_MODEL);
		ck_assert_str_eq(error.what,
				 "damaged: a block does not match its seal");
	}
	document_free(&document);
	judge_free(judge);
	return judged;
}

/* False where the second turns out to be damaged. */
static bool
judges_alike(const struct model *first, const struct model *second)
{
	double expected[SAMPLE_CATEGORIES];
	double found[SAMPLE_CATEGORIES];

	ck_assert_uint_eq(second->categories, SAMPLE_CATEGORIES);
	ck_assert(judge_with(first, expected));
	if (!judge_with(second, found))
		return false;
	ck_assert_mem_eq(found, expected, sizeof expected);
	return true;
}

START_TEST(judges_as_the_model_it_was_made_from)
{
	struct model *opened = open_bytes(packed.data, packed.length,
					  (enum model_check)_i);

	ck_assert_ptr_nonnull(opened);
	ck_assert_str_eq(opened->name, model->name);
	ck_assert_uint_eq(opened->report_length, model->report_length);
	ck_assert_mem_eq(opened->report, model->report,
			 model->report_length);
	ck_assert(judges_alike(model, opened));
	model_free(opened);
}
END_TEST

START_TEST(packs_what_it_opened_to_the_same_bytes)
{
	struct model *opened = open_bytes(packed.data, packed.length,
					  MODEL_CHECK_ALL);
	struct bytes again = { 0 };

	ck_assert_ptr_nonnull(opened);
	sample_pack(opened, &again);
	ck_assert_uint_eq(again.length, packed.length);
	ck_assert_mem_eq(again.data, packed.data, packed.length);
	model_free(opened);
	bytes_free(&again);
}
END_TEST

START_TEST(starts_each_section_at_a_multiple_of_64)
{
	uint64_t end = TABLE_END;

	for (size_t i = 0; i < SECTIONS; i++) {
		const char *row = packed.data + TABLE + i * ROW;
		uint64_t offset;
		uint64_t length;

		memcpy(&offset, row + ROW_OFFSET, sizeof offset);
		memcpy(&length, row + ROW_LENGTH, sizeof length);
		ck_assert_uint_eq(offset % 64, 0);
		ck_assert_uint_ge(offset, end);
		for (; end < offset; end++)
			ck_assert_int_eq(packed.data[end], 0);
		end = offset + length;
	}
	ck_assert_uint_eq(end, packed.length);
}
END_TEST

START_TEST(refuses_a_file_of_any_shorter_length)
{
	for (size_t length = 0; length < packed.length; length++) {
		ck_assert_ptr_null(
			open_bytes(packed.data, length, MODEL_CHECK_USED));
		ck_assert_int_eq(error.status, STATUS_BAD_MODEL);
		ck_assert_str_eq(error.what, length < TABLE
						     ? "not a packed model"
						     : "cut short");
	}
}
END_TEST

static const struct {
	enum model_check check;
	char flipped;
} checks[] = {
	{ MODEL_CHECK_ALL, 1 },	 { MODEL_CHECK_ALL, 2 },
	{ MODEL_CHECK_USED, 1 }, { MODEL_CHECK_USED, (char)0x80 },
};

/*
 * Every byte in turn: refused when it is opened or when it is used, or of no
 * account.  After a whole check that is only what lies between the sections.
 */
START_TEST(refuses_or_outlives_any_changed_byte)
{
	size_t opened_with = 0;
	size_t refused_later = 0;

	for (size_t i = 0; i < packed.length; i++) {
		packed.data[i] = (char)(packed.data[i] ^ checks[_i].flipped);

		struct model *opened = open_bytes(packed.data, packed.length,
						  checks[_i].check);

		packed.data[i] = (char)(packed.data[i] ^ checks[_i].flipped);
		if (!opened) {
			ck_assert_int_eq(error.status, STATUS_BAD_MODEL);
			continue;
		}
		opened_with++;
		refused_later += !judges_alike(model, opened);
		model_free(opened);
	}
	if (checks[_i].check == MODEL_CHECK_ALL) {
		ck_assert_uint_lt(opened_with, SECTIONS * 64);
		ck_assert_uint_eq(refused_later, 0);
	} else {
		ck_assert_uint_gt(refused_later, SEAL_BLOCK);
	}
}
END_TEST

static const struct {
	size_t offset;
	const char *bytes;
	size_t length;
	const char *what;
} damages[] = {
	{ 0, LITERAL("X"), "not a packed model" },
	{ 6, LITERAL("\n"), "not a packed model" },
	{ VERSION, LITERAL("\7"), "packed by a newer version of triage" },
	{ VERSION, LITERAL("\1"),
	  "packed by another version of triage: pack it again" },
	{ ORDER, LITERAL("\1\2\3\4"),
	  "packed on a machine of another byte order: pack it here" },
	{ COUNTED, LITERAL("\13"),
	  "packed by another version of triage: pack it again" },
	{ TABLE_DIGEST, LITERAL("\0\0\0\0\0\0\0\0"),
	  "damaged: the section table does not match its digest" },
	{ TABLE, LITERAL("M"),
	  "damaged: the section table does not match its digest" },
	{ FIRST_SECTION, LITERAL("x"),
	  "damaged: a section does not match its digest" },
};

START_TEST(refuses_damage_and_says_why)
{
	memcpy(packed.data + damages[_i].offset, damages[_i].bytes,
	       damages[_i].length);
	ck_assert_ptr_null(open_bytes(packed.data, packed.length,
					  MODEL_CHECK_ALL));
	ck_assert_int_eq(error.status, STATUS_BAD_MODEL);
	ck_assert_str_eq(error.what, damages[_i].what);
}
END_TEST

static void
put(size_t offset, uint64_t value)
{
	memcpy(packed.data + offset, &value, sizeof value);
}

/* Make the digests fit again, where the rows lead into the file. */
static void
seal(void)
{
	for (size_t i = 0; i < SECTIONS; i++) {
		size_t row = TABLE + i * ROW;
		uint64_t offset;
		uint64_t length;

		memcpy(&offset, packed.data + row + ROW_OFFSET,
		       sizeof offset);
		memcpy(&length, packed.data + row + ROW_LENGTH,
		       sizeof length);
		if (offset <= packed.length &&
		    length <= packed.length - offset)
			put(row + ROW_DIGEST,
			    digest(packed.data + offset, (size_t)length));
	}
	put(TABLE_DIGEST, digest(packed.data + TABLE, SECTIONS * ROW));
}

enum {
	MANIFEST,
	CATEGORIES,
	PLANES,
	KNOTS,
	SECOND,
	GAZETTEER,
	SEALS,
	SLOTS,
	IDF,
	WEIGHTS,
	DOCUMENTS,
	NAME_ENDS,
	NAMES,
	GAZETTEER_TEXT,
	REPORT,
};

#define MISFIT "damaged: sections do not fit together"
#define MISPLACED "damaged: the section table is not in order"

static const struct {
	size_t section;
	size_t member;
	uint64_t value;
	const char *what;
} forgeries[] = {
	{ MANIFEST, ROW_OFFSET, 1, MISPLACED },
	{ NAMES, 0, 0, MISPLACED },
	{ WEIGHTS, ROW_OFFSET, UINT64_C(1) << 40, "cut short" },
	{ WEIGHTS, ROW_OFFSET, UINT64_MAX - 63, "cut short" },
	{ WEIGHTS, ROW_LENGTH, UINT64_MAX, "cut short" },
	{ CATEGORIES, ROW_LENGTH, 0, "number of categories is wrong" },
	{ MANIFEST, ROW_LENGTH, 0, "manifest is not complete" },
	{ PLANES, ROW_LENGTH, 64, MISFIT },
	{ KNOTS, ROW_LENGTH, 0, MISFIT },
	{ KNOTS, ROW_LENGTH, 24, MISFIT },
	{ DOCUMENTS, ROW_LENGTH, 28, MISFIT },
	{ DOCUMENTS, ROW_LENGTH, 0, MISFIT },
	{ NAME_ENDS, ROW_LENGTH, 0, MISFIT },
	{ NAMES, ROW_LENGTH, 3, MISFIT },
	{ SLOTS, ROW_LENGTH, 0, MISFIT },
	{ SLOTS, ROW_LENGTH, 48, MISFIT },
	{ SLOTS, ROW_LENGTH, 64, MISFIT },
	{ IDF, ROW_LENGTH, 0, MISFIT },
	{ IDF, ROW_LENGTH, 28, MISFIT },
	{ SEALS, ROW_LENGTH, 0, MISFIT },
	{ SEALS, ROW_LENGTH, 8, MISFIT },
	{ WEIGHTS, ROW_LENGTH, 126, MISFIT },
	{ SECOND, ROW_LENGTH, 8, MISFIT },
	{ GAZETTEER, ROW_LENGTH, 8, MISFIT },
};

START_TEST(refuses_a_table_that_lies)
{
	put(TABLE + forgeries[_i].section * ROW + forgeries[_i].member,
	    forgeries[_i].value);
	seal();
	ck_assert_ptr_null(open_bytes(packed.data, packed.length,
					  MODEL_CHECK_ALL));
	ck_assert_int_eq(error.status, STATUS_BAD_MODEL);
	ck_assert_str_eq(error.what, forgeries[_i].what);
}
END_TEST

/* Two knots are a score and a confidence each; these are out of order. */
START_TEST(refuses_knots_that_do_not_rise)
{
	const double knots[2][2] = { { 1, 0.5 }, { 1, 0.6 } };
	uint64_t offset;

	memcpy(&offset, packed.data + TABLE + KNOTS * ROW + ROW_OFFSET,
	       sizeof offset);
	memcpy(packed.data + offset, knots, sizeof knots);
	seal();
	ck_assert_ptr_null(open_bytes(packed.data, packed.length,
				      MODEL_CHECK_USED));
	ck_assert_str_eq(error.what, MISFIT);
}
END_TEST

/* Pack the model anew, with names. */
static void
pack_names(const char *text)
{
	gazetteer_free(model->own_gazetteer);
	model->own_gazetteer = gazetteer_parse(
		(struct field){ text, strlen(text) }, true, STATUS_BAD_INPUT,
		&error);
	ck_assert_ptr_nonnull(model->own_gazetteer);
	model->settings.gazetteer = model->own_gazetteer;
	bytes_clear(&packed);
	sample_pack(model, &packed);
}

START_TEST(carries_names)
{
	static const char text[] = "# known\nFancy Bear\tstate-group\n";
	struct model *opened;
	struct bytes again = { 0 };

	pack_names(text);
	opened = open_bytes(packed.data, packed.length, MODEL_CHECK_USED);
	ck_assert_ptr_nonnull(opened);
	ck_assert_uint_eq(opened->names, 1);
	ck_assert_ptr_eq(opened->settings.gazetteer, opened->own_gazetteer);
	ck_assert_uint_eq(opened->own_gazetteer->text.length, strlen(text));
	ck_assert_mem_eq(opened->own_gazetteer->text.text, text, strlen(text));
	sample_pack(opened, &again);
	ck_assert_uint_eq(again.length, packed.length);
	ck_assert_mem_eq(again.data, packed.data, again.length);
	bytes_free(&again);
	model_free(opened);
}
END_TEST

/* Where a section stands in the file. */
static size_t
start_of(size_t section)
{
	uint64_t offset;

	memcpy(&offset, packed.data + TABLE + section * ROW + ROW_OFFSET,
	       sizeof offset);
	return (size_t)offset;
}

static void
expect_misfit(void)
{
	seal();
	ck_assert_ptr_null(open_bytes(packed.data, packed.length,
				      MODEL_CHECK_USED));
	ck_assert_str_eq(error.what, MISFIT);
}

START_TEST(refuses_names_that_do_not_fit)
{
	enum { NAMES_MEMBER = 8 };

	pack_names("Fancy Bear\tstate-group\n");
	packed.data[start_of(GAZETTEER)] = 3;	/* slots */
	expect_misfit();
	pack_names("Fancy Bear\tstate-group\n");
	packed.data[start_of(GAZETTEER) + NAMES_MEMBER] = 2;
	expect_misfit();
	pack_names("Fancy Bear\tstate-group\n");
	put(TABLE + GAZETTEER * ROW + ROW_LENGTH, 0);
	expect_misfit();
}
END_TEST

Suite *
packed_suite(void)
{
	Suite *suite = suite_create("packed");
	TCase *form = tcase_create("form");
	TCase *damage = tcase_create("damage");

	tcase_add_checked_fixture(form, setup, teardown);
	tcase_add_loop_test(form, judges_as_the_model_it_was_made_from,
			    MODEL_CHECK_ALL, MODEL_CHECK_USED + 1);
	tcase_add_test(form, packs_what_it_opened_to_the_same_bytes);
	tcase_add_test(form, starts_each_section_at_a_multiple_of_64);
	tcase_add_test(form, carries_names);
	suite_add_tcase(suite, form);

	tcase_add_checked_fixture(damage, setup, teardown);
	tcase_set_timeout(damage, 60);
	tcase_add_test(damage, refuses_a_file_of_any_shorter_length);
	tcase_add_loop_test(damage, refuses_or_outlives_any_changed_byte, 0,
			    COUNT(checks));
	tcase_add_loop_test(damage, refuses_damage_and_says_why, 0,
			    COUNT(damages));
	tcase_add_loop_test(damage, refuses_a_table_that_lies, 0,
			    COUNT(forgeries));
	tcase_add_test(damage, refuses_knots_that_do_not_rise);
	tcase_add_test(damage, refuses_names_that_do_not_fit);
	suite_add_tcase(suite, damage);
	return suite;
}
