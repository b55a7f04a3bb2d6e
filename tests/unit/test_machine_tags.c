/* SPDX-License-Identifier: MIT */
#include "../../src/format/machine_tags.h"

#include "sample.h"
#include "unit.h"

#include <string.h>

#define UNREVIEWED "ai-computer-assisted:review-level=\"unreviewed\""
#define REVIEW "workflow:todo=\"review-classification\""
#define ADD "workflow:todo=\"add-tagging\""
#define LIKELIHOOD "estimative-language:likelihood-probability="

static struct model *model;
static double confidence[SAMPLE_CATEGORIES];
static enum decision decision[SAMPLE_CATEGORIES];
static bool only[SAMPLE_CATEGORIES];
static struct judgement judgement;
static struct format_options options;

static void
setup(void)
{
	model = sample_model();
	judgement = (struct judgement){ .confidence = confidence,
					.decision = decision };
	options = (struct format_options){ 0 };
	memset(only, 0, sizeof only);
	memset(confidence, 0, sizeof confidence);
	memset(decision, 0, sizeof decision);
}

static void
teardown(void)
{
	model_free(model);
}

static void
hold(size_t category, double p, const char *tags)
{
	confidence[category] = p;
	decision[category] = DECISION_YES;
	ck_assert(model_set_tags(&model->category[category], tags));
}

/* All tags, a bar between two. */
static const char *
collected(void)
{
	static char text[4096];
	struct document document = { 0 };
	struct result result = { .document = &document,
				 .model = model,
				 .judgement = &judgement };
	struct machine_tags tags = { 0 };
	size_t length = 0;

	machine_tags_collect(&result, &options, &tags);
	ck_assert(!tags.failed);
	for (size_t i = 0; i < tags.count; i++) {
		if (i > 0)
			text[length++] = '|';
		memcpy(text + length, tags.tag[i].text, tags.tag[i].length);
		length += tags.tag[i].length;
	}
	text[length] = '\0';
	machine_tags_free(&tags);
	return text;
}

START_TEST(come_from_what_holds_the_surest_first)
{
	hold(SAMPLE_ESPIONAGE, 0.7, "a:b=\"1\"\ta:b=\"2\"");
	hold(SAMPLE_RANSOMWARE, 0.9, "c:d=\"3\"\ta:b=\"2\"\tstix:x=\"y\"");
	ck_assert(model_set_tags(&model->category[SAMPLE_DDOS], "never:seen"));
	ck_assert_str_eq(collected(), "c:d=\"3\"|a:b=\"2\"|a:b=\"1\"|"
				      UNREVIEWED);
}
END_TEST

START_TEST(say_what_is_to_be_done)
{
	ck_assert_str_eq(collected(), UNREVIEWED "|" ADD);
	decision[SAMPLE_DDOS] = DECISION_UNSURE;
	ck_assert_str_eq(collected(), UNREVIEWED "|" REVIEW "|" ADD);
	hold(SAMPLE_ESPIONAGE, 0.9, "");
	ck_assert_str_eq(collected(), UNREVIEWED "|" REVIEW);
}
END_TEST

/* Blanks at the end, an equals sign inside, quotes anywhere. */
START_TEST(are_any_bytes_but_a_tab)
{
	hold(SAMPLE_ESPIONAGE, 0.9,
	     "threatmatch:incident-type=\"Exec Targeting \"\t"
	     "ransomware:infection=\"phishing-e=mails\"\t"
	     " odd \"\"\" , ; | \\ \xc3\xa4  \t\t"
	     "threatmatch:incident-type=\"Exec Targeting\"");
	ck_assert_str_eq(collected(),
			 "threatmatch:incident-type=\"Exec Targeting \"|"
			 "ransomware:infection=\"phishing-e=mails\"|"
			 " odd \"\"\" , ; | \\ \xc3\xa4  |"
			 "threatmatch:incident-type=\"Exec Targeting\"|"
			 UNREVIEWED);
}
END_TEST

static const struct {
	const char *tags;
	const char *kept;
} rivals[] = {
	{ "tlp:amber\ttlp:red", "tlp:amber" },
	{ "tlp:amber\ttlpx:red", "tlp:amber|tlpx:red" },
	{ "workflow:state=\"draft\"\tworkflow:state=\"complete\"",
	  "workflow:state=\"draft\"" },
	{ "workflow:todo=\"a\"\tworkflow:todo=\"b\"",
	  "workflow:todo=\"a\"|workflow:todo=\"b\"" },
	{ "sentinel-threattype:CryptoMining\tsentinel-threattype:Botnet",
	  "sentinel-threattype:CryptoMining" },
	{ "false-positive:risk=\"low\"\tfalse-positive:risk=\"high\"",
	  "false-positive:risk=\"low\"" },
	{ "cti-evaluation:clarity=\"low\"\tcti-evaluation:clarity=\"high\"\t"
	  "cti-evaluation:accuracy=\"high\"",
	  "cti-evaluation:clarity=\"low\"|cti-evaluation:accuracy=\"high\"" },
	{ LIKELIHOOD "\"likely\"\t" LIKELIHOOD "\"unlikely\"",
	  LIKELIHOOD "\"likely\"" },
};

START_TEST(exclude_each_other)
{
	char expected[256];

	hold(SAMPLE_ESPIONAGE, 0.9, rivals[_i].tags);
	snprintf(expected, sizeof expected, "%s|%s", rivals[_i].kept,
		 UNREVIEWED);
	ck_assert_str_eq(collected(), expected);
}
END_TEST

static const struct {
	double confidence;
	const char *value;
} likelihoods[] = {
	{ 0.00, "almost-no-chance" },	 { 0.049, "almost-no-chance" },
	{ 0.05, "very-unlikely" },	 { 0.199, "very-unlikely" },
	{ 0.20, "unlikely" },		 { 0.449, "unlikely" },
	{ 0.45, "roughly-even-chance" }, { 0.549, "roughly-even-chance" },
	{ 0.55, "likely" },		 { 0.799, "likely" },
	{ 0.80, "very-likely" },	 { 0.949, "very-likely" },
	{ 0.95, "almost-certain" },	 { 1.00, "almost-certain" },
};

START_TEST(tell_a_likelihood_where_one_category_is_asked_for)
{
	char expected[128];
	size_t length = (size_t)snprintf(expected, sizeof expected,
					 LIKELIHOOD "\"%s\"|",
					 likelihoods[_i].value);

	confidence[SAMPLE_RANSOMWARE] = likelihoods[_i].confidence;
	only[SAMPLE_RANSOMWARE] = true;
	options.only = only;
	ck_assert_int_eq(strncmp(collected(), expected, length), 0);
}
END_TEST

START_TEST(tell_no_likelihood_otherwise)
{
	hold(SAMPLE_RANSOMWARE, 0.9, "");
	ck_assert_ptr_null(strstr(collected(), "estimative"));
	only[SAMPLE_RANSOMWARE] = true;
	only[SAMPLE_ESPIONAGE] = true;
	options.only = only;
	ck_assert_ptr_null(strstr(collected(), "estimative"));
	only[SAMPLE_ESPIONAGE] = false;
	ck_assert_ptr_nonnull(strstr(collected(), "estimative"));
	judgement.reason = "too short";
	ck_assert_ptr_null(strstr(collected(), "estimative"));
	judgement.reason = NULL;
	/* Its confidence is no probability. */
	only[SAMPLE_RANSOMWARE] = false;
	only[SAMPLE_DDOS] = true;
	ck_assert_ptr_null(strstr(collected(), "estimative"));
}
END_TEST

START_TEST(for_stix_have_a_value)
{
	static const struct {
		const char *tag;
		const char *value;	/* NULL: none */
	} row[] = {
		{ "stix:report-type-ov=\"malware\"", "malware" },
		{ "stix:report-type-ov=\"\"", "" },
		{ "stix:report-type-ov=malware", NULL },
		{ "stix:report-type-ov=\"", NULL },
		{ "stix:report-type-ov", NULL },
		{ "stix:report-type-ovx=\"malware\"", NULL },
		{ "circl:report-type-ov=\"malware\"", NULL },
	};

	for (size_t i = 0; i < COUNT(row); i++) {
		struct field tag = { row[i].tag, strlen(row[i].tag) };
		struct field value;
		bool is = machine_tag_is_stix(tag, "report-type-ov", &value);

		ck_assert_int_eq(is, row[i].value != NULL);
		if (is)
			ck_assert(field_is(value, row[i].value));
	}
}
END_TEST

Suite *
machine_tags_suite(void)
{
	Suite *suite = suite_create("machine_tags");
	TCase *tags = tcase_create("tags");

	tcase_add_checked_fixture(tags, setup, teardown);
	tcase_add_test(tags, come_from_what_holds_the_surest_first);
	tcase_add_test(tags, say_what_is_to_be_done);
	tcase_add_test(tags, are_any_bytes_but_a_tab);
	tcase_add_loop_test(tags, exclude_each_other, 0, COUNT(rivals));
	tcase_add_loop_test(tags,
			    tell_a_likelihood_where_one_category_is_asked_for,
			    0, COUNT(likelihoods));
	tcase_add_test(tags, tell_no_likelihood_otherwise);
	tcase_add_test(tags, for_stix_have_a_value);
	suite_add_tcase(suite, tags);
	return suite;
}
