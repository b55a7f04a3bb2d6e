/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_TAGS_H
#define TRIAGE_HTML_TAGS_H

/* The elements that reading a page tells apart. */
enum html_tag {
	HTML_TEXT,	/* not an element: a run of text */
	HTML_OTHER,
	HTML_A,
	HTML_ARTICLE,
	HTML_ASIDE,
	HTML_BODY,
	HTML_DIV,
	HTML_FIGCAPTION,
	HTML_FIGURE,
	HTML_FOOTER,
	HTML_FORM,
	HTML_H1,
	HTML_H2,
	HTML_HEAD,
	HTML_HEADER,
	HTML_LI,
	HTML_LINK,
	HTML_MAIN,
	HTML_META,
	HTML_NAV,
	HTML_NOSCRIPT,
	HTML_P,
	HTML_SCRIPT,
	HTML_SECTION,
	HTML_TABLE,
	HTML_TD,
	HTML_TIME,
	HTML_TITLE,
	HTML_UL,
};

/* What holds of an element wherever it stands. */
enum html_trait {
	HTML_BLOCK = 1,		/* stands on lines of its own */
	HTML_PARAGRAPH = 2,	/* and apart from others */
	HTML_BREAK = 4,		/* ends a line and holds nothing */
	HTML_CELL = 8,
	HTML_ITEM = 16,
	HTML_PREFORMATTED = 32,
	HTML_UNSEEN = 64,	/* never shown as text */
	HTML_HEADING = 128,
	HTML_CONTROL = 256,	/* to be operated, not read */
	HTML_VERBATIM = HTML_BLOCK | HTML_PARAGRAPH | HTML_PREFORMATTED,
	HTML_TITLING = HTML_BLOCK | HTML_PARAGRAPH | HTML_HEADING,
	HTML_APART = HTML_BLOCK | HTML_BREAK | HTML_CELL,
};

struct html_tag_row {
	const char *name;
	unsigned short tag;
	unsigned short traits;
};

/* Never NULL: an element without a row of its own is HTML_OTHER. */
const struct html_tag_row *html_tag_find(const char *name);

#endif
