/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_EXPAT_H
#define TRIAGE_EXPAT_H

#include "../base/error.h"

/* Or its header hides what bounds entities. */
#define XML_DTD 1
#include <expat.h>

/*
 * Expat, loaded by the first document that is XML: others do not pay for it.
 * Members are its functions by the same name.
 */
struct expat {
	__typeof__(&XML_ParserCreateNS) ParserCreateNS;
	__typeof__(&XML_ParserFree) ParserFree;
	__typeof__(&XML_SetUserData) SetUserData;
	__typeof__(&XML_SetElementHandler) SetElementHandler;
	__typeof__(&XML_SetCharacterDataHandler) SetCharacterDataHandler;
	__typeof__(&XML_SetEntityDeclHandler) SetEntityDeclHandler;
	__typeof__(&XML_SetXmlDeclHandler) SetXmlDeclHandler;
	__typeof__(&XML_SetSkippedEntityHandler) SetSkippedEntityHandler;
	__typeof__(&XML_SetUnknownEncodingHandler) SetUnknownEncodingHandler;
	__typeof__(&XML_SetReturnNSTriplet) SetReturnNSTriplet;
	__typeof__(&XML_SetBillionLaughsAttackProtectionMaximumAmplification)
		SetMaximumAmplification;
	__typeof__(&XML_SetBillionLaughsAttackProtectionActivationThreshold)
		SetActivationThreshold;
	__typeof__(&XML_Parse) Parse;
	__typeof__(&XML_StopParser) StopParser;
	__typeof__(&XML_ResumeParser) ResumeParser;
	__typeof__(&XML_GetErrorCode) GetErrorCode;
	__typeof__(&XML_ErrorString) ErrorString;
	__typeof__(&XML_GetCurrentLineNumber) GetCurrentLineNumber;
	__typeof__(&XML_GetCurrentByteIndex) GetCurrentByteIndex;
	__typeof__(&XML_GetCurrentByteCount) GetCurrentByteCount;
};

/* What stands between the parts of a name. */
enum { EXPAT_SEPARATOR = '\n' };

/* For the rest of the process; NULL where it is not installed. */
const struct expat *expat_load(struct error *error);

#endif
