/* SPDX-License-Identifier: MIT */
#include "phrases.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LINE_LONGEST = 300 };

/*
 * In small letters.  A line that begins with `words` and has at most `most`
 * words is meant; 0 stands for no word more than these.  "#" is any number.
 */
static const struct {
	const char *words;
	unsigned char most;
	unsigned char phrase;
} table[] = {
	{ "related articles", 4, PHRASE_SECTION },
	{ "related posts", 4, PHRASE_SECTION },
	{ "related stories", 4, PHRASE_SECTION },
	{ "related news", 4, PHRASE_SECTION },
	{ "related content", 4, PHRASE_SECTION },
	{ "related reading", 4, PHRASE_SECTION },
	{ "related topics", 4, PHRASE_SECTION },
	{ "related", 0, PHRASE_SECTION },
	{ "recommended for you", 0, PHRASE_SECTION },
	{ "recommended reading", 0, PHRASE_SECTION },
	{ "recommended articles", 0, PHRASE_SECTION },
	{ "recommended stories", 0, PHRASE_SECTION },
	{ "recommended resources", 0, PHRASE_SECTION },
	{ "recommended", 0, PHRASE_SECTION },
	{ "you may also like", 6, PHRASE_SECTION },
	{ "you might also like", 6, PHRASE_SECTION },
	{ "you may also be interested", 8, PHRASE_SECTION },
	{ "you might also be interested", 8, PHRASE_SECTION },
	{ "you may be interested in", 7, PHRASE_SECTION },
	{ "read next", 0, PHRASE_SECTION },
	{ "up next", 0, PHRASE_SECTION },
	{ "what to read next", 0, PHRASE_SECTION },
	{ "more from", 8, PHRASE_SECTION },
	{ "more stories", 6, PHRASE_SECTION },
	{ "more articles", 6, PHRASE_SECTION },
	{ "more news", 6, PHRASE_SECTION },
	{ "more on this", 6, PHRASE_SECTION },
	{ "more posts", 6, PHRASE_SECTION },
	{ "keep reading", 0, PHRASE_SECTION },
	{ "latest posts", 2, PHRASE_SECTION },
	{ "latest news", 3, PHRASE_SECTION },
	{ "latest articles", 3, PHRASE_SECTION },
	{ "latest stories", 3, PHRASE_SECTION },
	{ "recent posts", 3, PHRASE_SECTION },
	{ "recent articles", 3, PHRASE_SECTION },
	{ "popular posts", 3, PHRASE_SECTION },
	{ "popular articles", 3, PHRASE_SECTION },
	{ "popular stories", 3, PHRASE_SECTION },
	{ "most popular", 3, PHRASE_SECTION },
	{ "most read", 3, PHRASE_SECTION },
	{ "trending", 0, PHRASE_SECTION },
	{ "trending now", 0, PHRASE_SECTION },
	{ "trending stories", 0, PHRASE_SECTION },
	{ "trending news", 0, PHRASE_SECTION },
	{ "editors' picks", 0, PHRASE_SECTION },
	{ "editor's picks", 0, PHRASE_SECTION },
	{ "featured articles", 0, PHRASE_SECTION },
	{ "featured stories", 0, PHRASE_SECTION },
	{ "don't miss", 0, PHRASE_SECTION },
	{ "leave a reply", 6, PHRASE_SECTION },
	{ "leave a comment", 6, PHRASE_SECTION },
	{ "leave your comment", 6, PHRASE_SECTION },
	{ "post a comment", 5, PHRASE_SECTION },
	{ "add a comment", 5, PHRASE_SECTION },
	{ "write a comment", 5, PHRASE_SECTION },
	{ "join the discussion", 4, PHRASE_SECTION },
	{ "join the conversation", 4, PHRASE_SECTION },
	{ "comments", 2, PHRASE_SECTION },
	{ "# comments", 4, PHRASE_SECTION },
	{ "# comment", 4, PHRASE_SECTION },
	{ "# responses", 30, PHRASE_SECTION },
	{ "# thoughts on", 30, PHRASE_SECTION },
	{ "about the author", 5, PHRASE_SECTION },
	{ "about the authors", 5, PHRASE_SECTION },
	{ "about author", 3, PHRASE_SECTION },
	{ "subscribe to our newsletter", 8, PHRASE_SECTION },
	{ "sign up for our newsletter", 8, PHRASE_SECTION },
	{ "join our newsletter", 6, PHRASE_SECTION },
	{ "get our newsletter", 6, PHRASE_SECTION },
	{ "stay informed", 0, PHRASE_SECTION },
	{ "stay up to date", 6, PHRASE_SECTION },
	{ "follow us", 8, PHRASE_LINE },
	{ "follow me", 6, PHRASE_LINE },
	{ "connect with us", 6, PHRASE_LINE },
	{ "share", 1, PHRASE_LINE },
	{ "share this", 6, PHRASE_LINE },
	{ "share on", 5, PHRASE_LINE },
	{ "share via", 5, PHRASE_LINE },
	{ "share to", 5, PHRASE_LINE },
	{ "share with", 5, PHRASE_LINE },
	{ "share:", 8, PHRASE_LINE },
	{ "share the article", 6, PHRASE_LINE },
	{ "share article", 3, PHRASE_LINE },
	{ "sharing is caring", 4, PHRASE_LINE },
	{ "# shares", 0, PHRASE_LINE },
	{ "tweet", 3, PHRASE_LINE },
	{ "click to share", 8, PHRASE_LINE },
	{ "click to print", 8, PHRASE_LINE },
	{ "click to email", 12, PHRASE_LINE },
	{ "facebook", 0, PHRASE_LINE },
	{ "twitter", 0, PHRASE_LINE },
	{ "linkedin", 0, PHRASE_LINE },
	{ "reddit", 0, PHRASE_LINE },
	{ "whatsapp", 0, PHRASE_LINE },
	{ "telegram", 0, PHRASE_LINE },
	{ "pinterest", 0, PHRASE_LINE },
	{ "hacker news", 0, PHRASE_LINE },
	{ "flipboard", 0, PHRASE_LINE },
	{ "email", 0, PHRASE_LINE },
	{ "print", 0, PHRASE_LINE },
	{ "print this", 4, PHRASE_LINE },
	{ "copy link", 3, PHRASE_LINE },
	{ "copied", 0, PHRASE_LINE },
	{ "like this:", 0, PHRASE_LINE },
	{ "like loading", 0, PHRASE_LINE },
	{ "loading", 0, PHRASE_LINE },
	{ "advertisement", 2, PHRASE_LINE },
	{ "advertisements", 2, PHRASE_LINE },
	{ "sponsored", 2, PHRASE_LINE },
	{ "sponsored content", 3, PHRASE_LINE },
	{ "story continues below", 5, PHRASE_LINE },
	{ "article continues below", 5, PHRASE_LINE },
	{ "continue reading", 3, PHRASE_LINE },
	{ "skip to", 5, PHRASE_LINE },
	{ "jump to", 5, PHRASE_LINE },
	{ "avatar photo", 0, PHRASE_LINE },
	{ "avatar", 0, PHRASE_LINE },
	{ "back to", 5, PHRASE_LINE },
	{ "table of contents", 0, PHRASE_LINE },
	{ "latest posts by", 12, PHRASE_LINE },
	{ "see all posts", 8, PHRASE_LINE },
	{ "view all posts", 10, PHRASE_LINE },
	{ "view all", 4, PHRASE_LINE },
	{ "this entry was posted", 60, PHRASE_LINE },
	{ "a version of this article", 40, PHRASE_LINE },
	{ "reporting from", 5, PHRASE_LINE },
	{ "posted in", 12, PHRASE_LINE },
	{ "posted on", 14, PHRASE_LINE },
	{ "published on", 12, PHRASE_LINE },
	{ "published by", 12, PHRASE_LINE },
	{ "published:", 12, PHRASE_LINE },
	{ "written by", 10, PHRASE_LINE },
	{ "updated:", 12, PHRASE_LINE },
	{ "last updated", 12, PHRASE_LINE },
	{ "last modified", 12, PHRASE_LINE },
	{ "date:", 8, PHRASE_LINE },
	{ "author:", 8, PHRASE_LINE },
	{ "reading time", 6, PHRASE_LINE },
	{ "read time", 6, PHRASE_LINE },
	{ "estimated reading time", 7, PHRASE_LINE },
	{ "# min read", 4, PHRASE_LINE },
	{ "# minute read", 4, PHRASE_LINE },
	{ "# minutes read", 4, PHRASE_LINE },
	{ "# mins read", 4, PHRASE_LINE },
	{ "# views", 3, PHRASE_LINE },
	{ "tags:", 40, PHRASE_LINE },
	{ "tags", 0, PHRASE_LINE },
	{ "tagged", 20, PHRASE_LINE },
	{ "tagged with", 30, PHRASE_LINE },
	{ "topics:", 20, PHRASE_LINE },
	{ "categories:", 20, PHRASE_LINE },
	{ "category:", 10, PHRASE_LINE },
	{ "filed under", 20, PHRASE_LINE },
	{ "image:", 12, PHRASE_LINE },
	{ "image credit", 14, PHRASE_LINE },
	{ "image source", 14, PHRASE_LINE },
	{ "photo:", 12, PHRASE_LINE },
	{ "photo by", 12, PHRASE_LINE },
	{ "photo credit", 14, PHRASE_LINE },
	{ "picture credit", 14, PHRASE_LINE },
	{ "featured image", 12, PHRASE_LINE },
	{ "credit:", 10, PHRASE_LINE },
	{ "read more:", 20, PHRASE_LINE },
	{ "read also:", 20, PHRASE_LINE },
	{ "also read:", 20, PHRASE_LINE },
	{ "see also:", 20, PHRASE_LINE },
	{ "related:", 20, PHRASE_LINE },
	{ "read more", 2, PHRASE_LINE },
	{ "learn more", 2, PHRASE_LINE },
	{ "previous article", 0, PHRASE_LINE },
	{ "next article", 0, PHRASE_LINE },
	{ "previous post", 12, PHRASE_LINE },
	{ "next post", 12, PHRASE_LINE },
	{ "subscribe", 2, PHRASE_LINE },
	{ "sign up", 2, PHRASE_LINE },
	{ "log in", 4, PHRASE_LINE },
	{ "sign in", 3, PHRASE_LINE },
	{ "accept all", 3, PHRASE_LINE },
	{ "accept cookies", 3, PHRASE_LINE },
	{ "reject all", 3, PHRASE_LINE },
	{ "manage preferences", 3, PHRASE_LINE },
	{ "cookie settings", 3, PHRASE_LINE },
	{ "we use cookies", 60, PHRASE_LINE },
	{ "this site uses cookies", 60, PHRASE_LINE },
	{ "this website uses cookies", 60, PHRASE_LINE },
	{ "all rights reserved", 12, PHRASE_LINE },
	{ "copyright \xc2\xa9", 20, PHRASE_LINE },
	{ "\xc2\xa9", 20, PHRASE_LINE },
	{ "home", 0, PHRASE_LINE },
	{ "menu", 0, PHRASE_LINE },
	{ "search", 0, PHRASE_LINE },
	{ "close", 0, PHRASE_LINE },
	{ "your email address will not be published", 20, PHRASE_LINE },
	{ "save my name, email", 20, PHRASE_LINE },
};

/* What may stand around the words of a line: bullets, dashes, arrows. */
static size_t
decoration_at(const char *text, size_t length)
{
	if (strchr(" \t\r\n*|-+>[](){}#.\"'", text[0]))
		return 1;
	/* U+2000 to U+2BFF but the quotes, and emoji. */
	if (length >= 3 && text[0] == '\xe2')
		return 3;
	return length >= 4 && text[0] == '\xf0' ? 4 : 0;
}

/* In small letters, blanks as one, numbers as "#"; the number of words. */
static size_t
normalise(const char *line, size_t length, char *plain)
{
	size_t words = 0;
	size_t to = 0;

	for (size_t skip; length > 0 &&
			  (skip = decoration_at(line, length)) > 0;) {
		line += skip;
		length -= skip;
	}
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)line[i];

		if (isspace(byte)) {
			if (to > 0 && plain[to - 1] != ' ')
				plain[to++] = ' ';
			continue;
		}
		words += to == 0 || plain[to - 1] == ' ';
		if (!isdigit(byte))
			plain[to++] = (char)tolower(byte);
		else if (to == 0 || plain[to - 1] != '#')
			plain[to++] = '#';
	}
	while (to > 0 && strchr(" .!\xbb", plain[to - 1]))
		to--;
	plain[to] = '\0';
	return words;
}

static size_t
count_words(const char *text)
{
	size_t words = 1;

	for (; *text; text++)
		words += *text == ' ';
	return words;
}

static bool
matches(const char *plain, size_t words, size_t i)
{
	size_t length;
	size_t most;
	char next;

	if (plain[0] != table[i].words[0])
		return false;
	length = strlen(table[i].words);
	most = table[i].most ? table[i].most : count_words(table[i].words);
	if (words > most || strncmp(plain, table[i].words, length) != 0)
		return false;
	next = plain[length];
	return next == '\0' || next == ' ' || next == ':' ||
	       !isalnum((unsigned char)table[i].words[length - 1]);
}

enum phrase
phrase_of(const char *line, size_t length)
{
	char plain[LINE_LONGEST + 1];
	size_t words;

	if (length == 0 || length > LINE_LONGEST)
		return PHRASE_NONE;
	words = normalise(line, length, plain);
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (matches(plain, words, i))
			return (enum phrase)table[i].phrase;
	return PHRASE_NONE;
}
