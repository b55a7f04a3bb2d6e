/* SPDX-License-Identifier: MIT */
/* Runs every suite, or only what CK_RUN_SUITE and CK_RUN_CASE name. */
#include "unit.h"

#include <stdlib.h>

static Suite *(*const makers[])(void) = {
	builtin_suite,
	bytes_suite,
	digest_suite,
	seal_suite,
	error_suite,
	number_suite,
	file_suite,
	fields_suite,
	json_text_suite,
	utf8_suite,
	columns_suite,
	parallel_suite,
	pipeline_suite,
	peek_suite,
	shared_object_suite,
	splitmix_suite,
	source_suite,
	lines_suite,
	document_suite,
	json_suite,
	child_suite,
	clutter_suite,
	json_quick_suite,
	charset_suite,
	markup_suite,
	html_scan_suite,
	json_scan_suite,
	date_suite,
	jsonfeed_suite,
	sfeed_suite,
	feed_suite,
	flowed_suite,
	letter_suite,
	gmime_suite,
	mail_suite,
	mbox_suite,
	reader_suite,
	fold_suite,
	run_suite,
	plain_suite,
	memory_suite,
	tokens_suite,
	scan_suite,
	quick_iconv_suite,
	regex_suite,
	stem_suite,
	patterns_suite,
	indicators_suite,
	settings_suite,
	gazetteer_suite,
	terms_suite,
	vocabulary_suite,
	vector_suite,
	calibration_suite,
	manifest_suite,
	svmfile_suite,
	packed_suite,
	textform_suite,
	second_suite,
	judge_suite,
	reasons_suite,
	explanation_suite,
	second_reasons_suite,
	expression_suite,
	machine_tags_suite,
	moment_suite,
	uuid_suite,
	stix_suite,
	corpus_suite,
	folder_suite,
	labels_suite,
	folds_suite,
	isotonic_suite,
	calibrate_suite,
	metrics_suite,
	threshold_suite,
	bag_sort_suite,
	dual_suite,
	gram_suite,
	linear_suite,
	solve_suite,
	crossfit_suite,
	train_suite,
	evaluate_suite,
	study_suite,
	comparison_suite,
	html_suite,
	flow_suite,
	header_suite,
	filter_mail_suite,
	filter_feed_suite,
	filter_records_suite,
	framing_suite,
	library_suite,
	seeds_suite,
};

int
main(void)
{
	SRunner *runner = srunner_create(makers[0]());

	for (size_t i = 1; i < COUNT(makers); i++)
		srunner_add_suite(runner, makers[i]());
	srunner_run_all(runner, CK_ENV);

	int failed = srunner_ntests_failed(runner);

	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
