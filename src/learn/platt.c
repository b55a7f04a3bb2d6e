/* SPDX-License-Identifier: MIT */
#include "calibrate.h"

#include <math.h>

enum { STEPS_MOST = 100 };

static const double SMALLEST_STEP = 1e-10;
static const double RIDGE = 1e-12;	/* keeps the Hessian positive */
static const double FLAT = 1e-5;	/* of the gradient, at the minimum */

/* A confidence never falls with the score, and a slope must be writable. */
static const double FLATTEST = -0.001;

struct fit {
	const struct scored *scored;
	size_t count;
	double high;		/* smoothed targets for 1 and 0 */
	double low;
};

struct derivatives {
	double h11, h22, h21;
	double g1, g2;
};

static double
target(const struct fit *fit, size_t i)
{
	return fit->scored[i].holds ? fit->high : fit->low;
}

/* The cross-entropy, each term in the form that does not cancel. */
static double
loss(const struct fit *fit, double a, double b)
{
	double sum = 0;

	for (size_t i = 0; i < fit->count; i++) {
		double x = fit->scored[i].score * a + b;
		double t = target(fit, i);

		sum += x >= 0 ? t * x + log1p(exp(-x))
			      : (t - 1) * x + log1p(exp(x));
	}
	return sum;
}

static struct derivatives
differentiate(const struct fit *fit, double a, double b)
{
	struct derivatives d = { .h11 = RIDGE, .h22 = RIDGE };

	for (size_t i = 0; i < fit->count; i++) {
		double score = fit->scored[i].score;
		double x = score * a + b;
		double p = x >= 0 ? exp(-x) / (1 + exp(-x))
				  : 1 / (1 + exp(x));
		double spread = p * (1 - p);
		double gap = target(fit, i) - p;

		d.h11 += score * score * spread;
		d.h22 += spread;
		d.h21 += score * spread;
		d.g1 += score * gap;
		d.g2 += gap;
	}
	return d;
}

/* One Newton step with backtracking; false when no step helps. */
static bool
step(const struct fit *fit, const struct derivatives *d, double *a, double *b,
     double *value)
{
	double determinant = d->h11 * d->h22 - d->h21 * d->h21;
	double da = -(d->h22 * d->g1 - d->h21 * d->g2) / determinant;
	double db = -(-d->h21 * d->g1 + d->h11 * d->g2) / determinant;
	double slope = d->g1 * da + d->g2 * db;

	for (double size = 1; size >= SMALLEST_STEP; size /= 2) {
		double trial = loss(fit, *a + size * da, *b + size * db);

		if (trial < *value + 1e-4 * size * slope) {
			*a += size * da;
			*b += size * db;
			*value = trial;
			return true;
		}
	}
	return false;
}

void
platt_fit(const struct scored *scored, size_t count,
	  struct calibration *calibration)
{
	double positives = 0;

	for (size_t i = 0; i < count; i++)
		positives += scored[i].holds;

	double negatives = (double)count - positives;
	struct fit fit = { scored, count, (positives + 1) / (positives + 2),
			   1 / (negatives + 2) };
	double a = 0;
	double b = log((negatives + 1) / (positives + 1));
	double value = loss(&fit, a, b);

	for (int i = 0; i < STEPS_MOST; i++) {
		struct derivatives d = differentiate(&fit, a, b);

		if (fabs(d.g1) < FLAT && fabs(d.g2) < FLAT)
			break;
		if (!step(&fit, &d, &a, &b, &value))
			break;
	}
	/* Scores that tell nothing, or the contrary: all but flat. */
	if (a > FLATTEST) {
		a = FLATTEST;
		b = log((negatives + 1) / (positives + 1));
	}
	*calibration = (struct calibration){ .kind = CALIBRATION_PLATT,
					     .a = a,
					     .b = b };
}
