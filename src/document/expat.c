/* SPDX-License-Identifier: MIT */
#include "expat.h"

#include "../base/shared_object.h"

static struct expat expat;

#define SYMBOL(name)                                                           \
	{                                                                      \
		"XML_" #name, &expat.name                                      \
	}
#define PROTECTION "XML_SetBillionLaughsAttackProtection"

static const struct symbol symbol[] = {
	SYMBOL(ParserCreateNS),
	SYMBOL(ParserFree),
	SYMBOL(SetUserData),
	SYMBOL(SetElementHandler),
	SYMBOL(SetCharacterDataHandler),
	SYMBOL(SetEntityDeclHandler),
	SYMBOL(SetXmlDeclHandler),
	SYMBOL(SetSkippedEntityHandler),
	SYMBOL(SetUnknownEncodingHandler),
	SYMBOL(SetReturnNSTriplet),
	{ PROTECTION "MaximumAmplification", &expat.SetMaximumAmplification },
	{ PROTECTION "ActivationThreshold", &expat.SetActivationThreshold },
	SYMBOL(Parse),
	SYMBOL(StopParser),
	SYMBOL(ResumeParser),
	SYMBOL(GetErrorCode),
	SYMBOL(ErrorString),
	SYMBOL(GetCurrentLineNumber),
	SYMBOL(GetCurrentByteIndex),
	SYMBOL(GetCurrentByteCount),
	{ NULL, NULL },
};

const struct expat *
expat_load(struct error *error)
{
	if (shared_object_load("libexpat.so.1", symbol, error))
		return &expat;
	error_set(error, STATUS_UNAVAILABLE,
		  "libexpat.so.1 is needed for feeds in XML: install Debian's "
		  "libexpat1");
	return NULL;
}
