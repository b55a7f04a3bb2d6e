/* SPDX-License-Identifier: MIT */
#include "../../src/base/file.h"
#include "../../src/format/format.h"
#include "../../src/format/moment.h"

#include "sample.h"
#include "stix_rules.h"
#include "unit.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static struct model *model;
static struct patterns *patterns;
static struct matcher *matcher;
static struct document document;
static struct indicators indicators;
static double confidence[SAMPLE_CATEGORIES];
static enum decision decision[SAMPLE_CATEGORIES];
static struct judgement judgement;
static struct format_options options;
static struct bytes bundle;
static struct bytes complaints;

static void
setup(void)
{
	struct error error;

	model = sample_model();
	patterns = patterns_new(&error);
	matcher = matcher_new(patterns, &error);
	ck_assert_ptr_nonnull(matcher);
	memset(decision, 0, sizeof decision);
	document = (struct document){ 0 };
	indicators = (struct indicators){ 0 };
	judgement = (struct judgement){ .confidence = confidence,
					.decision = decision };
	options = (struct format_options){ .indicators = true };
	bundle = (struct bytes){ 0 };
	complaints = (struct bytes){ 0 };
}

static void
teardown(void)
{
	model_free(model);
	matcher_free(matcher);
	patterns_free(patterns);
	document_free(&document);
	indicators_free(&indicators);
	bytes_free(&bundle);
	bytes_free(&complaints);
}

/* The bundle of what `document` holds; returns the complaints about it. */
static const char *
write_bundle(void)
{
	struct result result = { .source = "a.txt",
				 .document = &document,
				 .model = model,
				 .judgement = &judgement,
				 .indicators = &indicators };

	indicators_collect(&indicators, matcher, &document, 1000);
	bytes_clear(&bundle);
	bytes_clear(&complaints);
	format_stix(&result, &options, &bundle);
	ck_assert(bytes_ok(&bundle));
	stix_rules_check(bundle.data, bundle.length, &complaints);
	return bytes_text(&complaints);
}

static void
hold(size_t category, double p, const char *tags)
{
	confidence[category] = p;
	decision[category] = DECISION_YES;
	ck_assert(model_set_tags(&model->category[category], tags));
}

static bool
has(const char *text)
{
	return strstr(bytes_text(&bundle), text) != NULL;
}

#define MD5 "d41d8cd98f00b204e9800998ecf8427e"

static const char BODY[] =
	"APT29 used T1059.001, TA0011 and CVE-2024-3400, " MD5 ", " MD5 MD5
	" and " MD5 MD5 MD5 MD5 " from evil[.]example, 203.0.113[.]7, "
	"joe[at]evil[.]example, hxxps://evil[.]example/a|b and 10.0.0[.]1. "
	"Plain: www.vendor.com, 198.51.100.9, 2001:db8::1, ann@vendor.com, "
	"http://vendor.example/?q=1.";

START_TEST(keeps_to_the_standard)
{
	bytes_append_text(&document.title, "Title with \"quotes\"\nand \x07");
	bytes_append_text(&document.body, BODY);
	bytes_append_text(&document.link, "https://vendor.example/news/1");
	bytes_append_text(&document.from, "Vendor \"News\"");
	bytes_append_text(&document.date, "2031-05-01T12:00:00+02:00");
	hold(SAMPLE_ESPIONAGE, 0.91, "a:b\tstix:report-type-ov=\"malware\"");
	hold(SAMPLE_RANSOMWARE, 0.755,
	     "stix:report-type-ov=\"malware\"\t"
	     "stix:report-type-ov=\"threat-report\"");
	ck_assert_str_eq(write_bundle(), "");
	ck_assert(has("\"labels\":[\"espionage\",\"ransomware\"]"));
	ck_assert(has("\"report_types\":[\"malware\",\"threat-report\"]"));
	ck_assert(has("\"confidence\":76,"));
	ck_assert(has("\"published\":\"2031-05-01T10:00:00.000Z\""));
	ck_assert(has("\"url\":\"https://vendor.example/news/1\""));
	ck_assert(has("\"source_name\":\"Vendor \\\"News\\\"\""));
	ck_assert(has("'https://evil.example/a%7Cb'"));
	ck_assert(has("\"type\":\"ipv4-addr\",\"spec_version\":\"2.1\",\"id\":"
		      "\"ipv4-addr--"));
}
END_TEST

START_TEST(refers_to_its_maker_where_there_is_nothing_else)
{
	judgement.reason = "empty";
	ck_assert_str_eq(write_bundle(), "");
	ck_assert(has("\"object_refs\":[\"identity--"));
	ck_assert(has("\"name\":\"a.txt\""));
	ck_assert(!has("\"labels\""));
	ck_assert(!has("\"confidence\""));
	ck_assert(!has("\"report_types\""));
	ck_assert(has("\"published\":\"1970-01-01T00:00:00.000Z\""));
}
END_TEST

START_TEST(has_vulnerabilities_even_if_not_asked_for)
{
	options.indicators = false;
	bytes_append_text(&document.body, BODY);
	ck_assert_str_eq(write_bundle(), "");
	ck_assert(has("\"object_refs\":[\"vulnerability--"));
	ck_assert(!has("\"type\":\"indicator\""));
	ck_assert(!has("\"type\":\"intrusion-set\""));
	ck_assert(!has("\"type\":\"domain-name\""));
}
END_TEST

START_TEST(names_a_link_only_if_it_is_one)
{
	static const char *const odd[] = { "https://a b", "https://\xc3\xa4/",
					   "ftp://a.example", "a.example",
					   "https://a\\b" };

	for (size_t i = 0; i < COUNT(odd); i++) {
		bytes_clear(&document.link);
		bytes_append_text(&document.link, odd[i]);
		ck_assert_str_eq(write_bundle(), "");
		ck_assert(!has("\"url\":"));
	}
}
END_TEST

/* Without a clock there are no versions: what differs has another id. */
START_TEST(has_reports_of_one_id_only_if_they_are_equal)
{
	struct bytes first = { 0 };

	hold(SAMPLE_ESPIONAGE, 0.91, "");
	bytes_append_text(&document.body, "text");
	ck_assert_str_eq(write_bundle(), "");
	bytes_append(&first, bundle.data, bundle.length);
	ck_assert_str_eq(write_bundle(), "");
	ck_assert_str_eq(bytes_text(&first), bytes_text(&bundle));
	confidence[SAMPLE_ESPIONAGE] = 0.92;
	ck_assert_str_eq(write_bundle(), "");
	ck_assert(strncmp(strstr(first.data, "report--"),
			  strstr(bundle.data, "report--"), 44) != 0);
	bytes_free(&first);
}
END_TEST

/* The start of the id of an object of this type. */
static const char *
object_of(const char *type)
{
	char start[64];
	const char *found;

	snprintf(start, sizeof start, "{\"type\":\"%s\"", type);
	found = strstr(bytes_text(&bundle), start);
	ck_assert_ptr_nonnull(found);
	return found;
}

/* A CVE is one object in the bundles of all documents, whatever their date. */
START_TEST(shares_objects_among_documents)
{
	char first[300];

	bytes_append_text(&document.body, "CVE-2024-3400");
	bytes_append_text(&document.date, "2031-05-01");
	ck_assert_str_eq(write_bundle(), "");
	memcpy(first, object_of("vulnerability"), sizeof first);
	document_clear(&document);
	bytes_append_text(&document.body, "Another text on CVE-2024-3400");
	ck_assert_str_eq(write_bundle(), "");
	ck_assert_mem_eq(first, object_of("vulnerability"), sizeof first);
}
END_TEST

/* What is done to a good bundle, and what is then said of it. */
static const struct {
	const char *from;
	const char *to;
	const char *complaint;
} damages[] = {
	{ "\"type\":\"bundle\"", "\"type\":\"bundel\"",
	  "not a bundle of objects\n" },
	{ "\"id\":\"bundle--", "\"id\":\"report--", "id of the bundle" },
	{ "\"spec_version\":\"2.1\"", "\"spec_version\":\"2.0\"",
	  "spec_version is wrong\n" },
	{ "\"type\":\"identity\"", "\"type\":\"identify\"",
	  "type is not known\n" },
	{ "\"id\":\"identity--", "\"id\":\"indentity--",
	  "id is of another type\n" },
	{ "\"modified\":\"1970", "\"modified\":\"1969", "modified is wrong\n" },
	{ "\"created\":\"1970", "\"created\":\"1971",
	  "modified before created\n" },
	{ "00.000Z\",\"modified", "00.000\",\"modified",
	  "created is wrong\n" },
	{ "\"identity_class\":\"system\"", "\"identity_class\":\"robot\"",
	  "identity_class is wrong\n" },
	{ "\"object_refs\":[", "\"object_refs\":[],\"x\":[",
	  "object_refs is wrong\n" },
	{ "\"object_refs\":[\"vulnerability", "\"object_refs\":[\"indicator",
	  "object_refs lead out\n" },
	{ "\"published\"", "\"publisher\"", "published is missing\n" },
	{ "\"created_by_ref\":\"identity--5", "\"created_by_ref\":\"identity--6",
	  "created_by_ref leads out\n" },
	{ "\"labels\":[\"espionage\"]", "\"labels\":[]", "labels is wrong\n" },
	{ "\"confidence\":91", "\"confidence\":101", "confidence is wrong\n" },
	{ "\"confidence\":91", "\"confidence\":0.9", "confidence is wrong\n" },
	{ "\"report_types\":[\"malware\"", "\"report_types\":[\"news\"",
	  "report_types is wrong\n" },
	{ "\"external_id\":\"CVE-", "\"external_id\":\"cve-",
	  "external_references is wrong\n" },
	{ "\"SHA-256\":", "\"SHA256\":", "external_references is wrong\n" },
	{ "\"pattern\":\"[", "\"pattern\":\"", "pattern is wrong\n" },
	{ "\"pattern_type\"", "\"pattern_kind\"",
	  "pattern_type is missing\n" },
	{ "\"valid_from\":\"1970-01-01T", "\"valid_from\":\"1970-01-01 ",
	  "valid_from is wrong\n" },
	{ "\"value\":\"www.vendor.com\"", "\"value\":\"www.vendor.net\"",
	  "id is not that of its value\n" },
	{ "\"spec_version\":\"2.1\",\"id\":\"domain-name",
	  "\"id\":\"domain-name", "spec_version is missing\n" },
	{ "\"name\":\"CVE-2024-3400\"", "\"nom\":\"CVE-2024-3400\"",
	  "nom is not known\n" },
};

START_TEST(has_rules_that_tell)
{
	struct bytes bad = { 0 };
	const char *found;

	bytes_append_text(&document.body, BODY);
	hold(SAMPLE_ESPIONAGE, 0.91, "stix:report-type-ov=\"malware\"");
	ck_assert_str_eq(write_bundle(), "");
	found = strstr(bundle.data, damages[_i].from);
	ck_assert_ptr_nonnull(found);
	bytes_append(&bad, bundle.data, (size_t)(found - bundle.data));
	bytes_append_text(&bad, damages[_i].to);
	bytes_append_text(&bad, found + strlen(damages[_i].from));
	stix_rules_check(bad.data, bad.length, &complaints);
	ck_assert_ptr_nonnull(
		strstr(bytes_text(&complaints), damages[_i].complaint));
	bytes_free(&bad);
}
END_TEST

/* What tests of the command line wrote: STIX_BUNDLES names the file. */
START_TEST(stands_in_a_file)
{
	struct bytes bytes = { 0 };
	struct error error;
	struct field rest;
	struct field line;

	ck_assert(file_read(getenv("STIX_BUNDLES"), 1 << 28, &bytes, &error));
	rest = (struct field){ bytes_text(&bytes), bytes.length };
	ck_assert_uint_gt(rest.length, 0);
	while (fields_next_line(&rest, &line))
		stix_rules_check(line.text, line.length, &complaints);
	ck_assert_str_eq(bytes_text(&complaints), "");
	bytes_free(&bytes);
}
END_TEST

Suite *
stix_suite(void)
{
	Suite *suite = suite_create("stix");
	TCase *bundles = tcase_create("bundle");
	TCase *files = tcase_create("file");

	tcase_add_checked_fixture(bundles, setup, teardown);
	tcase_add_test(bundles, keeps_to_the_standard);
	tcase_add_test(bundles,
		       refers_to_its_maker_where_there_is_nothing_else);
	tcase_add_test(bundles, has_vulnerabilities_even_if_not_asked_for);
	tcase_add_test(bundles, names_a_link_only_if_it_is_one);
	tcase_add_test(bundles, has_reports_of_one_id_only_if_they_are_equal);
	tcase_add_test(bundles, shares_objects_among_documents);
	tcase_add_loop_test(bundles, has_rules_that_tell, 0, COUNT(damages));
	suite_add_tcase(suite, bundles);
	tcase_add_checked_fixture(files, setup, teardown);
	if (getenv("STIX_BUNDLES"))
		tcase_add_test(files, stands_in_a_file);
	suite_add_tcase(suite, files);
	return suite;
}
