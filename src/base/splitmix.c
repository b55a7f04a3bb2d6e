/* SPDX-License-Identifier: MIT */
#include "splitmix.h"

uint64_t
splitmix_next(struct splitmix *splitmix)
{
	uint64_t mixed = splitmix->state += UINT64_C(0x9e3779b97f4a7c15);

	mixed = (mixed ^ mixed >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94d049bb133111eb);
	return mixed ^ mixed >> 31;
}

uint32_t
splitmix_below(struct splitmix *splitmix, uint32_t limit)
{
	/* So many of the lowest products belong to too many numbers. */
	uint32_t excess = -limit % limit;
	uint64_t product;

	do
		product = (splitmix_next(splitmix) >> 32) * limit;
	while ((uint32_t)product < excess);
	return (uint32_t)(product >> 32);
}
