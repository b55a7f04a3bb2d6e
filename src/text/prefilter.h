/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PREFILTER_H
#define TRIAGE_PREFILTER_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether a pattern of patterns.c can match at all: a look at a few bytes
 * that most words fail, so that PCRE2 seldom runs in vain and most texts need
 * few of the expressions compiled.
 *
 * A prefilter may say yes where the pattern then does not match; it never
 * says no where it would.  `offset` is where the match would begin, before
 * `length`.  Whoever changes a pattern looks at its prefilter as well.
 */
typedef bool prefilter(const char *text, size_t length, size_t offset);

prefilter prefilter_url;
prefilter prefilter_email;
prefilter prefilter_address;
prefilter prefilter_address6;
prefilter prefilter_cve;
prefilter prefilter_attack;
prefilter prefilter_hash;
prefilter prefilter_group;
prefilter prefilter_defanged;
prefilter prefilter_domain;
prefilter prefilter_money;
prefilter prefilter_rate;
prefilter prefilter_count;

#endif
