/* SPDX-License-Identifier: MIT */
#include "zstd.h"

#include "../base/shared_object.h"

#include <stdlib.h>
#include <string.h>
#include <zstd.h>

static const char LIBRARY[] = "libzstd.so.1";

static struct {
	__typeof__(ZSTD_createDStream) *make;
	__typeof__(ZSTD_freeDStream) *free;
	__typeof__(ZSTD_decompressStream) *unpack;
	__typeof__(ZSTD_isError) *is_error;
} library;

static const struct symbol symbols[] = {
	{ "ZSTD_createDStream", &library.make },
	{ "ZSTD_freeDStream", &library.free },
	{ "ZSTD_decompressStream", &library.unpack },
	{ "ZSTD_isError", &library.is_error },
	{ NULL, NULL },
};

struct zstd {
	ZSTD_DStream *stream;
	bool in_frame;
};

bool
zstd_is_it(const unsigned char *data, size_t length)
{
	return length >= 4 && memcmp(data, "\x28\xb5\x2f\xfd", 4) == 0;
}

struct zstd *
zstd_new(struct error *error)
{
	struct zstd *zstd;

	if (!shared_object_load(LIBRARY, symbols, error))
		return NULL;
	zstd = calloc(1, sizeof *zstd);
	if (zstd)
		zstd->stream = library.make();
	if (zstd && zstd->stream)
		return zstd;
	free(zstd);
	error_no_memory(error);
	return NULL;
}

void
zstd_free(struct zstd *zstd)
{
	if (!zstd)
		return;
	library.free(zstd->stream);
	free(zstd);
}

bool
zstd_unpack(struct zstd *zstd, struct zstd_step *step)
{
	ZSTD_inBuffer from = { step->from, step->left, 0 };
	ZSTD_outBuffer to = { step->to, step->room, 0 };
	size_t code = library.unpack(zstd->stream, &to, &from);

	step->from = (const char *)step->from + from.pos;
	step->left -= from.pos;
	step->room -= to.pos;
	zstd->in_frame = code != 0;
	return !library.is_error(code);
}

bool
zstd_is_complete(const struct zstd *zstd)
{
	return !zstd->in_frame;
}
