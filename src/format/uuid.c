/* SPDX-License-Identifier: MIT */
#include "uuid.h"

#include <sha1.h>
#include <sha2.h>
#include <stdint.h>
#include <string.h>

enum { UUID_BYTES = 16 };

static const uint8_t namespace_bytes[][UUID_BYTES] = {
	[UUID_TRIAGE] = { 0xb8, 0x5e, 0xfa, 0x97, 0xb9, 0x9b, 0x41, 0x72, 0xa8,
			  0x27, 0x17, 0x86, 0xf1, 0x38, 0x92, 0x6b },
	[UUID_STIX_OBSERVABLE] = { 0x00, 0xab, 0xed, 0xb4, 0xaa, 0x42, 0x46,
				   0x6c, 0x9c, 0x01, 0xfe, 0xd2, 0x33, 0x15,
				   0xa9, 0xb7 },
};

void
uuid_append(struct bytes *bytes, enum uuid_namespace space,
	    const struct bytes *name)
{
	uint8_t hash[SHA1_DIGEST_LENGTH];
	SHA1_CTX context;

	SHA1Init(&context);
	SHA1Update(&context, namespace_bytes[space], UUID_BYTES);
	SHA1Update(&context, (const uint8_t *)bytes_text(name), name->length);
	SHA1Final(hash, &context);
	hash[6] = (uint8_t)((hash[6] & 0x0f) | 0x50);
	hash[8] = (uint8_t)((hash[8] & 0x3f) | 0x80);
	for (size_t i = 0; i < UUID_BYTES; i++)
		bytes_printf(bytes,
			     i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x"
								   : "%02x",
			     (unsigned)hash[i]);
}

void
uuid_printf(struct bytes *bytes, const char *format, ...)
{
	struct bytes name = { 0 };
	va_list arguments;

	va_start(arguments, format);
	bytes_vprintf(&name, format, arguments);
	va_end(arguments);
	uuid_append(bytes, UUID_TRIAGE, &name);
	bytes->failed |= name.failed;
	bytes_free(&name);
}

void
document_digest(const struct document *document,
		char digits[DOCUMENT_DIGITS + 1])
{
	const struct bytes *title = &document->title;
	SHA2_CTX context;

	SHA256Init(&context);
	if (title->length > 0) {
		SHA256Update(&context, (const uint8_t *)bytes_text(title),
			     title->length);
		SHA256Update(&context, (const uint8_t *)"\n", 1);
	}
	SHA256Update(&context, (const uint8_t *)bytes_text(&document->body),
		     document->body.length);
	SHA256End(&context, digits);
}
