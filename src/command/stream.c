/* SPDX-License-Identifier: MIT */
#include "stream.h"

#include "filter_judge.h"

#include "../filter/framing.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { READ_STEP = 1 << 14 };

struct stream {
	const struct options *options;
	const struct filter *filter;
	const struct framing *framing;
	struct filter_judge judge;
	struct filter_request request;
	struct bytes reason; /* why nothing can be judged, or empty */
	struct bytes input;  /* what was read and not yet taken */
	size_t taken;
	size_t skip; /* of a record past the limit; SIZE_MAX: a line */
	struct frame frame;
	struct bytes reply;
	struct bytes output;
	bool at_end;
	bool is_broken; /* some reply tells of an error */
	bool is_unread; /* standard input failed */
};

static void
write_reply(struct stream *stream)
{
	bytes_clear(&stream->output);
	stream->framing->append(&stream->reply, &stream->output);
	print_bytes(&stream->output);
}

static void
answer_error(struct stream *stream, const char *reason)
{
	stream->is_broken = true;
	bytes_free(&stream->reply);
	stream->filter->answer_error(reason, &stream->reply);
}

static bool
is_too_long(const struct stream *stream)
{
	return stream->reply.length > stream->options->max_reply;
}

/* Hosts have buffers: what does not fit is answered by less. */
static void
answer(struct stream *stream, const char *record, size_t length)
{
	struct filter_request request = stream->request;
	const struct filter *filter = stream->filter;

	bytes_clear(&stream->reply);
	stream->is_broken |=
		!filter->answer(&request, record, length, &stream->reply);
	if (is_too_long(stream) && !request.result_only) {
		request.result_only = true;
		bytes_clear(&stream->reply);
		filter->answer(&request, record, length, &stream->reply);
	}
	if (is_too_long(stream))
		answer_error(stream, "reply is longer than --max-reply");
	if (!bytes_ok(&stream->reply))
		answer_error(stream, "out of memory");
}

/* Read some more; what was answered is written out before. */
static void
read_more(struct stream *stream)
{
	struct bytes *input = &stream->input;
	ssize_t got = -1;

	flush_output();
	if (stream->taken > 0) {
		input->length -= stream->taken;
		memmove(input->data, input->data + stream->taken,
			input->length);
		stream->taken = 0;
	}
	if (bytes_reserve(input, READ_STEP))
		do
			got = read(STDIN_FILENO, input->data + input->length,
				   READ_STEP);
		while (got < 0 && errno == EINTR);
	stream->at_end = got <= 0;
	if (got > 0)
		input->length += (size_t)got;
	stream->is_unread = got < 0;
}

/* Go behind a record that is not wanted, as far as it is there. */
static void
skip(struct stream *stream)
{
	const char *data = stream->input.data + stream->taken;
	size_t have = stream->input.length - stream->taken;

	if (stream->skip == SIZE_MAX) {
		const char *end = memchr(data, '\n', have);

		if (end) {
			have = (size_t)(end - data) + 1;
			stream->skip = 0;
		}
	} else {
		have = have < stream->skip ? have : stream->skip;
		stream->skip -= have;
	}
	stream->taken += have;
}

/* Take the next record and reply; false when there is none to be had. */
static bool
take_record(struct stream *stream)
{
	const char *data = bytes_text(&stream->input) + stream->taken;
	size_t have = stream->input.length - stream->taken;
	struct frame *frame = &stream->frame;
	enum frame_step step = stream->framing->next(
		data, have, stream->options->limits.bytes, frame);

	/* The last line may lack its end. */
	if (step == FRAME_MORE && stream->at_end && have > 0)
		step = stream->framing->ends_by_itself ? FRAME_RECORD
						       : FRAME_BROKEN;
	if (step == FRAME_MORE)
		return false;
	if (step == FRAME_RECORD)
		answer(stream, data + frame->start, frame->length);
	else
		answer_error(stream, step == FRAME_LONG
					     ? "longer than --max-bytes"
					     : "framing is broken");
	if (step == FRAME_LONG)
		stream->skip = frame->left;
	write_reply(stream);
	stream->taken += frame->taken;
	*frame = (struct frame){ 0 };
	if (step != FRAME_BROKEN)
		return true;
	stream->taken = stream->input.length;
	stream->at_end = true;
	return false;
}

static void
run(struct stream *stream)
{
	while (!ferror(stdout)) {
		while (stream->skip > 0 && stream->taken < stream->input.length)
			skip(stream);
		if (stream->skip == 0 && take_record(stream))
			continue;
		if (stream->at_end)
			return;
		read_more(stream);
	}
}

/* Send standard error away; returns where it led. */
static int
quieten(void)
{
	int saved = dup(STDERR_FILENO);
	int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);

	fflush(stderr);
	if (nothing >= 0) {
		dup2(nothing, STDERR_FILENO);
		close(nothing);
	}
	return saved;
}

static void
restore(int saved)
{
	if (saved < 0)
		return;
	dup2(saved, STDERR_FILENO);
	close(saved);
}

/* In place of a judge where there is none. */
static bool
refuse(void *context, struct document *document, struct verdict *verdict,
       struct error *error)
{
	const struct stream *stream = context;

	(void)document;
	(void)verdict;
	return error_set(error, STATUS_UNAVAILABLE,
			 bytes_text(&stream->reason));
}

/*
 * What a person has to mend before anything works, an option, is said; what
 * may happen at any time, the loss of the model, is in every reply.
 */
static bool
start(struct stream *stream)
{
	int saved = quieten();
	bool loaded = filter_judge_load(&stream->judge, &stream->reason);

	restore(saved);
	if (loaded && !filter_judge_ask(&stream->judge, &stream->reason))
		return false;
	saved = quieten();
	if (saved >= 0)
		close(saved);
	stream->request = filter_judge_request(&stream->judge);
	if (loaded && filter_judge_start(&stream->judge, &stream->reason))
		return true;
	stream->request.judge = refuse;
	stream->request.context = stream;
	return true;
}

int
stream_run(const struct options *options, const struct filter *filter)
{
	struct stream stream = {
		.options = options,
		.filter = filter,
		.framing = framing_find(options->framing),
		.judge = { .options = options },
	};
	int code = EX_USAGE;

	if (start(&stream)) {
		run(&stream);
		code = 0;
	}
	if (code == 0 && options->strict && stream.is_broken)
		code = EX_DATAERR;
	if (stream.is_unread)
		code = EX_IOERR;
	filter_judge_close(&stream.judge);
	bytes_free(&stream.reason);
	bytes_free(&stream.input);
	bytes_free(&stream.reply);
	bytes_free(&stream.output);
	return code;
}
