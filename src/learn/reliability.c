/* SPDX-License-Identifier: MIT */
#include "reliability.h"

#include <math.h>

/* The normal quantile of 0.975. */
static const double QUANTILE = 1.959963984540054;

static void
set_interval(struct reliability_bin *bin)
{
	double n = (double)bin->count;
	double square = QUANTILE * QUANTILE;
	double middle = (bin->share + square / (2 * n)) / (1 + square / n);
	double half =
		QUANTILE / (1 + square / n) *
		sqrt(bin->share * (1 - bin->share) / n + square / (4 * n * n));

	bin->low = fmax(0, middle - half);
	bin->high = fmin(1, middle + half);
}

static size_t
bin_of(double confidence)
{
	size_t bin =
		confidence > 0 ? (size_t)(confidence * RELIABILITY_BINS) : 0;

	return bin < RELIABILITY_BINS ? bin : RELIABILITY_BINS - 1;
}

void
reliability_compute(const struct prediction *prediction, size_t count,
		    struct reliability_bin bin[RELIABILITY_BINS])
{
	for (size_t i = 0; i < RELIABILITY_BINS; i++)
		bin[i] = (struct reliability_bin){ 0 };
	for (size_t i = 0; i < count; i++) {
		struct reliability_bin *own =
			&bin[bin_of(prediction[i].confidence)];

		own->count++;
		own->positives += prediction[i].holds;
		own->confidence += prediction[i].confidence;
	}
	for (size_t i = 0; i < RELIABILITY_BINS; i++) {
		if (bin[i].count == 0)
			continue;
		bin[i].confidence /= (double)bin[i].count;
		bin[i].share = (double)bin[i].positives / (double)bin[i].count;
		set_interval(&bin[i]);
	}
}
