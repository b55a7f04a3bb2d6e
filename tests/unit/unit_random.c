/* SPDX-License-Identifier: MIT */
#include "unit.h"

/* Marsaglia's xorshift with a multiplication behind it. */
uint64_t
unit_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (*state * UINT64_C(0x2545f4914f6cdd1d)) >> 33;
}
