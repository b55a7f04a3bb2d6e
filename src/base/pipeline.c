/* SPDX-License-Identifier: MIT */
#include "pipeline.h"

#include <assert.h>
#include <pthread.h>

enum state { EMPTY, FILLED, TAKEN, DONE };

/* Of numbers of items, which are counted on; the slot is the remainder. */
struct line {
	const struct pipeline *pipeline;
	unsigned char state[PIPELINE_SLOTS_MOST]; /* enum state */
	size_t filled;				  /* so many items were read */
	size_t taken; /* and so many of these taken to be worked on */
	size_t written;
	bool reading;
	bool writing;
	bool ended;   /* there are no more to read */
	bool stopped; /* nobody wants what is not written yet */
	pthread_mutex_t lock;
	pthread_cond_t changed;
};

struct worker {
	struct line *line;
	unsigned number;
	pthread_t thread;
};

static enum state
state_of(const struct line *line, size_t item)
{
	return (enum state)line->state[item % line->pipeline->slots];
}

static bool
is_over(const struct line *line)
{
	return line->stopped || (line->ended && line->written == line->filled);
}

static bool
can_write(const struct line *line)
{
	return !line->writing && line->written < line->taken &&
	       (line->ended || line->filled >= line->pipeline->slots) &&
	       state_of(line, line->written) == DONE;
}

static bool
can_read(const struct line *line)
{
	return !line->reading && !line->ended &&
	       line->filled - line->written < line->pipeline->slots;
}

/* These are called with the lock and give it back while they are at it. */
static void
write_next(struct line *line)
{
	const struct pipeline *pipeline = line->pipeline;
	size_t slot = line->written % pipeline->slots;
	bool go_on;

	line->writing = true;
	pthread_mutex_unlock(&line->lock);
	go_on = pipeline->write(pipeline->context, slot);
	pthread_mutex_lock(&line->lock);
	line->writing = false;
	line->state[slot] = EMPTY;
	line->written++;
	line->stopped |= !go_on;
}

static void
read_next(struct line *line)
{
	const struct pipeline *pipeline = line->pipeline;
	size_t slot = line->filled % pipeline->slots;
	bool filled;

	line->reading = true;
	pthread_mutex_unlock(&line->lock);
	filled = pipeline->read(pipeline->context, slot);
	pthread_mutex_lock(&line->lock);
	line->reading = false;
	line->ended = !filled;
	if (!filled)
		return;
	line->state[slot] = FILLED;
	line->filled++;
}

static void
work_on_next(struct line *line, unsigned worker)
{
	const struct pipeline *pipeline = line->pipeline;
	size_t slot = line->taken++ % pipeline->slots;

	line->state[slot] = TAKEN;
	pthread_mutex_unlock(&line->lock);
	pipeline->work(pipeline->context, slot, worker);
	pthread_mutex_lock(&line->lock);
	line->state[slot] = DONE;
}

/*
 * Writing makes room and reading makes work, so both come first, but of what
 * is to be worked on so much is enough that nobody runs out of it.
 */
static bool
do_next(struct line *line, unsigned worker)
{
	size_t waiting = line->filled - line->taken;

	if (can_write(line))
		write_next(line);
	else if (can_read(line) && waiting < line->pipeline->slots / 2)
		read_next(line);
	else if (waiting > 0)
		work_on_next(line, worker);
	else if (can_read(line))
		read_next(line);
	else
		return false;
	return true;
}

static void *
run_worker(void *argument)
{
	struct worker *worker = argument;
	struct line *line = worker->line;

	pthread_mutex_lock(&line->lock);
	while (!is_over(line)) {
		if (do_next(line, worker->number))
			pthread_cond_broadcast(&line->changed);
		else
			pthread_cond_wait(&line->changed, &line->lock);
	}
	pthread_cond_broadcast(&line->changed);
	pthread_mutex_unlock(&line->lock);
	return NULL;
}

static void
run_threads(struct line *line, unsigned threads)
{
	struct worker worker[PARALLEL_MOST];
	unsigned started = 1;

	worker[0] = (struct worker){ .line = line };
	for (; started < threads && started < PARALLEL_MOST; started++) {
		worker[started] =
			(struct worker){ .line = line, .number = started };
		if (pthread_create(&worker[started].thread, NULL, run_worker,
				   &worker[started]) != 0)
			break;
	}
	run_worker(&worker[0]);
	for (unsigned i = 1; i < started; i++)
		pthread_join(worker[i].thread, NULL);
}

static void
run_alone(const struct pipeline *pipeline)
{
	bool go_on = true;

	while (go_on && pipeline->read(pipeline->context, 0)) {
		pipeline->work(pipeline->context, 0, 0);
		go_on = pipeline->write(pipeline->context, 0);
	}
}

void
pipeline_run(const struct pipeline *pipeline, unsigned threads)
{
	struct line line = {
		.pipeline = pipeline,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.changed = PTHREAD_COND_INITIALIZER,
	};

	assert(pipeline->slots > 0 && pipeline->slots <= PIPELINE_SLOTS_MOST);
	if (threads > 1)
		run_threads(&line, threads);
	else
		run_alone(pipeline);
	pthread_cond_destroy(&line.changed);
	pthread_mutex_destroy(&line.lock);
}
