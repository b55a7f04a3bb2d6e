/* SPDX-License-Identifier: MIT */
#include "regex.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
	MATCH_LIMIT = 10000,
	DEPTH_LIMIT = 250,
	HEAP_LIMIT = 64,	   /* KiB */
	JIT_WORTH = 120,		   /* matches that take as long as compiling */
	JIT_NEVER = JIT_WORTH + 1, /* the machine has none */
};

/*
 * Matches are tried where they must begin: looking ahead for a character that
 * has to occur would read text for nothing.
 */
static const uint32_t OPTIONS =
	PCRE2_ANCHORED | PCRE2_CASELESS | PCRE2_NO_START_OPTIMIZE;

enum engine { INTERPRETER, JIT, ENGINES };

/* Compiled, or NULL as long as nobody needed it. */
struct regex {
	_Atomic(pcre2_code *) code[ENGINES];
};

struct regexes {
	const char *const *source;
	size_t count;
	struct regex regex[];
};

struct regex_scratch {
	struct regexes *regexes;
	pcre2_match_data *data;
	pcre2_match_context *context;
	size_t given_up;
	unsigned char tries[]; /* of each expression, up to JIT_WORTH */
};

struct regexes *
regexes_new(const char *const *source, size_t count, struct error *error)
{
	struct regexes *regexes =
		calloc(1, sizeof *regexes + count * sizeof(struct regex));

	if (!regexes) {
		error_no_memory(error);
		return NULL;
	}
	regexes->source = source;
	regexes->count = count;
	return regexes;
}

void
regexes_free(struct regexes *regexes)
{
	if (!regexes)
		return;
	for (size_t i = 0; i < regexes->count; i++)
		for (int engine = 0; engine < ENGINES; engine++)
			pcre2_code_free(regexes->regex[i].code[engine]);
	free(regexes);
}

struct regex_scratch *
regex_scratch_new(struct regexes *regexes, struct error *error)
{
	struct regex_scratch *scratch =
		calloc(1, sizeof *scratch + regexes->count);

	if (scratch) {
		scratch->regexes = regexes;
		scratch->data = pcre2_match_data_create(1, NULL);
		scratch->context = pcre2_match_context_create(NULL);
	}
	if (!scratch || !scratch->data || !scratch->context) {
		regex_scratch_free(scratch);
		error_no_memory(error);
		return NULL;
	}
	pcre2_set_match_limit(scratch->context, MATCH_LIMIT);
	pcre2_set_depth_limit(scratch->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(scratch->context, HEAP_LIMIT);
	return scratch;
}

void
regex_scratch_free(struct regex_scratch *scratch)
{
	if (!scratch)
		return;
	pcre2_match_data_free(scratch->data);
	pcre2_match_context_free(scratch->context);
	free(scratch);
}

size_t
regex_given_up(const struct regex_scratch *scratch)
{
	return scratch->given_up;
}

static pcre2_code *
compile_source(const char *source)
{
	int number;
	size_t at;

	return pcre2_compile((PCRE2_SPTR)source, PCRE2_ZERO_TERMINATED,
			     OPTIONS, &number, &at, NULL);
}

bool
regex_append_ready(struct bytes *bytes, const char *source)
{
	pcre2_code *code = compile_source(source);
	const pcre2_code *codes[] = { code };
	uint8_t *data;
	PCRE2_SIZE size;
	bool done = code &&
		    pcre2_serialize_encode(codes, 1, &data, &size, NULL) == 1;

	if (done) {
		bytes_append(bytes, (const char *)data, size);
		pcre2_serialize_free(data);
	}
	pcre2_code_free(code);
	return done;
}

/* What is ready, or NULL. */
static pcre2_code *
find_ready(const char *source)
{
	pcre2_code *code = NULL;

#ifdef TRIAGE_QUICK
	const struct regex_ready *ready = regex_ready;

	while (ready->source && strcmp(ready->source, source) != 0)
		ready++;
	if (ready->source &&
	    pcre2_serialize_decode(&code, 1, ready->code, NULL) != 1)
		return NULL;
#else
	(void)source;
#endif
	return code;
}

static pcre2_code *
compile(const char *source, enum engine engine)
{
	pcre2_code *code = find_ready(source);

	if (!code)
		code = compile_source(source);
	if (code && engine == JIT &&
	    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) != 0) {
		pcre2_code_free(code);
		return NULL;
	}
	return code;
}

/*
 * Threads that need the same code at the same time may both compile it; the
 * first to be done wins.
 */
static pcre2_code *
compiled(struct regexes *regexes, size_t i, enum engine engine)
{
	_Atomic(pcre2_code *) *slot = &regexes->regex[i].code[engine];
	pcre2_code *code = atomic_load_explicit(slot, memory_order_acquire);
	pcre2_code *other = NULL;

	if (code)
		return code;
	code = compile(regexes->source[i], engine);
	if (!code || atomic_compare_exchange_strong(slot, &other, code))
		return code;
	pcre2_code_free(code);
	return other;
}

/* PCRE2's answer; a limit where the engine cannot be had. */
static int
run(struct regex_scratch *scratch, enum engine engine, size_t i,
    const char *text, size_t length, size_t offset)
{
	const pcre2_code *code = compiled(scratch->regexes, i, engine);

	if (!code) {
		if (engine == JIT)
			scratch->tries[i] = JIT_NEVER;
		return PCRE2_ERROR_MATCHLIMIT;
	}
	return pcre2_match(code, (PCRE2_SPTR)text, length, offset, 0,
			   scratch->data, scratch->context);
}

size_t
regex_end(struct regex_scratch *scratch, size_t i, const char *text,
	  size_t length, size_t offset)
{
	unsigned char *tries = &scratch->tries[i];
	enum engine engine = *tries == JIT_WORTH ? JIT : INTERPRETER;
	int code = run(scratch, engine, i, text, length, offset);

	*tries = (unsigned char)(*tries + (*tries < JIT_WORTH));
	if (code < 0 && code != PCRE2_ERROR_NOMATCH)
		code = run(scratch, engine == JIT ? INTERPRETER : JIT, i, text,
			   length, offset);
	if (code >= 0)
		return pcre2_get_ovector_pointer(scratch->data)[1];
	if (code != PCRE2_ERROR_NOMATCH)
		scratch->given_up++;
	return 0;
}
