/* SPDX-License-Identifier: MIT */
/* The worst mistakes of each category, and the terms that made them. */
#include "study_page.h"

#include "html.h"

#include "../base/number.h"
#include "../model/judge.h"

/* Append the categories of an example that hold, or that were said. */
static void
append_categories(const struct study *study, size_t example, bool said,
		  struct bytes *bytes)
{
	const struct corpus *corpus = study->corpus;
	const char *separator = "";

	for (size_t c = 0; c < corpus->categories; c++) {
		size_t at = example * corpus->categories + c;
		bool has =
			said ? study->predictions->decision[at] == DECISION_YES
			     : corpus->example[example]->label[c] ==
					LABEL_HOLDS;

		if (!has)
			continue;
		bytes_append_text(bytes, separator);
		html_append_text(bytes, corpus->category[c].name);
		separator = ", ";
	}
	if (separator[0] == '\0')
		bytes_append_text(bytes, "nothing");
}

static void
append_terms(const struct mistake *mistake, struct bytes *bytes)
{
	if (mistake->terms == 0)
		return;
	bytes_append_text(bytes, "<ul class=\"terms\">");
	for (size_t i = 0; i < mistake->terms; i++) {
		const struct mistake_term *term = &mistake->term[i];
		bool against = term->contribution < 0;

		bytes_append_text(bytes, against ? "<li class=\"no\"><b>−"
						 : "<li><b>+");
		number_append(
			bytes,
			against ? -term->contribution : term->contribution, 3);
		bytes_append_text(bytes, "</b> ");
		html_append_text(bytes, term->name);
		bytes_append_text(bytes, "</li>");
	}
	bytes_append_text(bytes, "</ul>");
}

static void
append_mistake(const struct study *study, const struct mistake *mistake,
	       struct bytes *bytes)
{
	const struct document *document =
		&study->corpus->example[mistake->example]->document;

	bytes_append_text(bytes, "<div class=\"wrong\"><b>");
	number_append(bytes, mistake->confidence, 3);
	bytes_append_text(bytes, "<small>confidence</small></b><div><cite>");
	html_append(bytes, bytes_text(&document->title),
		    document->title.length);
	bytes_append_text(bytes,
			  document->title.length ? "</cite><br>" : "</cite>");
	bytes_append_text(bytes, "<small>");
	html_append(bytes, bytes_text(&document->id), document->id.length);
	bytes_append_text(bytes, " &#183; holds: ");
	append_categories(study, mistake->example, false, bytes);
	bytes_append_text(bytes, " &#183; said: ");
	append_categories(study, mistake->example, true, bytes);
	if (mistake->unjudged)
		bytes_printf(bytes, " &#183; not judged: %s",
			     mistake->unjudged);
	bytes_append_text(bytes, "</small>");
	append_terms(mistake, bytes);
	bytes_append_text(bytes, "</div></div>\n");
}

/* One category's; `next` is its first, what is returned the one behind. */
static size_t
append_category(const struct study *study, size_t next, struct bytes *bytes)
{
	const struct mistakes *mistakes = study->mistakes;
	size_t category = mistakes->mistake[next].category;
	int kind = -1;

	bytes_append_text(bytes, "<div class=\"wrongs\">");
	html_append_element(bytes, "h3",
			    study->corpus->category[category].name);
	for (; next < mistakes->count; next++) {
		const struct mistake *mistake = &mistakes->mistake[next];

		if (mistake->category != category)
			break;
		if (kind != mistake->holds)
			html_append_element(bytes, "h4",
					    mistake->holds
						    ? "missed, the least "
						      "expected first"
						    : "wrongly said, the "
						      "surest first");
		kind = mistake->holds;
		append_mistake(study, mistake, bytes);
	}
	bytes_append_text(bytes, "</div>\n");
	return next;
}

void
study_append_mistakes(const struct study *study, struct bytes *bytes)
{
	bytes_append_text(
		bytes,
		"<section id=\"mistakes\" class=\"new\">\n"
		"<h2>Worst mistakes</h2>\n"
		"<p class=\"soft\">Each with the terms that weighed most: "
		"what each added to the decision value (+) or took from it "
		"(−), as the model that judged the document has "
		"them. A ^ marks a word of the lead, &lt;cve&gt; and the "
		"like what a pattern matched.</p>\n");
	if (study->mistakes->count == 0)
		bytes_append_text(bytes, "<p>There are none.</p>\n");
	for (size_t next = 0; next < study->mistakes->count;)
		next = append_category(study, next, bytes);
	bytes_append_text(bytes, "</section>\n");
}
