/* SPDX-License-Identifier: MIT */
#include "gram.h"

#include "../base/parallel.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/*
 * The matrix is computed in squares of so many documents.  The terms of those
 * on one side stay in the cache for all on the other.
 */
enum { SIDE = 512 };

struct posting {
	uint32_t place;		/* of a document in its tile */
	float value;
};

/* So many neighbouring documents, and for each term which of them hold it. */
struct tile {
	size_t first;
	size_t count;
	uint32_t *start;	/* [terms + 1], where a term's postings begin */
	struct posting *posting;
};

struct job {
	struct gram *gram;
	const struct vector *vector;
	size_t terms;
	struct tile *tile;	/* [tiles] */
	size_t tiles;
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
count_postings(const struct job *job, struct tile *tile)
{
	const struct vector *vector = job->vector + tile->first;

	for (size_t i = 0; i < tile->count; i++)
		for (size_t k = 0; k < vector[i].count; k++)
			tile->start[vector[i].entry[k].index + 1]++;
	for (size_t t = 0; t < job->terms; t++)
		tile->start[t + 1] += tile->start[t];
}

/* Starts move on to the next term's while postings are put there. */
static void
put_postings(const struct job *job, struct tile *tile)
{
	const struct vector *vector = job->vector + tile->first;

	for (size_t i = 0; i < tile->count; i++)
		for (size_t k = 0; k < vector[i].count; k++) {
			struct entry entry = vector[i].entry[k];

			tile->posting[tile->start[entry.index]++] =
				(struct posting){ (uint32_t)i, entry.value };
		}
	memmove(tile->start + 1, tile->start,
		job->terms * sizeof *tile->start);
	tile->start[0] = 0;
}

/* Turn a tile over: for each term its documents, in ascending order. */
static bool
make_tile(void *context, size_t number, unsigned worker)
{
	const struct job *job = context;
	struct tile *tile = &job->tile[number];
	size_t first = number * SIDE;
	size_t rest = job->gram->size - first;

	(void)worker;
	tile->first = first;
	tile->count = rest < SIDE ? rest : SIDE;
	tile->start = calloc(job->terms + 1, sizeof *tile->start);
	if (!tile->start)
		return false;
	count_postings(job, tile);
	tile->posting = malloc(((size_t)tile->start[job->terms] + 1) *
			       sizeof *tile->posting);
	if (!tile->posting)
		return false;
	put_postings(job, tile);
	return true;
}

/* The products of one document with all of a tile. */
static void
multiply(const struct vector *vector, const struct tile *tile, float *product)
{
	memset(product, 0, tile->count * sizeof *product);
	for (size_t k = 0; k < vector->count; k++) {
		uint32_t term = vector->entry[k].index;
		float value = vector->entry[k].value;
		const struct posting *posting =
			tile->posting + tile->start[term];
		const struct posting *end =
			tile->posting + tile->start[term + 1];

		for (; posting < end; posting++)
			product[posting->place] += value * posting->value;
	}
}

static void
mirror(const struct gram *gram, const struct tile *from, const struct tile *to)
{
	for (size_t i = 0; i < to->count; i++) {
		float *row = gram->product +
			     (to->first + i) * gram->stride + from->first;

		for (size_t j = 0; j < from->count; j++)
			row[j] = gram_row(gram, from->first + j)[to->first + i];
	}
}

/*
 * One square of those on and above the diagonal, counted along its rows, and
 * the one that mirrors it.
 */
static bool
compute_square(void *context, size_t number, unsigned worker)
{
	const struct job *job = context;
	size_t row = 0;

	(void)worker;
	while (number >= job->tiles - row)
		number -= job->tiles - row++;

	const struct tile *from = &job->tile[row];
	const struct tile *to = &job->tile[row + number];

	for (size_t i = from->first; i < from->first + from->count; i++)
		multiply(&job->vector[i], to,
			 job->gram->product + i * job->gram->stride +
				 to->first);
	if (number > 0)
		mirror(job->gram, from, to);
	return true;
}

static void
pad_rows(struct gram *gram)
{
	for (size_t i = 0; i < gram->size; i++)
		memset(gram->product + i * gram->stride + gram->size, 0,
		       (gram->stride - gram->size) * sizeof(float));
}

static void
tiles_free(struct job *job)
{
	for (size_t i = 0; job->tile && i < job->tiles; i++) {
		free(job->tile[i].start);
		free(job->tile[i].posting);
	}
	free(job->tile);
}

bool
gram_compute(struct gram *gram, const struct vector *vector, size_t size,
	     size_t terms, unsigned threads, struct error *error)
{
	size_t tiles = (size + SIDE - 1) / SIDE;
	struct job job = { .gram = gram,
			   .vector = vector,
			   .terms = terms,
			   .tile = calloc(tiles + 1, sizeof *job.tile),
			   .tiles = tiles };
	bool computed;

	gram->size = size;
	gram->stride = stride_for(size);
	gram->product = allocate_large(gram_bytes(size));
	computed = gram->product && job.tile &&
		   parallel_run(threads, tiles, make_tile, &job) &&
		   parallel_run(threads, tiles * (tiles + 1) / 2,
				compute_square, &job);
	if (computed) {
		pad_rows(gram);
	} else {
		error_no_memory(error);
		gram_clear(gram);
	}
	tiles_free(&job);
	return computed;
}

void
gram_square(struct gram *gram)
{
	for (size_t i = 0; i < gram->size * gram->stride; i++)
		gram->product[i] *= gram->product[i] + 2;
}

void
gram_clear(struct gram *gram)
{
	free(gram->product);
	*gram = (struct gram){ 0 };
}
