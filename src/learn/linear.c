/* SPDX-License-Identifier: MIT */
#include "linear.h"

#include "../base/shared_object.h"

#include <linear.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static const char LIBRARY[] = "liblinear.so.4";

/* What liblinear's train(1) calls -B: the value of the bias's term. */
static const double BIAS = 1;

enum { SEED = 1 };

static struct {
	__typeof__(train) *train;
	__typeof__(check_parameter) *check;
	__typeof__(free_and_destroy_model) *free_model;
	__typeof__(set_print_string_function) *set_print;
} library;

static const struct symbol symbol[] = {
	{ "train", &library.train },
	{ "check_parameter", &library.check },
	{ "free_and_destroy_model", &library.free_model },
	{ "set_print_string_function", &library.set_print },
	{ NULL, NULL },
};

static pthread_mutex_t seeded = PTHREAD_MUTEX_INITIALIZER;

struct linear {
	size_t terms;
	const float *scale;	/* [terms], borrowed, or NULL */
	struct feature_node **row;	/* [size], into `node` */
	struct feature_node *node;
};

static void
print_nothing(const char *text)
{
	(void)text;
}

bool
linear_start(struct error *error)
{
	if (!shared_object_load(LIBRARY, symbol, error))
		return error_set(error, STATUS_UNAVAILABLE,
				 "liblinear.so.4 is needed for training: "
				 "install Debian's liblinear4");
	library.set_print(print_nothing);
	return true;
}

static double
scale_of(const struct linear *linear, size_t term)
{
	return linear->scale ? (double)linear->scale[term] : 1;
}

/* One row behind the other, each with the bias and an end. */
static void
fill(struct linear *linear, const struct vector *vector, size_t size)
{
	struct feature_node *node = linear->node;

	for (size_t i = 0; i < size; i++) {
		linear->row[i] = node;
		for (size_t k = 0; k < vector[i].count; k++) {
			struct entry entry = vector[i].entry[k];

			*node++ = (struct feature_node){
				(int)entry.index + 1,
				(double)entry.value *
					scale_of(linear, entry.index)
			};
		}
		*node++ = (struct feature_node){ (int)linear->terms + 1,
						 BIAS };
		*node++ = (struct feature_node){ -1, 0 };
	}
}

struct linear *
linear_new(const struct vector *vector, size_t size, size_t terms,
	   const float *scale, struct error *error)
{
	struct linear *linear = calloc(1, sizeof *linear);
	size_t nodes = 2 * size;

	for (size_t i = 0; i < size; i++)
		nodes += vector[i].count;
	if (linear) {
		linear->terms = terms;
		linear->scale = scale;
		linear->row = calloc(size, sizeof(struct feature_node *));
		linear->node = calloc(nodes, sizeof *linear->node);
	}
	if (!linear || !linear->row || !linear->node) {
		linear_free(linear);
		error_no_memory(error);
		return NULL;
	}
	fill(linear, vector, size);
	return linear;
}

void
linear_free(struct linear *linear)
{
	if (!linear)
		return;
	free(linear->row);
	free(linear->node);
	free(linear);
}

static bool
problem_fill(struct problem *problem, const struct linear *linear,
	     const struct svm_task *task)
{
	problem->l = (int)task->count;
	problem->n = (int)linear->terms + 1;
	problem->bias = BIAS;
	problem->x = calloc(task->count, sizeof(struct feature_node *));
	problem->y = calloc(task->count, sizeof *problem->y);
	if (!problem->x || !problem->y)
		return false;
	for (size_t i = 0; i < task->count; i++) {
		problem->x[i] = linear->row[task->row[i]];
		problem->y[i] = task->label[i];
	}
	return true;
}

/* Copy out the machine, turned so that above 0 means `holds`. */
static bool
machine_copy(struct machine *machine, const struct model *model,
	     const struct linear *linear)
{
	size_t terms = linear->terms;
	double sign = model->label[0] > 0 ? 1 : -1;

	machine->weight = calloc(terms + 1, sizeof *machine->weight);
	if (!machine->weight)
		return false;
	for (size_t i = 0; i < terms; i++)
		machine->weight[i] =
			sign * model->w[i] * scale_of(linear, i);
	machine->rho = -sign * model->w[terms] * BIAS;
	return true;
}

static struct model *
train_seeded(const struct problem *problem, const struct parameter *parameter)
{
	struct model *model;

	pthread_mutex_lock(&seeded);
	srand(SEED);
	model = library.train(problem, parameter);
	pthread_mutex_unlock(&seeded);
	return model;
}

bool
linear_fit(const struct linear *linear, const struct svm_task *task,
	   struct machine *machine, struct error *error)
{
	struct problem problem = { 0 };
	struct parameter parameter = { .solver_type = L2R_L1LOSS_SVC_DUAL,
				       .eps = task->tolerance,
				       .C = task->c };
	bool fitted = false;

	*machine = (struct machine){ 0 };
	if (!problem_fill(&problem, linear, task)) {
		error_no_memory(error);
	} else if (library.check(&problem, &parameter)) {
		error_set(error, STATUS_INTERNAL,
			  library.check(&problem, &parameter));
	} else {
		struct model *model = train_seeded(&problem, &parameter);

		fitted = machine_copy(machine, model, linear) ||
			 error_no_memory(error);
		library.free_model(&model);
	}
	free(problem.x);
	free(problem.y);
	return fitted;
}
