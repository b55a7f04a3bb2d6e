/* SPDX-License-Identifier: MIT */
#include "../../src/model/svmfile.h"

#include "sample.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static struct model *model;
static struct bytes bytes;
static int16_t *weight;
static struct error error;

static void
setup(void)
{
	model = sample_model();
	weight = calloc(model->vocabulary->size,
			model->stride * sizeof *weight);
	ck_assert_ptr_nonnull(weight);
}

static void
teardown(void)
{
	model_free(model);
	bytes_free(&bytes);
	free(weight);
}

#define START \
	"svm_type c_svc\nkernel_type linear\nnr_class 2\ntotal_sv 1\n"
#define PLATT START "rho 0.250000000\nlabel 1 -1\nprobA -2.000000000\n" \
		    "probB 0.000000000\nnr_sv 1 0\nSV\n"

static const char *const written[SAMPLE_CATEGORIES] = {
	PLATT "1 1:.25 2:1.5 4:1.875 5:-.001 6:-.75\n",
	START "rho -0.125000000\nlabel 1 -1\nnr_sv 1 0\nSV\n"
	      "1 2:-.3 4:.1 6:2 7:.55\n",
	START "rho 0.500000000\nlabel 1 -1\nprobA -0.500000000\n"
	      "probB 1.500000000\nnr_sv 1 0\nSV\n1 3:3 4:-1 5:4\n",
};

START_TEST(writes_the_format_of_libsvm)
{
	svmfile_append(model, (size_t)_i, &bytes);
	ck_assert_str_eq(bytes_text(&bytes), written[_i]);
}
END_TEST

START_TEST(reads_what_it_wrote)
{
	struct category before = model->category[_i];
	struct category *after = &model->category[_i];

	svmfile_append(model, (size_t)_i, &bytes);
	after->rho = 77;
	if (after->calibration.kind != CALIBRATION_ISOTONIC)
		after->calibration.a = after->calibration.b = 77;
	ck_assert(svmfile_parse(model, (size_t)_i, weight,
				(struct field){ bytes.data, bytes.length },
				&error));
	ck_assert_double_eq(after->rho, before.rho);
	ck_assert_double_eq(after->calibration.a, before.calibration.a);
	ck_assert_double_eq(after->calibration.b, before.calibration.b);
	for (size_t i = 0; i < model->vocabulary->size; i++)
		ck_assert_int_eq(weight[i * model->stride + (size_t)_i],
				 model->weight[i * model->stride +
					       (size_t)_i]);
}
END_TEST

/* The limits of a weight, in every number of places. */
START_TEST(keeps_every_weight_exactly)
{
	static const int16_t values[] = { 1,	-1,   9,     10,     -10,
					  100,	999,  1000,  -12340, 30000,
					  32767, -32767 };

	model->category[0].places = (unsigned)_i;
	for (size_t i = 0; i < COUNT(values); i++) {
		model->own_weight[0] = values[i];
		bytes_clear(&bytes);
		svmfile_append(model, 0, &bytes);
		ck_assert(svmfile_parse(model, 0, weight,
					(struct field){ bytes.data,
							bytes.length },
					&error));
		ck_assert_int_eq(weight[0], values[i]);
	}
}
END_TEST

#define NOT_OURS "not the header of a collapsed linear C-SVC"
#define BAD_FEATURE "a feature is not an ascending index and a weight"

static const struct {
	const char *text;
	const char *what;
} refusals[] = {
	{ "", NOT_OURS },
	{ "svm_type nu_svc\n", NOT_OURS },
	{ "svm_type c_svc\nkernel_type rbf\n", NOT_OURS },
	{ "svm_type c_svc\nkernel_type linear\nnr_class 3\n", NOT_OURS },
	{ "svm_type c_svc\nkernel_type linear\nnr_class 2\ntotal_sv 2\n",
	  NOT_OURS },
	{ START "rho x\nlabel 1 -1\n", NOT_OURS },
	{ START "rho 0.1 0.2\nlabel 1 -1\n", NOT_OURS },
	{ START "rho nan\nlabel 1 -1\n", NOT_OURS },
	{ START "rho 0\nlabel -1 1\n", NOT_OURS },
	{ START "rho 0\nlabel 1 -1\nnr_sv 1 0\nSV\n1\n", NOT_OURS },
	{ START "rho 0\nlabel 1 -1\nprobA 1\nnr_sv 1 0\nSV\n1\n", NOT_OURS },
	{ START "rho 0\nlabel 1 -1\nprobA 1\nprobB 1\nSV\n1\n", NOT_OURS },
	{ PLATT, "cut short" },
	{ PLATT "\n", "the support vector's coefficient is not 1" },
	{ PLATT "2 1:1\n", "the support vector's coefficient is not 1" },
	{ PLATT "1 0:1\n", BAD_FEATURE },
	{ PLATT "1 9:1\n", BAD_FEATURE },
	{ PLATT "1 2:1 2:1\n", BAD_FEATURE },
	{ PLATT "1 2:1 1:1\n", BAD_FEATURE },
	{ PLATT "1 1\n", BAD_FEATURE },
	{ PLATT "1 1:\n", BAD_FEATURE },
	{ PLATT "1 1:1:1\n", BAD_FEATURE },
	{ PLATT "1  1:1\n", BAD_FEATURE },
	{ PLATT "1 x:1\n", BAD_FEATURE },
	{ PLATT "1 1:1e2\n", BAD_FEATURE },
	{ PLATT "1 1:0x1\n", BAD_FEATURE },
	{ PLATT "1 1:.0001\n", BAD_FEATURE },
	{ PLATT "1 1:32.768\n", BAD_FEATURE },
	{ PLATT "1 1:-32.768\n", BAD_FEATURE },
	{ PLATT "1 1:99999999999999\n", BAD_FEATURE },
};

START_TEST(refuses_and_says_why)
{
	struct field text = { refusals[_i].text, strlen(refusals[_i].text) };

	ck_assert(!svmfile_parse(model, SAMPLE_ESPIONAGE, weight, text,
				 &error));
	ck_assert_int_eq(error.status, STATUS_BAD_MODEL);
	ck_assert_str_eq(error.what, refusals[_i].what);
}
END_TEST

/* `1 1:.25` is a whole line, and the start of a longer one. */
START_TEST(refuses_a_file_that_is_cut_short)
{
	svmfile_append(model, SAMPLE_ESPIONAGE, &bytes);
	for (size_t length = 0; length < bytes.length; length++)
		ck_assert_msg(!svmfile_parse(model, SAMPLE_ESPIONAGE, weight,
					     (struct field){ bytes.data,
							     length },
					     &error),
			      "took the first %zu bytes of %zu", length,
			      bytes.length);
}
END_TEST

START_TEST(refuses_a_second_support_vector)
{
	svmfile_append(model, SAMPLE_ESPIONAGE, &bytes);
	bytes_append_text(&bytes, "-1 1:2\n");
	ck_assert(!svmfile_parse(model, SAMPLE_ESPIONAGE, weight,
				 (struct field){ bytes.data, bytes.length },
				 &error));
}
END_TEST

Suite *
svmfile_suite(void)
{
	Suite *suite = suite_create("svmfile");
	TCase *form = tcase_create("form");
	TCase *refusal = tcase_create("refusal");

	tcase_add_checked_fixture(form, setup, teardown);
	tcase_add_loop_test(form, writes_the_format_of_libsvm, 0,
			    SAMPLE_CATEGORIES);
	tcase_add_loop_test(form, reads_what_it_wrote, 0, SAMPLE_CATEGORIES);
	tcase_add_loop_test(form, keeps_every_weight_exactly, 0,
			    MODEL_PLACES_MOST + 1);
	suite_add_tcase(suite, form);

	tcase_add_checked_fixture(refusal, setup, teardown);
	tcase_add_loop_test(refusal, refuses_and_says_why, 0,
			    COUNT(refusals));
	tcase_add_test(refusal, refuses_a_file_that_is_cut_short);
	tcase_add_test(refusal, refuses_a_second_support_vector);
	suite_add_tcase(suite, refusal);
	return suite;
}
