/* SPDX-License-Identifier: MIT */
#include "bag_sort.h"

#include <stdlib.h>
#include <string.h>

/* A bucket of more is not mended by insertion, which takes its square. */
enum { BUCKET_MOST = 64 };

enum { BITS_LEAST = 4, BITS_MOST = 16 };

struct bag_sorter {
	struct bag_entry *entry;	/* [capacity] */
	size_t capacity;
	uint32_t start[(1 << BITS_MOST) + 1];
};

struct bag_sorter *
bag_sorter_new(void)
{
	return calloc(1, sizeof(struct bag_sorter));
}

void
bag_sorter_free(struct bag_sorter *sorter)
{
	if (sorter)
		free(sorter->entry);
	free(sorter);
}

static bool
reserve(struct bag_sorter *sorter, size_t count)
{
	if (count <= sorter->capacity)
		return true;
	free(sorter->entry);
	sorter->entry = calloc(count, sizeof *sorter->entry);
	sorter->capacity = sorter->entry ? count : 0;
	return sorter->entry != NULL;
}

/* About an entry a bucket. */
static unsigned
bits_for(size_t count)
{
	unsigned bits = BITS_LEAST;

	while (bits < BITS_MOST && (size_t)1 << bits < count)
		bits++;
	return bits;
}

/* Put each into its bucket; then start[i] is where bucket i ends. */
static void
distribute(struct bag_sorter *sorter, const struct bag_entry *entry,
	   size_t count, unsigned bits)
{
	size_t buckets = (size_t)1 << bits;
	uint32_t *start = sorter->start;

	memset(start, 0, (buckets + 1) * sizeof *start);
	for (size_t i = 0; i < count; i++)
		start[(entry[i].hash >> (64 - bits)) + 1]++;
	for (size_t i = 0; i < buckets; i++)
		start[i + 1] += start[i];
	for (size_t i = 0; i < count; i++)
		sorter->entry[start[entry[i].hash >> (64 - bits)]++] =
			entry[i];
}

static void
insert(struct bag_entry *entry, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct bag_entry one = entry[i];
		size_t k = i;

		for (; k > 0 && entry[k - 1].hash > one.hash; k--)
			entry[k] = entry[k - 1];
		entry[k] = one;
	}
}

/* Halves, which are then merged through `other`. */
static void
merge_sort(struct bag_entry *entry, size_t count, struct bag_entry *other)
{
	size_t half = count / 2;
	size_t low = 0;
	size_t high = half;

	if (count <= BUCKET_MOST) {
		insert(entry, count);
		return;
	}
	merge_sort(entry, half, other);
	merge_sort(entry + half, count - half, other);
	memcpy(other, entry, count * sizeof *entry);
	for (size_t i = 0; i < count; i++)
		entry[i] = high == count || (low < half && other[low].hash <=
							other[high].hash)
				   ? other[low++]
				   : other[high++];
}

bool
bag_sort(struct bag_sorter *sorter, struct bag_entry *entry, size_t count)
{
	unsigned bits = bits_for(count);
	size_t begin = 0;

	if (!reserve(sorter, count))
		return false;
	distribute(sorter, entry, count, bits);
	for (size_t i = 0; i < (size_t)1 << bits; i++) {
		size_t end = sorter->start[i];

		merge_sort(sorter->entry + begin, end - begin, entry + begin);
		begin = end;
	}
	if (count > 0)
		memcpy(entry, sorter->entry, count * sizeof *entry);
	return true;
}
