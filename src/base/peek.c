/* SPDX-License-Identifier: MIT */
/* For tee() and pipe2(). */
#define _GNU_SOURCE
#include "peek.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* A second pipe gets the same bytes. */
static ssize_t
peek_pipe(int descriptor, char *data, size_t size)
{
	int end[2];
	ssize_t got;

	if (pipe2(end, O_CLOEXEC) != 0)
		return -1;
	do
		got = tee(descriptor, end[1], size, 0);
	while (got < 0 && errno == EINTR);
	if (got > 0)
		got = read(end[0], data, size);
	close(end[0]);
	close(end[1]);
	return got;
}

ssize_t
peek(int descriptor, char *data, size_t size)
{
	off_t at = lseek(descriptor, 0, SEEK_CUR);

	if (at >= 0)
		return pread(descriptor, data, size, at);
	return errno == ESPIPE ? peek_pipe(descriptor, data, size) : -1;
}
