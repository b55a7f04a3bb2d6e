/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_STIX_RULES_H
#define TRIAGE_STIX_RULES_H

#include "../../src/base/bytes.h"

/*
 * What STIX 2.1 asks of a bundle, for the types of objects that triage writes:
 * sections 2 (common types), 3 (common properties), 4 (domain objects), 6
 * (observables), 8 (bundles) and 9 (patterns) of the OASIS standard.  It knows
 * every property of these types that we write and takes none beside.
 *
 * Appends a sentence to `complaints` for each rule that a bundle breaks.
 */
void stix_rules_check(const char *bundle, size_t length,
		      struct bytes *complaints);

#endif
