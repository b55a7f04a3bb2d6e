/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_UNIT_H
#define TRIAGE_UNIT_H

#include <check.h>
#include <stdint.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A string constant and its length, which may count NUL bytes. */
#define LITERAL(text) (text), sizeof(text) - 1

/* Pseudo-random numbers, the same in every run for the same seed. */
uint64_t unit_random(uint64_t *state);

/* One suite a module, in the order of the layers. */
Suite *builtin_suite(void);
Suite *builtin_plain_suite(void);
Suite *bytes_suite(void);
Suite *digest_suite(void);
Suite *seal_suite(void);
Suite *error_suite(void);
Suite *number_suite(void);
Suite *file_suite(void);
Suite *fields_suite(void);
Suite *json_text_suite(void);
Suite *utf8_suite(void);
Suite *columns_suite(void);
Suite *parallel_suite(void);
Suite *pipeline_suite(void);
Suite *peek_suite(void);
Suite *shared_object_suite(void);
Suite *splitmix_suite(void);
Suite *source_suite(void);
Suite *lines_suite(void);
Suite *document_suite(void);
Suite *json_suite(void);
Suite *child_suite(void);
Suite *clutter_suite(void);
Suite *json_quick_suite(void);
Suite *charset_suite(void);
Suite *markup_suite(void);
Suite *html_scan_suite(void);
Suite *json_scan_suite(void);
Suite *date_suite(void);
Suite *jsonfeed_suite(void);
Suite *sfeed_suite(void);
Suite *feed_suite(void);
Suite *flowed_suite(void);
Suite *letter_suite(void);
Suite *gmime_suite(void);
Suite *mail_suite(void);
Suite *mbox_suite(void);
Suite *reader_suite(void);
Suite *fold_suite(void);
Suite *run_suite(void);
Suite *plain_suite(void);
Suite *memory_suite(void);
Suite *tokens_suite(void);
Suite *scan_suite(void);
Suite *quick_iconv_suite(void);
Suite *regex_suite(void);
Suite *stem_suite(void);
Suite *patterns_suite(void);
Suite *indicators_suite(void);
Suite *settings_suite(void);
Suite *gazetteer_suite(void);
Suite *terms_suite(void);
Suite *vocabulary_suite(void);
Suite *vector_suite(void);
Suite *calibration_suite(void);
Suite *manifest_suite(void);
Suite *svmfile_suite(void);
Suite *packed_suite(void);
Suite *textform_suite(void);
Suite *second_suite(void);
Suite *judge_suite(void);
Suite *reasons_suite(void);
Suite *explanation_suite(void);
Suite *second_reasons_suite(void);
Suite *expression_suite(void);
Suite *machine_tags_suite(void);
Suite *moment_suite(void);
Suite *uuid_suite(void);
Suite *stix_suite(void);
Suite *corpus_suite(void);
Suite *folder_suite(void);
Suite *labels_suite(void);
Suite *folds_suite(void);
Suite *isotonic_suite(void);
Suite *calibrate_suite(void);
Suite *metrics_suite(void);
Suite *threshold_suite(void);
Suite *bag_sort_suite(void);
Suite *places_suite(void);
Suite *compact_suite(void);
Suite *descent_suite(void);
Suite *ratio_suite(void);
Suite *dual_suite(void);
Suite *gram_suite(void);
Suite *linear_suite(void);
Suite *solve_suite(void);
Suite *crossfit_suite(void);
Suite *train_suite(void);
Suite *evaluate_suite(void);
Suite *study_suite(void);
Suite *comparison_suite(void);
Suite *html_suite(void);
Suite *flow_suite(void);
Suite *header_suite(void);
Suite *filter_mail_suite(void);
Suite *filter_feed_suite(void);
Suite *filter_records_suite(void);
Suite *framing_suite(void);
Suite *library_suite(void);
Suite *seeds_suite(void);

#endif
