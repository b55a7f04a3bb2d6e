/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SPLITMIX_H
#define TRIAGE_SPLITMIX_H

#include <stdint.h>

/*
 * Numbers that look like chance and are the same in every run: splitmix64
 * (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
 * 2014).  For resampling, never for secrets.
 */
struct splitmix {
	uint64_t state; /* starts as the seed, which may be any number */
};

uint64_t splitmix_next(struct splitmix *splitmix);

/*
 * A number below `limit`, which is not 0, all equally likely (Lemire, "Fast
 * random integer generation in an interval", 2019).
 */
uint32_t splitmix_below(struct splitmix *splitmix, uint32_t limit);

#endif
