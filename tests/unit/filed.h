/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FILED_H
#define TRIAGE_FILED_H

#include "../../src/learn/corpus.h"

/*
 * A corpus folder in the scratch folder, and the corpus read from it.
 */
enum { FILED_MOST = 1 << 16 };

extern struct filed {
	struct corpus *corpus;
	struct error error;
} filed;

void filed_setup(void);
void filed_teardown(void);

/* Three documents: a/one.txt, b/deep/two.txt and c/three.txt. */
void filed_write_three(void);

/* Read the folder; the second also finishes the corpus and must succeed. */
bool filed_add(size_t most);
void filed_read(void);

const struct example *filed_example(const char *id);

/*
 * What is known of a document and the categories a, b and c: "+a -b! ?c" for
 * a holds, b does not and is torn, c was not judged.
 */
void filed_assert_labels(const char *id, const char *expected);

#endif
