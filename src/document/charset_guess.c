/* SPDX-License-Identifier: MIT */
/* What charset bytes are in that nothing declares. */
#include "charset.h"

#include "../base/shared_object.h"

#include <string.h>
#include <uchardet/uchardet.h>

static const char LIBRARY[] = "libuchardet.so.0";

/* Western Europe's: what undeclared bytes most often are. */
static const char USUAL[] = "WINDOWS-1252";

/* So much is looked at, from a little before the first that tells. */
enum {
	SAMPLE_MOST = 1 << 17,
	SAMPLE_BEFORE = 256,
	HIGH_FEW = 8,
	WIDE_LEAST = 8
};

static struct {
	__typeof__(uchardet_new) *make;
	__typeof__(uchardet_delete) *free;
	__typeof__(uchardet_handle_data) *take;
	__typeof__(uchardet_data_end) *end;
	__typeof__(uchardet_get_charset) *name;
} library;

/* Without it there is still what is usual. */
static bool
start(void)
{
	static const struct symbol symbols[] = {
		{ "uchardet_new", &library.make },
		{ "uchardet_delete", &library.free },
		{ "uchardet_handle_data", &library.take },
		{ "uchardet_data_end", &library.end },
		{ "uchardet_get_charset", &library.name },
		{ NULL, NULL },
	};
	struct error unused;

	return shared_object_load(LIBRARY, symbols, &unused);
}

static bool
is_telling(char byte)
{
	return (unsigned char)byte >= 0x80 || byte == 0x1b || byte == '~';
}

/* Skip what is ASCII at the start, and bound the rest. */
static size_t
take_sample(const char **data, size_t length)
{
	size_t first = 0;

	while (first < length && !is_telling((*data)[first]))
		first++;

	size_t skipped = first > SAMPLE_BEFORE ? first - SAMPLE_BEFORE : 0;

	*data += skipped;
	length -= skipped;
	return length < SAMPLE_MOST ? length : SAMPLE_MOST;
}

struct count {
	size_t high;  /* bytes above 7F */
	size_t pairs; /* those right behind another */
};

static struct count
count_high(const char *data, size_t length)
{
	struct count count = { 0, 0 };
	bool was_high = false;

	for (size_t i = 0; i < length; i++) {
		bool is_high = (unsigned char)data[i] >= 0x80;

		count.high += is_high;
		count.pairs += is_high && was_high;
		was_high = is_high;
	}
	return count;
}

/*
 * A few quotes or accents apart from each other are no evidence of a rare
 * charset, whatever the frequencies say.
 */
static bool
is_sparse(const char *data, size_t length)
{
	struct count count = count_high(data, length);

	return count.high > 0 && count.pairs * 10 < count.high &&
	       (count.high < HIGH_FEW || count.high * 100 < length);
}

bool
charset_is_dense(const char *data, size_t length)
{
	length = take_sample(&data, length);

	struct count count = count_high(data, length);

	return count.pairs * 2 > count.high && count.high > HIGH_FEW;
}

static bool
is_convertible(const char *name)
{
	if (name[0] == '\0' || strlen(name) >= CHARSET_LONGEST ||
	    strcmp(name, "ASCII") == 0 || strcmp(name, "UTF-8") == 0)
		return false;

	iconv_t converter = charset_open(name);

	if (converter == (iconv_t)-1)
		return false;
	iconv_close(converter);
	return true;
}

void
charset_guess(const char *data, size_t length, char *name)
{
	strcpy(name, USUAL);
	length = take_sample(&data, length);
	if (is_sparse(data, length) || !start())
		return;

	uchardet_t detector = library.make();

	if (!detector)
		return;
	if (library.take(detector, data, length) == 0) {
		library.end(detector);

		const char *guess = library.name(detector);

		if (guess && is_convertible(guess))
			strcpy(name, guess);
	}
	library.free(detector);
}

const char *
charset_wide(const char *data, size_t length)
{
	size_t zeros[2] = { 0, 0 };
	const char *wide = NULL;

	if (length > SAMPLE_MOST)
		length = SAMPLE_MOST;
	for (size_t i = 0; i < length; i++)
		zeros[i % 2] += data[i] == '\0';
	if (zeros[1] * 4 > length && zeros[0] * 20 < length)
		wide = "UTF-16LE";
	if (zeros[0] * 4 > length && zeros[1] * 20 < length)
		wide = "UTF-16BE";
	return length >= WIDE_LEAST ? wide : NULL;
}
