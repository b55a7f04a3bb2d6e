/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_ADDRESS_H
#define TRIAGE_ADDRESS_H

#include "finding.h"

/*
 * The rules of finding.h for addresses on a network.  An address that stands
 * in a text as it is may be many other things - a file, a package, a version -
 * and is looked at more closely than one that somebody took care to defang.
 */
bool address_take_url(struct finder *finder, struct finding *finding,
		      struct bytes *value);
bool address_take_email(struct finder *finder, struct finding *finding,
			struct bytes *value);
bool address_take_ip(struct finder *finder, struct finding *finding,
		     struct bytes *value);
bool address_take_domain(struct finder *finder, struct finding *finding,
			 struct bytes *value);

#endif
