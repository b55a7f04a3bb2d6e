/* SPDX-License-Identifier: MIT */
#include "html_tags.h"

#include <stdlib.h>
#include <string.h>

/* In the order of their names. */
static const struct html_tag_row table[] = {
	{ "a", HTML_A, 0 },
	{ "address", HTML_OTHER, HTML_BLOCK },
	{ "applet", HTML_OTHER, HTML_UNSEEN },
	{ "area", HTML_OTHER, HTML_UNSEEN },
	{ "article", HTML_ARTICLE, HTML_BLOCK },
	{ "aside", HTML_ASIDE, HTML_BLOCK },
	{ "audio", HTML_OTHER, HTML_UNSEEN },
	{ "base", HTML_OTHER, HTML_UNSEEN },
	{ "blockquote", HTML_OTHER, HTML_BLOCK | HTML_PARAGRAPH },
	{ "body", HTML_BODY, HTML_BLOCK },
	{ "br", HTML_OTHER, HTML_BREAK },
	{ "button", HTML_OTHER, HTML_CONTROL },
	{ "canvas", HTML_OTHER, HTML_UNSEEN },
	{ "caption", HTML_OTHER, HTML_BLOCK },
	{ "center", HTML_OTHER, HTML_BLOCK },
	{ "datalist", HTML_OTHER, HTML_UNSEEN },
	{ "dd", HTML_OTHER, HTML_BLOCK },
	{ "details", HTML_OTHER, HTML_BLOCK },
	{ "dialog", HTML_OTHER, HTML_BLOCK },
	{ "dir", HTML_OTHER, HTML_BLOCK },
	{ "div", HTML_DIV, HTML_BLOCK },
	{ "dl", HTML_OTHER, HTML_BLOCK | HTML_PARAGRAPH },
	{ "dt", HTML_OTHER, HTML_BLOCK },
	{ "embed", HTML_OTHER, HTML_UNSEEN },
	{ "fieldset", HTML_OTHER, HTML_BLOCK },
	{ "figcaption", HTML_FIGCAPTION, HTML_BLOCK },
	{ "figure", HTML_FIGURE, HTML_BLOCK },
	{ "footer", HTML_FOOTER, HTML_BLOCK },
	{ "form", HTML_FORM, HTML_BLOCK },
	{ "frame", HTML_OTHER, HTML_UNSEEN },
	{ "frameset", HTML_OTHER, HTML_UNSEEN },
	{ "h1", HTML_H1, HTML_TITLING },
	{ "h2", HTML_H2, HTML_TITLING },
	{ "h3", HTML_OTHER, HTML_TITLING },
	{ "h4", HTML_OTHER, HTML_TITLING },
	{ "h5", HTML_OTHER, HTML_TITLING },
	{ "h6", HTML_OTHER, HTML_TITLING },
	{ "head", HTML_HEAD, HTML_UNSEEN },
	{ "header", HTML_HEADER, HTML_BLOCK },
	{ "hgroup", HTML_OTHER, HTML_BLOCK },
	{ "hr", HTML_OTHER, HTML_BREAK },
	{ "iframe", HTML_OTHER, HTML_UNSEEN },
	{ "input", HTML_OTHER, HTML_CONTROL },
	{ "label", HTML_OTHER, HTML_CONTROL },
	{ "legend", HTML_OTHER, HTML_BLOCK },
	{ "li", HTML_LI, HTML_BLOCK | HTML_ITEM },
	{ "link", HTML_LINK, HTML_UNSEEN },
	{ "listing", HTML_OTHER, HTML_VERBATIM },
	{ "main", HTML_MAIN, HTML_BLOCK },
	{ "map", HTML_OTHER, HTML_UNSEEN },
	{ "math", HTML_OTHER, HTML_UNSEEN },
	{ "menu", HTML_OTHER, HTML_BLOCK },
	{ "meta", HTML_META, HTML_UNSEEN },
	{ "nav", HTML_NAV, HTML_BLOCK },
	{ "noembed", HTML_OTHER, HTML_UNSEEN },
	{ "noframes", HTML_OTHER, HTML_UNSEEN },
	{ "noscript", HTML_NOSCRIPT, 0 },
	{ "object", HTML_OTHER, HTML_UNSEEN },
	{ "ol", HTML_OTHER, HTML_BLOCK | HTML_PARAGRAPH },
	{ "optgroup", HTML_OTHER, HTML_CONTROL },
	{ "option", HTML_OTHER, HTML_BLOCK },
	{ "p", HTML_P, HTML_BLOCK | HTML_PARAGRAPH },
	{ "param", HTML_OTHER, HTML_UNSEEN },
	{ "plaintext", HTML_OTHER, HTML_VERBATIM },
	{ "pre", HTML_OTHER, HTML_VERBATIM },
	{ "script", HTML_SCRIPT, HTML_UNSEEN },
	{ "search", HTML_OTHER, HTML_BLOCK },
	{ "section", HTML_SECTION, HTML_BLOCK },
	{ "select", HTML_OTHER, HTML_CONTROL },
	{ "source", HTML_OTHER, HTML_UNSEEN },
	{ "style", HTML_OTHER, HTML_UNSEEN },
	{ "summary", HTML_OTHER, HTML_BLOCK },
	{ "svg", HTML_OTHER, HTML_UNSEEN },
	{ "table", HTML_TABLE, HTML_BLOCK | HTML_PARAGRAPH },
	{ "tbody", HTML_OTHER, HTML_BLOCK },
	{ "td", HTML_TD, HTML_CELL },
	{ "template", HTML_OTHER, HTML_UNSEEN },
	{ "textarea", HTML_OTHER, HTML_CONTROL },
	{ "tfoot", HTML_OTHER, HTML_BLOCK },
	{ "th", HTML_TD, HTML_CELL },
	{ "thead", HTML_OTHER, HTML_BLOCK },
	{ "time", HTML_TIME, 0 },
	{ "title", HTML_TITLE, HTML_UNSEEN },
	{ "tr", HTML_OTHER, HTML_BLOCK },
	{ "track", HTML_OTHER, HTML_UNSEEN },
	{ "ul", HTML_UL, HTML_BLOCK | HTML_PARAGRAPH },
	{ "video", HTML_OTHER, HTML_UNSEEN },
	{ "xmp", HTML_OTHER, HTML_VERBATIM },
};

static const struct html_tag_row other = { "", HTML_OTHER, 0 };

static int
compare(const void *name, const void *row)
{
	return strcmp(name, ((const struct html_tag_row *)row)->name);
}

const struct html_tag_row *
html_tag_find(const char *name)
{
	const struct html_tag_row *row =
		bsearch(name, table, sizeof table / sizeof table[0],
			sizeof table[0], compare);

	return row ? row : &other;
}
