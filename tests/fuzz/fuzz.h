/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FUZZ_H
#define TRIAGE_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/*
 * What is fed with bytes of any kind.  A target may refuse its input, but
 * neither crash, nor leak, nor break the promise it asserts.  Each is one row
 * of the table in targets.c; its seeds are the files of seeds/NAME/, which
 * the unit tests replay.
 *
 *	make fuzz-NAME SECONDS=1800
 */
struct fuzz_target {
	const char *name;
	void (*run)(const uint8_t *data, size_t size);
};

/* By number, NULL behind the last; and by name. */
const struct fuzz_target *fuzz_target_at(size_t i);
const struct fuzz_target *fuzz_target_find(const char *name);

/* Read a whole input as a file of this kind; NULL: recognise it. */
void fuzz_reader(const char *kind, const uint8_t *data, size_t size);

/* Stop as a crash does where a promise is broken. */
#define FUZZ_CHECK(promise) ((promise) ? (void)0 : fuzz_broken(#promise))
_Noreturn void fuzz_broken(const char *promise);

/* The single targets. */
void fuzz_words(const uint8_t *data, size_t size);
void fuzz_indicators(const uint8_t *data, size_t size);
void fuzz_model(const uint8_t *data, size_t size);
void fuzz_svmfile(const uint8_t *data, size_t size);
void fuzz_expression(const uint8_t *data, size_t size);
void fuzz_labels(const uint8_t *data, size_t size);
void fuzz_explain(const uint8_t *data, size_t size);
void fuzz_filter_mail(const uint8_t *data, size_t size);
void fuzz_filter_feed(const uint8_t *data, size_t size);
void fuzz_filter_sfeed(const uint8_t *data, size_t size);
void fuzz_filter_jsonl(const uint8_t *data, size_t size);
void fuzz_filter_tsv(const uint8_t *data, size_t size);

/* Made once and kept: what finds patterns in words. */
struct matcher *fuzz_matcher(void);

#endif
