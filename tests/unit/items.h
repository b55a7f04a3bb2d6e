/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_ITEMS_H
#define TRIAGE_ITEMS_H

#include "../../src/document/reader.h"

/*
 * A file of many documents, read one by one: a fixture, and what to expect
 * of the next one.
 */
extern struct items {
	struct reader *reader;
	struct document document;
	struct error error;
	struct limits limits;
} items;

void items_setup(void);
void items_teardown(void);

/* Start to read these bytes, whose kind has to be told by their content. */
void items_open(const char *data, size_t length);

/* The next document is there and of this kind. */
void items_expect(const char *kind, size_t line);

/* Its members; all of them, so that a missing one is expected as "". */
void items_expect_facts(const char *from, const char *date, const char *link,
			const char *id);
void items_expect_text(const char *title, const char *body);

void items_expect_broken(enum status status, const char *what, size_t line);
void items_expect_end(void);

#endif
