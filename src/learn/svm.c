/* SPDX-License-Identifier: MIT */
#include "svm.h"

#include "../base/shared_object.h"

#include <libsvm/svm.h>
#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>

static const char LIBRARY[] = "libsvm.so.3";

static struct {
	__typeof__(svm_train) *train;
	__typeof__(svm_check_parameter) *check;
	__typeof__(svm_free_and_destroy_model) *free_model;
	__typeof__(svm_set_print_string_function) *set_print;
	__typeof__(libsvm_version) *version;
} library;

static const struct symbol symbol[] = {
	{ "svm_train", &library.train },
	{ "svm_check_parameter", &library.check },
	{ "svm_free_and_destroy_model", &library.free_model },
	{ "svm_set_print_string_function", &library.set_print },
	{ "libsvm_version", &library.version },
	{ NULL, NULL },
};

static void
print_nothing(const char *text)
{
	(void)text;
}

/*
 * libsvm frees its cache of kernel rows after every machine, only to ask for
 * as much again: handing it back to the system in between costs a tenth of
 * the training in page faults.
 */
static void
keep_freed_memory(void)
{
	const int much = 1 << 30;

	mallopt(M_TRIM_THRESHOLD, much);
	mallopt(M_MMAP_THRESHOLD, much);
	mallopt(M_TOP_PAD, 1 << 26);
}

bool
svm_start(struct error *error)
{
	if (library.train)
		return true;
	if (!shared_object_load(LIBRARY, symbol, error))
		return error_set(error, STATUS_UNAVAILABLE,
				 "libsvm.so.3 is needed for training: install "
				 "Debian's libsvm3");
	library.set_print(print_nothing);
	keep_freed_memory();
	return true;
}

int
svm_library_version(void)
{
	return library.version ? *library.version : 0;
}

/*
 * Room for every kernel row that may be asked for: libsvm takes only what it
 * uses.  Shrinking saves work where rows are dear; here they are looked up, and
 * moving documents about costs a fifth more than it saves.
 */
static struct svm_parameter
parameter_for(const struct svm_task *task)
{
	double rows = (double)task->count * (double)task->count;

	return (struct svm_parameter){
		.svm_type = C_SVC,
		.kernel_type = PRECOMPUTED,
		.C = task->c,
		.eps = task->tolerance,
		.cache_size = 1 + rows * sizeof(float) / (1 << 20),
		.shrinking = 0,
	};
}

size_t
svm_bytes(size_t count)
{
	return count * (count + 1) * sizeof(struct svm_node);
}

/*
 * The products of a task's documents in the form that the precomputed kernel
 * reads.  Neighbours that are the same document share a row.
 */
struct copy {
	uint32_t *row;		/* [count], of the matrix */
	size_t count;
	struct svm_node *node;	/* [count][count + 1] */
};

static void
copy_clear(struct copy *copy)
{
	free(copy->row);
	free(copy->node);
}

/* Element 0 holds the row's number from 1, element j the product with j. */
static void
copy_row(const struct copy *copy, const struct gram *gram, size_t i)
{
	const float *product = gram_row(gram, copy->row[i]);
	struct svm_node *node = copy->node + i * (copy->count + 1);

	node[0] = (struct svm_node){ 0, (double)(i + 1) };
	for (size_t j = 0; j < copy->count; j++)
		node[j + 1] = (struct svm_node){
			(int)(j + 1), (double)product[copy->row[j]]
		};
}

static bool
copy_make(struct copy *copy, const struct svm_task *task)
{
	copy->row = calloc(task->count, sizeof *copy->row);
	for (size_t i = 0; copy->row && i < task->count; i++)
		if (i == 0 || task->row[i] != task->row[i - 1])
			copy->row[copy->count++] = task->row[i];
	if (copy->row)
		copy->node = malloc(svm_bytes(copy->count));
	if (!copy->node)
		return false;
	for (size_t i = 0; i < copy->count; i++)
		copy_row(copy, task->gram, i);
	return true;
}

static bool
problem_fill(struct svm_problem *problem, const struct copy *copy,
	     const struct svm_task *task)
{
	size_t place = 0;

	problem->l = (int)task->count;
	problem->x = calloc(task->count, sizeof *problem->x);
	problem->y = calloc(task->count, sizeof *problem->y);
	if (!problem->x || !problem->y)
		return false;
	for (size_t i = 0; i < task->count; i++) {
		place += copy->row[place] != task->row[i];
		problem->x[i] = copy->node + place * (copy->count + 1);
		problem->y[i] = task->label[i];
	}
	return true;
}

/* Copy out the machine, turned so that above 0 means `holds`. */
static bool
machine_copy(struct machine *machine, const struct svm_model *model,
	     const struct copy *copy)
{
	double sign = model->label[0] > 0 ? 1 : -1;

	machine->count = (size_t)model->l;
	machine->document = calloc(machine->count + 1, sizeof(uint32_t));
	machine->coefficient = calloc(machine->count + 1, sizeof(double));
	if (!machine->document || !machine->coefficient)
		return false;
	for (size_t i = 0; i < machine->count; i++) {
		size_t place = (size_t)model->SV[i][0].value - 1;

		machine->document[i] = copy->row[place];
		machine->coefficient[i] = sign * model->sv_coef[0][i];
	}
	machine->rho = sign * model->rho[0];
	return true;
}

static bool
train_machine(const struct svm_task *task, const struct svm_problem *problem,
	      const struct copy *copy, struct machine *machine,
	      struct error *error)
{
	struct svm_parameter parameter = parameter_for(task);
	const char *complaint = library.check(problem, &parameter);

	if (complaint)
		return error_set(error, STATUS_INTERNAL, complaint);

	struct svm_model *model = library.train(problem, &parameter);
	bool copied = machine_copy(machine, model, copy);

	library.free_model(&model);
	return copied || error_no_memory(error);
}

static bool
fit(const struct svm_task *task, struct machine *machine, struct error *error)
{
	struct svm_problem problem = { 0 };
	struct copy copy = { 0 };
	bool fitted = copy_make(&copy, task) &&
				      problem_fill(&problem, &copy, task)
			      ? train_machine(task, &problem, &copy, machine,
					      error)
			      : error_no_memory(error);

	free(problem.x);
	free(problem.y);
	copy_clear(&copy);
	return fitted;
}

bool
svm_fit(const struct svm_task *task, struct machine *machine,
	struct error *error)
{
	static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
	bool fitted;

	*machine = (struct machine){ 0 };
	pthread_mutex_lock(&one_at_a_time);
	fitted = fit(task, machine, error);
	pthread_mutex_unlock(&one_at_a_time);
	if (!fitted)
		machine_clear(machine);
	return fitted;
}

void
machine_clear(struct machine *machine)
{
	free(machine->document);
	free(machine->coefficient);
	free(machine->weight);
	*machine = (struct machine){ 0 };
}
