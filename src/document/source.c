/* SPDX-License-Identifier: MIT */
#include "source.h"

#include "zstd.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum { PACKED_STEP = 1 << 15, GZIP_WINDOW = 15 + 16,
       MAGIC_LONGEST = 4 };

struct source {
	int descriptor;
	bool begun;		/* the first bytes have been looked at */
	bool packed;
	bool in_member;		/* a gzip member is not complete yet */
	struct zstd *zstd;	/* NULL unless it is packed so */
	z_stream stream;
	unsigned char input[PACKED_STEP];
};

struct source *
source_open(const char *path, struct error *error)
{
	struct source *source = malloc(sizeof *source);

	if (!source) {
		error_no_memory(error);
		return NULL;
	}
	/* All but the input, which costs to clear. */
	memset(source, 0, offsetof(struct source, input));
	source->descriptor = strcmp(path, "-") == 0
				     ? dup(STDIN_FILENO)
				     : open(path, O_RDONLY | O_CLOEXEC);
	if (source->descriptor < 0) {
		error_system(error, STATUS_NO_INPUT, "cannot be opened");
		free(source);
		return NULL;
	}
	return source;
}

void
source_free(struct source *source)
{
	if (!source)
		return;
	if (source->packed)
		inflateEnd(&source->stream);
	zstd_free(source->zstd);
	close(source->descriptor);
	free(source);
}

static ssize_t
read_some(struct source *source, void *data, size_t size, struct error *error)
{
	for (;;) {
		ssize_t got = read(source->descriptor, data, size);

		if (got >= 0)
			return got;
		if (errno != EINTR) {
			error_system(error, STATUS_NO_INPUT,
				     "cannot be read");
			return -1;
		}
	}
}

/* Whether more bytes may show that the file is packed. */
static bool
begins_packed(const unsigned char *data, size_t length)
{
	static const char *const magic[] = { "\x1f\x8b", "\x28\xb5\x2f\xfd" };

	for (size_t i = 0; i < 2; i++)
		if (length < strlen(magic[i]) &&
		    memcmp(data, magic[i], length) == 0)
			return true;
	return false;
}

/* Look at the first bytes, which stay in `input`. */
static bool
begin(struct source *source, struct error *error)
{
	z_stream *stream = &source->stream;
	size_t have = 0;

	while (have < MAGIC_LONGEST &&
	       (have == 0 || begins_packed(source->input, have))) {
		ssize_t got = read_some(source, source->input + have,
					sizeof source->input - have, error);

		if (got < 0)
			return false;
		if (got == 0)
			break;
		have += (size_t)got;
	}
	source->begun = true;
	stream->next_in = source->input;
	stream->avail_in = (unsigned)have;
	if (zstd_is_it(source->input, have)) {
		source->zstd = zstd_new(error);
		return source->zstd != NULL;
	}
	if (have < 2 || source->input[0] != 0x1f || source->input[1] != 0x8b)
		return true;
	if (inflateInit2(stream, GZIP_WINDOW) != Z_OK)
		return error_no_memory(error);
	source->packed = true;
	source->in_member = true;
	return true;
}

/* Plain bytes: first what begin() read, then the file itself. */
static ssize_t
read_plain(struct source *source, char *data, size_t size,
	   struct error *error)
{
	z_stream *stream = &source->stream;
	size_t have = stream->avail_in;

	if (have == 0)
		return read_some(source, data, size, error);
	if (have > size)
		have = size;
	memcpy(data, stream->next_in, have);
	stream->next_in += have;
	stream->avail_in -= (unsigned)have;
	return (ssize_t)have;
}

static ssize_t
refuse(struct error *error)
{
	error_set(error, STATUS_BAD_INPUT,
		  "gzip data is damaged or cut short");
	return -1;
}

/* Have input for inflate(): 1, 0 at the end of the file, or -1. */
static int
refill(struct source *source, struct error *error)
{
	z_stream *stream = &source->stream;

	if (stream->avail_in > 0)
		return 1;

	ssize_t got = read_some(source, source->input, sizeof source->input,
				error);

	if (got < 0)
		return -1;
	stream->next_in = source->input;
	stream->avail_in = (unsigned)got;
	return got > 0;
}

/* Unpack into what `stream` has room for; false when the data is damaged. */
static bool
inflate_some(struct source *source)
{
	z_stream *stream = &source->stream;

	if (!source->in_member) {
		inflateReset(stream);
		source->in_member = true;
	}

	int code = inflate(stream, Z_NO_FLUSH);

	if (code == Z_STREAM_END)
		source->in_member = false;
	return code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR;
}

static ssize_t
read_packed(struct source *source, char *data, size_t size,
	    struct error *error)
{
	z_stream *stream = &source->stream;

	stream->next_out = (unsigned char *)data;
	stream->avail_out = (unsigned)size;
	while (stream->avail_out == size) {
		int filled = refill(source, error);

		if (filled < 0)
			return -1;
		if (filled == 0)
			return source->in_member ? refuse(error) : 0;
		if (!inflate_some(source))
			return refuse(error);
	}
	return (ssize_t)(size - stream->avail_out);
}

static ssize_t
refuse_zstd(struct error *error)
{
	error_set(error, STATUS_BAD_INPUT,
		  "zstd data is damaged or cut short");
	return -1;
}

static ssize_t
read_zstd(struct source *source, char *data, size_t size, struct error *error)
{
	z_stream *stream = &source->stream;
	struct zstd_step step = { .to = data, .room = size };

	while (step.room == size) {
		int filled = refill(source, error);

		if (filled < 0)
			return -1;
		if (filled == 0 && zstd_is_complete(source->zstd))
			return 0;
		step.from = stream->next_in;
		step.left = stream->avail_in;
		if (!zstd_unpack(source->zstd, &step))
			return refuse_zstd(error);
		stream->next_in += stream->avail_in - step.left;
		stream->avail_in = (unsigned)step.left;
		if (filled == 0 && step.room == size)
			return refuse_zstd(error);
	}
	return (ssize_t)(size - step.room);
}

ssize_t
source_read(struct source *source, char *data, size_t size,
	    struct error *error)
{
	if (!source->begun && !begin(source, error))
		return -1;
	if (source->zstd)
		return read_zstd(source, data, size, error);
	return source->packed ? read_packed(source, data, size, error)
			      : read_plain(source, data, size, error);
}
