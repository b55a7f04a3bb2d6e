/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_STUDY_PAGE_H
#define TRIAGE_STUDY_PAGE_H

#include "../learn/study.h"

/*
 * An evaluation as one HTML page: the figures in a table, a curve and a
 * reliability diagram a category, which categories are taken for which, and
 * the worst mistakes with their strongest terms.
 */
struct study_names {
	const char *corpus; /* as the user named it */
	const char *model;  /* NULL for a cross-validation */
};

void study_page_append(const struct study *study,
		       const struct study_names *names, struct bytes *bytes);

/* The single parts, each a section: */
void study_append_table(const struct study *study, struct bytes *bytes);
void study_append_plots(const struct study *study, struct bytes *bytes);
void study_append_confusion(const struct study *study, struct bytes *bytes);
void study_append_mistakes(const struct study *study, struct bytes *bytes);

#endif
