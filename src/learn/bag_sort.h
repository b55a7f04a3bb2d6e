/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_BAG_SORT_H
#define TRIAGE_BAG_SORT_H

#include "bags.h"

/*
 * Entries into ascending order of their hash; equal ones stay as they are.
 *
 * Hashes are spread evenly, so their upper bits tell nearly where an entry
 * belongs: it is put there, and what is left is mended by insertion.
 */
struct bag_sorter;

/* A thread's scratch space; NULL when memory runs out. */
struct bag_sorter *bag_sorter_new(void);
void bag_sorter_free(struct bag_sorter *sorter);

/* False when memory runs out. */
bool bag_sort(struct bag_sorter *sorter, struct bag_entry *entry,
	      size_t count);

#endif
