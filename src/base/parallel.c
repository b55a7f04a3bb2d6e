/* SPDX-License-Identifier: MIT */
#include "parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

struct job {
	parallel_work *work;
	void *context;
	size_t count;
	atomic_size_t next;
	atomic_bool failed;
};

struct worker {
	struct job *job;
	unsigned number;
	pthread_t thread;
};

static void *
run_worker(void *argument)
{
	struct worker *worker = argument;
	struct job *job = worker->job;

	while (!atomic_load(&job->failed)) {
		size_t i = atomic_fetch_add(&job->next, 1);

		if (i >= job->count)
			break;
		if (!job->work(job->context, i, worker->number))
			atomic_store(&job->failed, true);
	}
	return NULL;
}

bool
parallel_run(unsigned threads, size_t count, parallel_work *work,
	     void *context)
{
	struct job job = { .work = work, .context = context, .count = count };
	struct worker worker[PARALLEL_MOST];
	unsigned started = 1;

	if (threads > PARALLEL_MOST)
		threads = PARALLEL_MOST;
	worker[0] = (struct worker){ .job = &job };
	for (; started < threads && started < count; started++) {
		worker[started] = (struct worker){ .job = &job,
						   .number = started };
		if (pthread_create(&worker[started].thread, NULL, run_worker,
				   &worker[started]) != 0)
			break;
	}
	run_worker(&worker[0]);
	for (unsigned i = 1; i < started; i++)
		pthread_join(worker[i].thread, NULL);
	return !atomic_load(&job.failed);
}

unsigned
parallel_processors(void)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (processors < 1)
		return 1;
	return processors > PARALLEL_MOST ? PARALLEL_MOST
					  : (unsigned)processors;
}
