/* SPDX-License-Identifier: MIT */
#include "html_hints.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* What a word says, by itself or together with others of its name. */
enum word_kind {
	PLAIN = 0,
	CLUTTER = 1,
	ARTICLE = 2,	/* "entry", "post": the thing */
	TEXT = 4,	/* "content", "body": what it holds */
	VOID = 8,	/* "has", "tag": the name tells of a state or subject */
	ALONE = 16,	/* clutter where the name has no other word */
	TALK = 32,
	COMMENTS = CLUTTER | TALK,
};

static const struct {
	const char *word;
	enum word_kind kind;
} words[] = {
	/* In the order of the words. */
	{ "ad", CLUTTER },
	{ "addthis", CLUTTER },
	{ "addtoany", CLUTTER },
	{ "ads", CLUTTER },
	{ "advert", CLUTTER },
	{ "advertisement", CLUTTER },
	{ "advertising", CLUTTER },
	{ "article", ARTICLE },
	{ "author", CLUTTER },
	{ "authorbox", CLUTTER },
	{ "authors", CLUTTER },
	{ "bio", CLUTTER },
	{ "blog", ARTICLE },
	{ "body", TEXT },
	{ "bodycopy", TEXT },
	{ "breadcrumb", CLUTTER },
	{ "breadcrumbs", CLUTTER },
	{ "byline", CLUTTER },
	{ "caption", CLUTTER },
	{ "captions", CLUTTER },
	{ "categories", CLUTTER },
	{ "category", VOID },
	{ "comentarios", COMMENTS },
	{ "comment", COMMENTS },
	{ "commentaires", COMMENTS },
	{ "commentlist", COMMENTS },
	{ "comments", COMMENTS },
	{ "consent", CLUTTER },
	{ "content", TEXT },
	{ "contents", TEXT },
	{ "cookie", CLUTTER },
	{ "cookies", CLUTTER },
	{ "copy", TEXT },
	{ "copyright", CLUTTER },
	{ "credit", CLUTTER },
	{ "credits", CLUTTER },
	{ "cta", CLUTTER },
	{ "dateline", CLUTTER },
	{ "disclaimer", CLUTTER },
	{ "disqus", COMMENTS },
	{ "donate", CLUTTER },
	{ "entry", ARTICLE },
	{ "feedback", CLUTTER },
	{ "flyout", CLUTTER },
	{ "follow", CLUTTER },
	{ "footer", CLUTTER },
	{ "form", CLUTTER },
	{ "gdpr", CLUTTER },
	{ "has", VOID },
	{ "is", VOID },
	{ "js", VOID },
	{ "kommentare", COMMENTS },
	{ "latest", CLUTTER },
	{ "login", CLUTTER },
	{ "masthead", CLUTTER },
	{ "menu", CLUTTER },
	{ "meta", CLUTTER },
	{ "metadata", CLUTTER },
	{ "modal", CLUTTER },
	{ "more", CLUTTER },
	{ "nav", CLUTTER },
	{ "navbar", CLUTTER },
	{ "navigation", CLUTTER },
	{ "news", ARTICLE },
	{ "newsletter", CLUTTER },
	{ "no", VOID },
	{ "noprint", CLUTTER },
	{ "not", VOID },
	{ "outbrain", CLUTTER },
	{ "pager", CLUTTER },
	{ "pagination", CLUTTER },
	{ "popular", CLUTTER },
	{ "popup", CLUTTER },
	{ "post", ARTICLE },
	{ "postmeta", CLUTTER },
	{ "postmetadata", CLUTTER },
	{ "profile", CLUTTER },
	{ "promo", CLUTTER },
	{ "promoted", CLUTTER },
	{ "rating", CLUTTER },
	{ "reactions", CLUTTER },
	{ "readtime", CLUTTER },
	{ "recirc", CLUTTER },
	{ "recommendations", CLUTTER },
	{ "recommended", CLUTTER },
	{ "related", CLUTTER },
	{ "relatedposts", CLUTTER },
	{ "replies", COMMENTS },
	{ "reply", CLUTTER },
	{ "respond", COMMENTS },
	{ "ribbon", CLUTTER },
	{ "share", CLUTTER },
	{ "sharedaddy", CLUTTER },
	{ "shares", CLUTTER },
	{ "sharing", CLUTTER },
	{ "sidebar", CLUTTER },
	{ "signup", CLUTTER },
	{ "skip", CLUTTER },
	{ "social", CLUTTER },
	{ "sponsor", CLUTTER },
	{ "sponsored", CLUTTER },
	{ "story", ARTICLE },
	{ "subscribe", CLUTTER },
	{ "subscription", CLUTTER },
	{ "taboola", CLUTTER },
	{ "tag", VOID },
	{ "tagcloud", CLUTTER },
	{ "taglist", CLUTTER },
	{ "tags", CLUTTER },
	{ "teaser", CLUTTER },
	{ "teasers", CLUTTER },
	{ "text", TEXT },
	{ "toc", CLUTTER },
	{ "toolbar", CLUTTER },
	{ "topbar", CLUTTER },
	{ "trending", CLUTTER },
	{ "widget", ALONE },
	{ "with", VOID },
	{ "without", VOID },
};

enum { WORDS = sizeof words / sizeof words[0], WORD_LONGEST = 24 };

static enum word_kind
kind_of(const char *word)
{
	size_t low = 0;
	size_t high = WORDS;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(word, words[middle].word);

		if (order == 0)
			return words[middle].kind;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return PLAIN;
}

/*
 * The next word of a name in small letters, as "entry" and "content" of
 * "entry-content", "entryContent" or "entry__content"; NULL at its end.
 */
static const char *
next_word(const char *at, char *word)
{
	size_t length = 0;

	while (*at && !isspace((unsigned char)*at) &&
	       !isalpha((unsigned char)*at))
		at++;
	if (!isalpha((unsigned char)*at))
		return NULL;
	while (isalpha((unsigned char)*at)) {
		if (length < WORD_LONGEST)
			word[length++] = (char)tolower((unsigned char)*at);
		if (islower((unsigned char)at[0]) &&
		    isupper((unsigned char)at[1])) {
			at++;
			break;
		}
		at++;
	}
	word[length] = '\0';
	return at;
}

/* What the words of one name say together. */
static enum html_hint
hint_of_name(const char *name)
{
	char word[WORD_LONGEST + 1];
	unsigned seen = 0;
	size_t count = 0;

	while ((name = next_word(name, word)) != NULL) {
		seen |= kind_of(word);
		count++;
		if (seen & VOID)
			return HTML_NO_HINT;
	}
	if (seen & TALK)
		return HTML_COMMENTS;
	if (seen & CLUTTER || (seen & ALONE && count == 1))
		return HTML_CLUTTER;
	if ((seen & ARTICLE) && (seen & TEXT))
		return HTML_BODY_OF_ARTICLE;
	if (seen & (ARTICLE | TEXT) && count == 1)
		return HTML_CONTENT;
	return HTML_NO_HINT;
}

bool
html_hint_is_clutter(enum html_hint hint)
{
	return hint == HTML_CLUTTER || hint == HTML_COMMENTS;
}

/* The strongest hint of a list of names parted by blanks. */
static enum html_hint
hint_of_names(const char *names)
{
	enum html_hint strongest = HTML_NO_HINT;

	while (names && *names) {
		enum html_hint hint;

		names += strspn(names, " \t\r\n\f");
		hint = hint_of_name(names);
		if (html_hint_is_clutter(hint))
			return hint;
		if (hint > strongest)
			strongest = hint;
		names += strcspn(names, " \t\r\n\f");
	}
	return strongest;
}

static const struct {
	const char *attribute;
	const char *value;
	enum html_hint hint;
} values[] = {
	{ "itemprop", "articleBody", HTML_BODY_OF_ARTICLE },
	{ "itemprop", "text", HTML_BODY_OF_ARTICLE },
	{ "name", "articleBody", HTML_BODY_OF_ARTICLE },
	{ "itemprop", "comment", HTML_COMMENTS },
	{ "role", "navigation", HTML_CLUTTER },
	{ "role", "banner", HTML_CLUTTER },
	{ "role", "contentinfo", HTML_CLUTTER },
	{ "role", "complementary", HTML_CLUTTER },
	{ "role", "search", HTML_CLUTTER },
	{ "role", "dialog", HTML_CLUTTER },
	{ "role", "alertdialog", HTML_CLUTTER },
	{ "role", "menu", HTML_CLUTTER },
	{ "role", "toolbar", HTML_CLUTTER },
	{ "role", "main", HTML_CONTENT },
	{ "role", "article", HTML_CONTENT },
};

enum html_hint
html_hint(const struct html_tree *tree, size_t node)
{
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		const char *value =
			html_attribute(tree, node, values[i].attribute);

		if (value && strcasecmp(value, values[i].value) == 0)
			return values[i].hint;
	}

	enum html_hint class = hint_of_names(
		html_attribute(tree, node, "class"));
	enum html_hint id = hint_of_names(html_attribute(tree, node, "id"));

	if (html_hint_is_clutter(class))
		return class;
	if (html_hint_is_clutter(id))
		return id;
	return class > id ? class : id;
}
