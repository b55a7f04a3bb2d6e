/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_XML_ENCODING_H
#define TRIAGE_XML_ENCODING_H

#include "expat.h"
#include <stddef.h>

/*
 * The encodings of XML that expat does not know by itself: every charset of
 * iconv that has ASCII where XML needs it and 1 to 3 bytes a character, told by
 * the first of them.  For XML_SetUnknownEncodingHandler().
 */
int xml_encoding_fill(void *context, const XML_Char *name,
		      XML_Encoding *encoding);

/*
 * How wide the ASCII of a document is, which its first bytes show.
 */
enum xml_width { XML_NARROW, XML_UTF16_LITTLE, XML_UTF16_BIG };

enum xml_width xml_width_of(const char *data, size_t length);

#endif
