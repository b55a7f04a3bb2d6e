/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_BOXES_H
#define TRIAGE_HTML_BOXES_H

#include "html_blocks.h"

/*
 * Mark what is boxed up within an article or beside it: what tells of other
 * pages, and forms with what is said around them.  The heading is known.
 */
void html_boxes_find(struct html_blocks *blocks, const char *title);

#endif
