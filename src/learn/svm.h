/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SVM_H
#define TRIAGE_SVM_H

#include "gram.h"

/*
 * The only user of libsvm: one C-SVC on some rows of a Gram matrix, which are
 * copied into the form that its precomputed kernel reads.
 *
 * libsvm is loaded when first asked for, so that a process that only
 * classifies carries neither it nor its C++ runtime.
 */

/* Load libsvm; call it before any thread starts. */
bool svm_start(struct error *error);

/* 324 for libsvm 3.24 once started, else 0. */
int svm_library_version(void);

/*
 * A trained machine: decision value = sum of coefficient[i] times the kernel
 * with document[i], minus rho; above 0 the category holds.  One that was
 * trained without a Gram matrix (linear.h) has the weights of terms instead.
 */
struct machine {
	size_t count;
	uint32_t *document;	/* rows of the Gram matrix */
	double *coefficient;
	double *weight;		/* [terms], or NULL */
	double rho;
};

struct svm_task {
	const struct gram *gram;
	const uint32_t *row;	/* [count], the documents to learn from */
	const signed char *label; /* [count], LABEL_HOLDS or LABEL_NOT */
	size_t count;
	double c;
	double tolerance;	/* of libsvm's stopping criterion */
};

/* What libsvm is handed for so many documents, in bytes. */
size_t svm_bytes(size_t count);

/*
 * Both labels must occur.  Only one thread's machine is trained at a time, so
 * that no more memory is taken.  Ended with machine_clear().
 */
bool svm_fit(const struct svm_task *task, struct machine *machine,
	     struct error *error);
void machine_clear(struct machine *machine);

#endif
