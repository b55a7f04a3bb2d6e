/* SPDX-License-Identifier: MIT */
#include "svm.h"

#include "../base/shared_object.h"

#include <malloc.h>
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

static bool
problem_fill(struct svm_problem *problem, const struct svm_task *task)
{
	problem->l = (int)task->count;
	problem->x = calloc(task->count, sizeof *problem->x);
	problem->y = calloc(task->count, sizeof *problem->y);
	if (!problem->x || !problem->y)
		return false;
	for (size_t i = 0; i < task->count; i++) {
		problem->x[i] = gram_row(task->gram, task->row[i]);
		problem->y[i] = task->label[i];
	}
	return true;
}

/* Copy out the machine, turned so that above 0 means `holds`. */
static bool
machine_copy(struct machine *machine, const struct svm_model *model)
{
	double sign = model->label[0] > 0 ? 1 : -1;

	machine->count = (size_t)model->l;
	machine->document = calloc(machine->count + 1, sizeof(uint32_t));
	machine->coefficient = calloc(machine->count + 1, sizeof(double));
	if (!machine->document || !machine->coefficient)
		return false;
	for (size_t i = 0; i < machine->count; i++) {
		machine->document[i] = (uint32_t)model->SV[i][0].value - 1;
		machine->coefficient[i] = sign * model->sv_coef[0][i];
	}
	machine->rho = sign * model->rho[0];
	return true;
}

bool
svm_fit(const struct svm_task *task, struct machine *machine,
	struct error *error)
{
	struct svm_problem problem = { 0 };
	struct svm_parameter parameter = parameter_for(task);
	bool fitted = false;

	*machine = (struct machine){ 0 };
	if (!problem_fill(&problem, task)) {
		error_no_memory(error);
	} else if (library.check(&problem, &parameter)) {
		error_set(error, STATUS_INTERNAL,
			  library.check(&problem, &parameter));
	} else {
		struct svm_model *model = library.train(&problem, &parameter);

		fitted = machine_copy(machine, model) ||
			 error_no_memory(error);
		library.free_model(&model);
	}
	free(problem.x);
	free(problem.y);
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
