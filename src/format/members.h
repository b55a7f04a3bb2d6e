/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MEMBERS_H
#define TRIAGE_MEMBERS_H

#include "../document/document.h"

/* Members that several JSON formats have. */

/* `{"source":…`: a path may hold any bytes, JSON must be UTF-8. */
void members_append_source(struct bytes *bytes, const char *source);

/* `,"NAME":"VALUE"`, unless the value is empty. */
void members_append_known(struct bytes *bytes, const char *name,
			  const struct bytes *value);

/* `,"from":…,"date":…,"link":…`, those that are known. */
void members_append_origin(struct bytes *bytes,
			   const struct document *document);

/* `,"cut":…,"replaced":…`, where it was. */
void members_append_state(struct bytes *bytes,
			  const struct document *document);

#endif
