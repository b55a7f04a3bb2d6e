/* SPDX-License-Identifier: MIT */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_STEP = 1 << 16 };

/* The name that file_abandon() removes; written before the flag is raised. */
static char pending_name[PATH_MAX];
static volatile sig_atomic_t pending;

bool
file_read_stream(FILE *stream, size_t most, struct bytes *bytes,
		 struct error *error)
{
	size_t start = bytes->length;

	for (;;) {
		if (!bytes_reserve(bytes, READ_STEP))
			return error_no_memory(error);

		size_t got = fread(bytes->data + bytes->length, 1, READ_STEP,
				   stream);

		bytes->length += got;
		bytes->data[bytes->length] = '\0';
		if (bytes->length - start > most)
			return error_set(error, STATUS_LIMIT,
					 "too large");
		if (got == 0)
			break;
	}
	if (ferror(stream))
		return error_system(error, STATUS_NO_INPUT, "cannot be read");
	return true;
}

bool
file_read(const char *path, size_t most, struct bytes *bytes,
	  struct error *error)
{
	FILE *stream = fopen(path, "rb");

	if (!stream) {
		error_system(error, STATUS_NO_INPUT, "cannot be opened");
		return error_about(error, path);
	}
	setvbuf(stream, NULL, _IONBF, 0);

	bool read = file_read_stream(stream, most, bytes, error);

	fclose(stream);
	return read || error_about(error, path);
}

/*
 * Say that all of it is worth to be read and mapped in large pages: whoever
 * looks up a few hundred places would have one small page read after the other,
 * and each of them mapped.  Where that cannot be, nothing is lost.
 */
static void
expect_whole(void *data, size_t length)
{
#ifdef MADV_HUGEPAGE
	madvise(data, length, MADV_HUGEPAGE);
#else
	(void)data;
	(void)length;
#endif
}

static bool
map_descriptor(int descriptor, struct mapping *mapping, struct error *error)
{
	struct stat facts;

	if (fstat(descriptor, &facts) != 0)
		return error_system(error, STATUS_NO_INPUT, "cannot be read");
	if (!S_ISREG(facts.st_mode))
		return error_set(error, STATUS_NO_INPUT, "not a regular file");
	mapping->length = (size_t)facts.st_size;
	if (mapping->length == 0)
		return true;

	void *data = mmap(NULL, mapping->length, PROT_READ, MAP_PRIVATE,
			  descriptor, 0);

	if (data == MAP_FAILED)
		return error_system(error, STATUS_NO_INPUT,
				    "cannot be mapped");
	expect_whole(data, mapping->length);
	mapping->data = data;
	return true;
}

bool
file_map(const char *path, struct mapping *mapping, struct error *error)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);

	*mapping = (struct mapping){ 0 };
	if (descriptor < 0) {
		error_system(error, STATUS_NO_INPUT, "cannot be opened");
		return error_about(error, path);
	}

	bool mapped = map_descriptor(descriptor, mapping, error);

	close(descriptor);
	return mapped || error_about(error, path);
}

void
file_unmap(struct mapping *mapping)
{
	if (mapping->data)
		munmap((void *)(uintptr_t)mapping->data, mapping->length);
	*mapping = (struct mapping){ 0 };
}

bool
file_write_descriptor(int descriptor, const char *data, size_t length)
{
	while (length > 0) {
		ssize_t written = write(descriptor, data, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		data += written;
		length -= (size_t)written;
	}
	return true;
}

/* Write, sync and close; errno tells what failed. */
static bool
write_synced(int descriptor, const struct bytes *bytes)
{
	bool written = file_write_descriptor(descriptor, bytes->data,
					     bytes->length) &&
		       fsync(descriptor) == 0;
	int number = errno;

	if (close(descriptor) != 0 && written)
		return false;
	errno = number;
	return written;
}

/* Sync the folder, so that the new name survives a power cut. */
static void
sync_folder_of(const char *path)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	size_t length = slash ? (size_t)(slash - path) : 0;

	memcpy(folder, path, length);
	folder[length] = '\0';

	int descriptor = open(length ? folder : slash ? "/" : ".",
			      O_RDONLY | O_CLOEXEC);

	if (descriptor >= 0) {
		/* The data is safe already: some file systems refuse this. */
		(void)!fsync(descriptor);
		close(descriptor);
	}
}

/* Write to what is not a regular file and so cannot be replaced. */
static bool
write_into(const char *path, const struct bytes *bytes, struct error *error)
{
	int descriptor = open(path, O_WRONLY | O_CLOEXEC);
	bool written = descriptor >= 0 &&
		       file_write_descriptor(descriptor, bytes->data,
					     bytes->length);

	if (!written)
		error_system(error, STATUS_OUTPUT, "cannot be written");
	if (descriptor >= 0)
		close(descriptor);
	return written || error_about(error, path);
}

static bool
replace(const char *path, const struct bytes *bytes, struct error *error)
{
	int length = snprintf(pending_name, sizeof pending_name, "%s.%ld.tmp",
			      path, (long)getpid());

	if (length < 0 || (size_t)length >= sizeof pending_name) {
		error_set(error, STATUS_OUTPUT, "name is too long");
		return error_about(error, path);
	}
	pending = 1;

	int descriptor = open(pending_name,
			      O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (descriptor < 0 || !write_synced(descriptor, bytes) ||
	    rename(pending_name, path) != 0) {
		error_system(error, STATUS_OUTPUT, "cannot be written");
		file_abandon();
		return error_about(error, path);
	}
	pending = 0;
	sync_folder_of(path);
	return true;
}

bool
file_save(const char *path, const struct bytes *bytes, struct error *error)
{
	char target[PATH_MAX];
	struct stat facts;

	if (stat(path, &facts) == 0 && !S_ISREG(facts.st_mode))
		return write_into(path, bytes, error);
	if (lstat(path, &facts) == 0 && S_ISLNK(facts.st_mode) &&
	    realpath(path, target))
		path = target;
	return replace(path, bytes, error);
}

void
file_abandon(void)
{
	if (pending) {
		pending = 0;
		unlink(pending_name);
	}
}

bool
file_make_directory(const char *path, struct error *error)
{
	if (mkdir(path, 0777) == 0 || (errno == EEXIST &&
				       file_is_directory(path)))
		return true;
	error_system(error, STATUS_OUTPUT, "cannot be made");
	return error_about(error, path);
}

bool
file_is_directory(const char *path)
{
	struct stat facts;

	return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

bool
file_is_regular(const char *path)
{
	struct stat facts;

	return stat(path, &facts) == 0 && S_ISREG(facts.st_mode);
}
