/* SPDX-License-Identifier: MIT */
#include "gram.h"

#include "../base/parallel.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* Rows a thread takes at a time; also the side of a mirrored block. */
enum { BLOCK = 64 };

struct posting {
	uint32_t document;
	float value;
};

struct job {
	struct gram *gram;
	const struct vector *vector;
	struct posting *posting;
	size_t *start;		/* [terms + 1], where a term's postings begin */
	float *sum;		/* [threads][size] */
};

static size_t
stride_for(size_t size)
{
	return (size + GRAM_LANES - 1) / GRAM_LANES * GRAM_LANES;
}

size_t
gram_bytes(size_t size)
{
	return size * stride_for(size) * sizeof(float);
}

/*
 * Rows are read in no order, and mirrored across all of the matrix: large pages
 * spare most misses of the TLB.
 */
static void *
allocate_large(size_t length)
{
	void *memory = NULL;
	const size_t large_page = (size_t)1 << 21;

	if (posix_memalign(&memory, large_page, length) != 0)
		return NULL;
#ifdef MADV_HUGEPAGE
	madvise(memory, length, MADV_HUGEPAGE);
#endif
	return memory;
}

static void
count_postings(const struct vector *vector, size_t size, size_t *start,
	       size_t terms)
{
	for (size_t i = 0; i < size; i++)
		for (size_t k = 0; k < vector[i].count; k++)
			start[vector[i].entry[k].index + 1]++;
	for (size_t t = 0; t < terms; t++)
		start[t + 1] += start[t];
}

/* Turn the vectors over: for each term the documents, in ascending order. */
static bool
invert(struct job *job, size_t size, size_t terms)
{
	size_t *next = calloc(terms + 1, sizeof *next);

	job->start = calloc(terms + 1, sizeof *job->start);
	if (!next || !job->start) {
		free(next);
		return false;
	}
	count_postings(job->vector, size, job->start, terms);
	memcpy(next, job->start, (terms + 1) * sizeof *next);
	job->posting =
		malloc((job->start[terms] + 1) * sizeof *job->posting);
	for (size_t i = 0; job->posting && i < size; i++)
		for (size_t k = 0; k < job->vector[i].count; k++) {
			struct entry entry = job->vector[i].entry[k];

			job->posting[next[entry.index]++] =
				(struct posting){ (uint32_t)i, entry.value };
		}
	free(next);
	return job->posting != NULL;
}

/* The first posting of a term for document `i` or a later one. */
static const struct posting *
postings_from(const struct job *job, uint32_t term, size_t i)
{
	const struct posting *low = job->posting + job->start[term];
	const struct posting *high = job->posting + job->start[term + 1];

	while (low < high) {
		const struct posting *middle = low + (high - low) / 2;

		if (middle->document < i)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The products of document `i` with itself and all later ones. */
static void
compute_row(const struct job *job, size_t i, float *sum)
{
	const struct vector *vector = &job->vector[i];
	size_t size = job->gram->size;
	float *row = job->gram->product + i * job->gram->stride;

	memset(sum + i, 0, (size - i) * sizeof *sum);
	for (size_t k = 0; k < vector->count; k++) {
		uint32_t term = vector->entry[k].index;
		float value = vector->entry[k].value;
		const struct posting *end =
			job->posting + job->start[term + 1];

		for (const struct posting *posting =
			     postings_from(job, term, i);
		     posting < end; posting++)
			sum[posting->document] += value * posting->value;
	}
	memcpy(row + i, sum + i, (size - i) * sizeof *row);
	memset(row + size, 0, (job->gram->stride - size) * sizeof *row);
}

static bool
compute_block(void *context, size_t block, unsigned worker)
{
	struct job *job = context;
	size_t size = job->gram->size;
	float *sum = job->sum + worker * size;

	for (size_t i = block * BLOCK; i < size && i < (block + 1) * BLOCK;
	     i++)
		compute_row(job, i, sum);
	return true;
}

static void
mirror_square(const struct gram *gram, size_t from, size_t to)
{
	size_t end = from + BLOCK < gram->size ? from + BLOCK : gram->size;

	for (size_t i = from; i < end; i++) {
		float *row = gram->product + i * gram->stride;

		for (size_t j = to; j < to + BLOCK && j < i; j++)
			row[j] = gram_row(gram, j)[i];
	}
}

/* Fill a block of rows below the diagonal from what is above it. */
static bool
mirror_block(void *context, size_t block, unsigned worker)
{
	const struct job *job = context;

	(void)worker;
	for (size_t to = 0; to <= block * BLOCK; to += BLOCK)
		mirror_square(job->gram, block * BLOCK, to);
	return true;
}

bool
gram_compute(struct gram *gram, const struct vector *vector, size_t size,
	     size_t terms, unsigned threads, struct error *error)
{
	struct job job = { .gram = gram, .vector = vector };
	size_t blocks = (size + BLOCK - 1) / BLOCK;

	gram->size = size;
	gram->stride = stride_for(size);
	gram->product = allocate_large(gram_bytes(size));
	job.sum = calloc(threads * size + 1, sizeof *job.sum);

	bool computed = gram->product && job.sum && invert(&job, size, terms);

	if (computed) {
		parallel_run(threads, blocks, compute_block, &job);
		parallel_run(threads, blocks, mirror_block, &job);
	} else {
		error_no_memory(error);
		gram_clear(gram);
	}
	free(job.sum);
	free(job.start);
	free(job.posting);
	return computed;
}

void
gram_clear(struct gram *gram)
{
	free(gram->product);
	*gram = (struct gram){ 0 };
}
