/* SPDX-License-Identifier: MIT */
#include "dual.h"

#include "../base/builtin.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The least curvature along a pair: that of documents which are the same. */
static const float FLAT = 1e-6f;

/* How far from 0 the sum of coefficients may be. */
static const double BALANCED = 1e-9;

/* A bound for what does not come to an end, in steps a document. */
enum { STEPS_MOST = 1000 };

/* Where in the arrays the largest value lies: in a lane that begins there. */
struct largest {
	float value;
	size_t lane;
};

struct dual *
dual_new(const struct gram *gram, struct error *error)
{
	struct dual *dual = calloc(1, sizeof *dual);

	if (dual) {
		dual->gram = gram;
		dual->diagonal = calloc(gram->stride, sizeof(float));
		dual->coefficient = calloc(gram->stride, sizeof(double));
		dual->limit = calloc(gram->stride, sizeof(float));
		dual->pull = calloc(gram->stride, sizeof(float));
		dual->up = calloc(gram->stride, sizeof(float));
		dual->down = calloc(gram->stride, sizeof(float));
	}
	if (!dual || !dual->diagonal || !dual->coefficient || !dual->limit ||
	    !dual->pull || !dual->up || !dual->down) {
		dual_free(dual);
		error_no_memory(error);
		return NULL;
	}
	for (size_t i = 0; i < gram->size; i++)
		dual->diagonal[i] = gram_row(gram, i)[i];
	return dual;
}

void
dual_free(struct dual *dual)
{
	if (!dual)
		return;
	free(dual->diagonal);
	free(dual->coefficient);
	free(dual->limit);
	free(dual->pull);
	free(dual->up);
	free(dual->down);
	free(dual);
}

void
dual_reset(struct dual *dual, const signed char *label)
{
	size_t stride = dual->gram->stride;

	memset(dual->coefficient, 0, stride * sizeof(double));
	memset(dual->pull, 0, stride * sizeof(float));
	for (size_t i = 0; i < dual->gram->size; i++)
		dual->pull[i] = label[i];
}

size_t
dual_room(const struct gram *gram)
{
	return 2 * gram->stride;
}

void
dual_keep(const struct dual *dual, float *kept)
{
	size_t stride = dual->gram->stride;

	memcpy(kept, dual->pull, stride * sizeof *kept);
	for (size_t i = 0; i < stride; i++)
		kept[stride + i] = (float)dual->coefficient[i];
}

void
dual_begin(struct dual *dual, const float *kept)
{
	size_t stride = dual->gram->stride;

	memcpy(dual->pull, kept, stride * sizeof *kept);
	for (size_t i = 0; i < stride; i++)
		dual->coefficient[i] = (double)kept[stride + i];
}

static double
least(const struct dual *dual, size_t i)
{
	return dual->limit[i] < 0 ? (double)dual->limit[i] : 0;
}

static double
most(const struct dual *dual, size_t i)
{
	return dual->limit[i] > 0 ? (double)dual->limit[i] : 0;
}

/* Set a coefficient, within its limits, and note where it can move. */
static void
set(struct dual *dual, size_t i, double coefficient)
{
	coefficient = fmin(fmax(coefficient, least(dual, i)), most(dual, i));
	dual->coefficient[i] = coefficient;
	dual->up[i] = coefficient < most(dual, i) ? 0 : -INFINITY;
	dual->down[i] = coefficient > least(dual, i) ? 0 : -INFINITY;
}

/*
 * What a change of one coefficient up and of another down by `step` does to
 * all documents.  Returns the pull of those that can rise which is highest.
 */
static struct largest
shift(struct dual *dual, const float *up, const float *down, float step)
{
	const size_t stride = dual->gram->stride;
	const struct floats steps = floats_all(step);
	const float *rises = dual->up;
	float *pulls = dual->pull;
	struct largest largest = { -INFINITY, 0 };

	for (size_t k = 0; k < stride; k += GRAM_LANES) {
		struct floats highest = floats_all(-INFINITY);

		for (size_t l = k; l < k + GRAM_LANES; l += FLOATS) {
			struct floats change = floats_subtract(
				floats_load(up + l), floats_load(down + l));
			struct floats pull = floats_subtract(
				floats_load(pulls + l),
				floats_multiply(steps, change));

			floats_store(pulls + l, pull);
			highest = floats_larger(
				floats_add(pull, floats_load(rises + l)),
				highest);
		}

		float value = floats_most(highest);

		if (value > largest.value)
			largest = (struct largest){ value, k };
	}
	return largest;
}

/* Change one coefficient alone. */
static void
move(struct dual *dual, size_t i, double to)
{
	const float *row = gram_row(dual->gram, i);
	double before = dual->coefficient[i];

	set(dual, i, to);

	float step = (float)(dual->coefficient[i] - before);

	for (size_t k = 0; step != 0 && k < dual->gram->stride; k++)
		dual->pull[k] -= step * row[k];
}

/* The document that gains most, or loses least, when it moves that way. */
static size_t
readiest(const struct dual *dual, bool rises)
{
	size_t readiest = 0;
	float highest = -INFINITY;

	for (size_t i = 0; i < dual->gram->size; i++) {
		float value = rises ? dual->pull[i] + dual->up[i]
				    : dual->down[i] - dual->pull[i];

		if (value > highest) {
			highest = value;
			readiest = i;
		}
	}
	return readiest;
}

static void
balance(struct dual *dual)
{
	double sum = 0;

	for (size_t i = 0; i < dual->gram->size; i++)
		sum += dual->coefficient[i];
	while (fabs(sum) > BALANCED) {
		size_t i = readiest(dual, sum < 0);
		double before = dual->coefficient[i];

		move(dual, i, before - sum);
		sum += dual->coefficient[i] - before;
	}
}

void
dual_limit(struct dual *dual, const float *limit)
{
	size_t stride = dual->gram->stride;

	for (size_t i = dual->gram->size; i < stride; i++)
		dual->up[i] = dual->down[i] = -INFINITY;
	for (size_t i = 0; i < dual->gram->size; i++) {
		dual->limit[i] = limit[i];
		move(dual, i, dual->coefficient[i]);
	}
	balance(dual);
}

/*
 * With whom a document of this `pull` gains most: (difference of pulls)^2
 * over the curvature.  `gap` gets the largest difference.
 */
static struct largest
partner(const struct dual *dual, const float *row, float pull, float own,
	float *gap)
{
	const struct floats pulls = floats_all(pull);
	const struct floats none = floats_all(0);
	const struct floats owns = floats_all(own + FLAT);
	struct largest largest = { 0, 0 };
	struct floats widest = none;

	for (size_t k = 0; k < dual->gram->stride; k += GRAM_LANES) {
		struct floats highest = none;

		for (size_t l = k; l < k + GRAM_LANES; l += FLOATS) {
			struct floats product = floats_load(row + l);
			struct floats apart = floats_add(
				pulls, floats_subtract(
					       floats_load(dual->down + l),
					       floats_load(dual->pull + l)));
			struct floats curvature = floats_subtract(
				floats_add(owns,
					   floats_load(dual->diagonal + l)),
				floats_add(product, product));

			apart = floats_larger(apart, none);
			widest = floats_larger(apart, widest);
			highest = floats_larger(
				floats_divide(floats_multiply(apart, apart),
					      curvature),
				highest);
		}

		float value = floats_most(highest);

		if (value > largest.value)
			largest = (struct largest){ value, k };
	}
	*gap = floats_most(widest);
	return largest;
}

/* Of a lane's documents the one that can rise with the highest pull. */
static size_t
find_riser(const struct dual *dual, size_t lane)
{
	size_t riser = lane;

	for (size_t i = lane + 1; i < lane + GRAM_LANES; i++)
		if (dual->pull[i] + dual->up[i] >
		    dual->pull[riser] + dual->up[riser])
			riser = i;
	return riser;
}

/* Of a lane's documents the one with which `i` gains most. */
static size_t
find_partner(const struct dual *dual, size_t i, size_t lane)
{
	const float *row = gram_row(dual->gram, i);
	size_t partner = lane;
	float most_gain = -1;

	for (size_t k = lane; k < lane + GRAM_LANES; k++) {
		float apart = dual->pull[i] + (dual->down[k] - dual->pull[k]);
		float curvature = dual->diagonal[i] + FLAT +
				  dual->diagonal[k] - 2 * row[k];
		float gain = apart > 0 ? apart * apart / curvature : 0;

		if (gain > most_gain) {
			most_gain = gain;
			partner = k;
		}
	}
	return partner;
}

/* Raise i and lower j by what is best for both, as far as limits allow. */
static struct largest
move_pair(struct dual *dual, size_t i, size_t j)
{
	const float *row = gram_row(dual->gram, i);
	float curvature =
		dual->diagonal[i] + dual->diagonal[j] - 2 * row[j];
	double step = (double)(dual->pull[i] - dual->pull[j]) /
		      (double)(curvature > FLAT ? curvature : FLAT);
	double above = most(dual, i) - dual->coefficient[i];
	double below = dual->coefficient[j] - least(dual, j);

	step = fmin(step, fmin(above, below));
	set(dual, i, step < above ? dual->coefficient[i] + step
				  : most(dual, i));
	set(dual, j, step < below ? dual->coefficient[j] - step
				  : least(dual, j));
	return shift(dual, row, gram_row(dual->gram, j), (float)step);
}

/* What those that can move both ways agree upon, or else the middle. */
static double
find_rho(const struct dual *dual, double middle)
{
	double sum = 0;
	size_t free_ones = 0;

	for (size_t i = 0; i < dual->gram->size; i++)
		if (dual->up[i] == 0 && dual->down[i] == 0) {
			sum += (double)dual->pull[i];
			free_ones++;
		}
	return free_ones > 0 ? -sum / (double)free_ones : -middle;
}

void
dual_solve(struct dual *dual, double tolerance)
{
	size_t most_steps = STEPS_MOST * dual->gram->size;
	const float *row = dual->gram->product;
	struct largest top = shift(dual, row, row, 0);
	float gap = 0;

	for (size_t steps = 0; top.value > -INFINITY; steps++) {
		size_t i = find_riser(dual, top.lane);
		struct largest best =
			partner(dual, gram_row(dual->gram, i), dual->pull[i],
				dual->diagonal[i], &gap);

		if ((double)gap <= tolerance || steps == most_steps)
			break;
		top = move_pair(dual, i, find_partner(dual, i, best.lane));
	}
	dual->rho = find_rho(dual, (double)(top.value - gap / 2));
}

void
dual_decide(const struct dual *dual, const signed char *label, double *decision)
{
	for (size_t i = 0; i < dual->gram->size; i++)
		decision[i] = label[i] - (double)dual->pull[i] - dual->rho;
}
