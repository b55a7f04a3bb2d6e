/* SPDX-License-Identifier: MIT */
#include "filter.h"

static const struct filter filters[] = {
	{ .name = "mail",
	  .pass = filter_mail,
	  .recover = filter_mail_recover },
	{ .name = "feed", .pass = filter_feed },
	{ .name = "sfeed", .pass = filter_sfeed },
	{ .name = "jsonl",
	  .answer = filter_jsonl,
	  .answer_error = filter_jsonl_error },
	{ .name = "tsv",
	  .answer = filter_tsv,
	  .answer_error = filter_tsv_error },
};

enum { FILTERS = sizeof filters / sizeof filters[0] };

const struct filter *
filter_at(size_t i)
{
	return i < FILTERS ? &filters[i] : NULL;
}
