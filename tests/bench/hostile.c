/* SPDX-License-Identifier: MIT */
/*
 * Prints an input made to be slow: hostile CASE BYTES; without arguments, the
 * cases with the kind that reads each.  BYTES is about what is printed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct hostile {
	const char *name;
	const char *kind;
	const char *head;
	const char *unit;	/* repeated */
	const char *middle;
	const char *close;	/* repeated as often, or NULL */
	const char *tail;
};

#define MAIL "From: a@example.org\nSubject: s\nMIME-Version: 1.0\n"
#define WORDS "\n\nSome words of an article on an attack and its victims.\n"

static const struct hostile table[] = {
	{ "nested-tags", "html", "<html><body>", "<div><b>", "word", NULL,
	  WORDS },
	{ "closed-tags", "html", "<html><body>", "<div>", "word", "</div>",
	  WORDS },
	{ "misnested-tags", "html", "<html><body>", "<a><b><p>", "word",
	  "</a></b>", WORDS },
	{ "nested-tables", "html", "<html><body>", "<table><tr><td>", "word",
	  NULL, WORDS },
	{ "open-comment", "html", "<html><body><p>words", "<!-- <!--", WORDS,
	  NULL, "" },
	{ "stray-quotes", "html", "<html><body>", "<a b='c''>d <!--", "word",
	  NULL, WORDS },
	{ "open-script", "html", "<html><body><p>words", "<script></scrip>",
	  WORDS, NULL, "" },
	{ "attributes", "html", "<html><body><p ", "a=b c ", ">words", NULL,
	  WORDS },
	{ "entities", "html", "<html><body><p>", "&amp;&#x41;&notin", WORDS,
	  NULL, "" },
	{ "nested-mime", "mail",
	  MAIL "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
	  "Content-Type: message/rfc822\n\nContent-Type: multipart/mixed; "
	  "boundary=b\n\n--b\n",
	  WORDS, NULL, "" },
	{ "many-parts", "mail",
	  MAIL "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
	  "Content-Type: text/plain\n\nwords\n--b\n", WORDS, NULL, "" },
	{ "many-fields", "mail", MAIL, "X-Field: =?utf-8?q?words?=\n", WORDS,
	  NULL, "" },
	{ "long-field", "mail", MAIL "To: ", "a@example.org,\n ", WORDS, NULL,
	  "" },
	{ "quoted", "mail", MAIL "\n", "> > words of old\n", WORDS, NULL, "" },
	{ "many-messages", "mbox", "",
	  "From a Thu Mar  4 09:00:00 2031\nSubject: s\n\nSome words\n\n", "",
	  NULL, "" },
	{ "entity-bomb", "rss",
	  "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>"
	  "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
	  "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
	  "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
	  "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>]>"
	  "<rss version='2.0'><channel><item><description>",
	  "&e;&e;&e;&e;&e;&e;", "", NULL,
	  "</description></item></channel></rss>" },
	{ "nested-elements", "rss", "<rss version='2.0'><channel>", "<a>",
	  "words", "</a>", "</channel></rss>" },
	{ "many-items", "rss", "<rss version='2.0'><channel>",
	  "<item><title>t</title></item>", "", NULL, "</channel></rss>" },
	{ "deep-json", "jsonl", "{\"text\":\"words\",\"a\":", "[", "1", "]",
	  "}\n" },
	{ "many-keys", "jsonl", "{\"text\":\"words\"", ",\"k\":1", "", NULL,
	  "}\n" },
	{ "escapes", "jsonl", "{\"text\":\"", "\\ud83d\\n", "", NULL, "\"}\n" },
	{ "long-line", "text", "", "words of one line ", "", NULL, "\n" },
	{ "tiny-tokens", "text", "Title\n\n", "a ", "", NULL, "\n" },
	{ "one-token", "text", "Title\n\n", "a", "", NULL, "\n" },
	{ "joined-tokens", "text", "Title\n\n", "a-1.", "", NULL, "\n" },
	{ "near-addresses", "text", "Title\n\n", "1.2.3.4.", "", NULL, "\n" },
	{ "near-hashes", "text", "Title\n\n",
	  "d41d8cd98f00b204e9800998ecf8427", "", NULL, "\n" },
	{ "near-links", "text", "Title\n\n", "hxxp://a[.]", "", NULL, "\n" },
	{ "near-ids", "text", "Title\n\n", "CVE-2031-1 T1059. APT- $1,", "",
	  NULL, "\n" },
	{ "many-indicators", "text", "Title\n\n",
	  "version 2.2.2.2, x(at)a[.]bc http://[](a.b.c.d.e.f-g.", "", NULL,
	  "\n" },
	{ "blank-lines", "text", "Title\n\n", "a\n\n", "", NULL, "\n" },
	{ "bad-bytes", "text", "Title\n\n", "\xf0\x9f\xff\xc3 ", "", NULL,
	  "\n" },
};

enum { CASES = sizeof table / sizeof table[0] };

static void
repeat(const char *text, size_t times)
{
	while (times-- > 0)
		fputs(text, stdout);
}

static void
print_case(const struct hostile *hostile, size_t bytes)
{
	size_t unit = strlen(hostile->unit) +
		      (hostile->close ? strlen(hostile->close) : 0);

	fputs(hostile->head, stdout);
	repeat(hostile->unit, bytes / unit);
	fputs(hostile->middle, stdout);
	if (hostile->close)
		repeat(hostile->close, bytes / unit);
	fputs(hostile->tail, stdout);
}

int
main(int count, char **argument)
{
	for (size_t i = 0; i < CASES; i++)
		if (count < 3)
			printf("%s %s\n", table[i].name, table[i].kind);
		else if (strcmp(argument[1], table[i].name) == 0)
			print_case(&table[i],
				   strtoul(argument[2], NULL, 10));
	return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
