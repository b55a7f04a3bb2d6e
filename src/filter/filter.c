/* SPDX-License-Identifier: MIT */
#include "filter.h"

static const struct filter filters[] = {
	{ "mail", filter_mail, filter_mail_recover },
};

enum { FILTERS = sizeof filters / sizeof filters[0] };

const struct filter *
filter_at(size_t i)
{
	return i < FILTERS ? &filters[i] : NULL;
}
