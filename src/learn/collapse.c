/* SPDX-License-Identifier: MIT */
#include "collapse.h"

#include <math.h>
#include <stdlib.h>

/*
 * Finer steps change no confidence in its fourth digit (the report of a
 * model says what was measured) and lengthen its text.
 */
enum { PLACES_FINEST = 3 };

/* The most digits after the point with which all weights fit. */
static unsigned
places_for(const double *w, size_t terms, double *unit)
{
	unsigned places = PLACES_FINEST;
	double most = 0;

	for (size_t i = 0; i < terms; i++)
		most = fmax(most, fabs(w[i]));
	*unit = pow(10, PLACES_FINEST);
	for (; places > 0 && most * *unit > MODEL_WEIGHT_MOST; places--)
		*unit /= 10;
	return places;
}

static int16_t
rounded(double weight, double unit)
{
	double value = fmax(-MODEL_WEIGHT_MOST,
			    fmin(MODEL_WEIGHT_MOST, weight * unit));

	return (int16_t)lround(value);
}

bool
collapse(const struct machine *machine, const struct dataset *dataset,
	 struct model *model, size_t category, int16_t *weight,
	 struct error *error)
{
	size_t terms = dataset->vocabulary->size;
	double *w = calloc(terms, sizeof *w);
	double unit;

	if (!w)
		return error_no_memory(error);
	machine_weights(machine, dataset, w);
	model->category[category].places = places_for(w, terms, &unit);
	for (size_t i = 0; i < terms; i++)
		weight[i * model->stride + category] = rounded(w[i], unit);
	free(w);
	return true;
}
