/* SPDX-License-Identifier: MIT */
#include "html_meta.h"

#include "date.h"
#include "html_linked_data.h"
#include "html_render.h"
#include "html_title.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* What the elements of a head, and a few of the body, can say. */
enum fact { TITLE, SITE, AUTHOR, DATE, LINK, HEADING, HEAD_TITLE, FACTS };

/* The names that say it, the surest first. */
static const struct {
	const char *name;
	enum fact fact;
} names[] = {
	{ "og:title", TITLE },
	{ "twitter:title", TITLE },
	{ "dc.title", TITLE },
	{ "parsely-title", TITLE },
	{ "citation_title", TITLE },
	{ "og:site_name", SITE },
	{ "application-name", SITE },
	{ "author", AUTHOR },
	{ "article:author", AUTHOR },
	{ "dc.creator", AUTHOR },
	{ "parsely-author", AUTHOR },
	{ "byl", AUTHOR },
	{ "article:published_time", DATE },
	{ "datepublished", DATE },
	{ "dc.date.issued", DATE },
	{ "dc.date", DATE },
	{ "dcterms.date", DATE },
	{ "dcterms.created", DATE },
	{ "parsely-pub-date", DATE },
	{ "citation_publication_date", DATE },
	{ "publish-date", DATE },
	{ "pubdate", DATE },
	{ "date", DATE },
	{ "og:url", LINK },
};

enum { NAMES = sizeof names / sizeof names[0], VALUE_LONGEST = 1024 };

struct meta {
	const struct html_tree *tree;
	struct bytes value[FACTS];
	size_t rank[FACTS];	/* of the name a value came by */
	struct linked_data data;
	bool heading_told;	/* the heading is in a title of the page */
};

static void
take(struct meta *meta, enum fact fact, size_t rank, const char *value)
{
	if (!value || !*value ||
	    (meta->value[fact].length > 0 && meta->rank[fact] <= rank))
		return;
	bytes_clear(&meta->value[fact]);
	html_append_flowing(&meta->value[fact], value, strlen(value));
	meta->rank[fact] = rank;
}

static void
read_meta(struct meta *meta, size_t node)
{
	const struct html_tree *tree = meta->tree;
	const char *content = html_attribute(tree, node, "content");
	const char *name = html_attribute(tree, node, "property");

	if (!name)
		name = html_attribute(tree, node, "name");
	if (!name)
		name = html_attribute(tree, node, "itemprop");
	for (size_t i = 0; name && i < NAMES; i++)
		if (strcasecmp(name, names[i].name) == 0)
			take(meta, names[i].fact, i, content);
}

static void
append_below(const struct html_tree *tree, size_t node,
		  struct bytes *text)
{
	for (size_t i = node; i < tree->node[node].end &&
			      text->length <= VALUE_LONGEST;
	     i++) {
		const struct html_node *one = &tree->node[i];

		if (one->tag != HTML_TEXT && one->traits & HTML_APART)
			bytes_append_byte(text, ' ');
		if (one->tag == HTML_TEXT && !(one->flags & HTML_HIDDEN))
			bytes_append(text,
				     bytes_text(&tree->pool) + one->text,
				     one->length);
	}
}

static void
take_below(struct meta *meta, enum fact fact, size_t node)
{
	struct bytes text = { 0 };

	if (meta->value[fact].length > 0)
		return;
	append_below(meta->tree, node, &text);
	take(meta, fact, NAMES, bytes_text(&text));
	bytes_free(&text);
}

static void
read_script(struct meta *meta, size_t node)
{
	const struct html_tree *tree = meta->tree;

	if (node + 1 < tree->node[node].end)
		linked_data_read(&meta->data,
				 bytes_text(&tree->pool) +
					 tree->node[node + 1].text,
				 tree->node[node + 1].length);
}

static void
read_microdata(struct meta *meta, size_t node)
{
	const char *rel = html_attribute(meta->tree, node, "rel");
	const char *property = html_attribute(meta->tree, node, "itemprop");

	if ((rel && strcasecmp(rel, "author") == 0) ||
	    (property && strcasecmp(property, "author") == 0))
		take_below(meta, AUTHOR, node);
}

static void
read_node(struct meta *meta, size_t node)
{
	const struct html_tree *tree = meta->tree;
	const char *rel;

	switch (tree->node[node].tag) {
	case HTML_META:
		read_meta(meta, node);
		return;
	case HTML_SCRIPT:
		read_script(meta, node);
		return;
	case HTML_TITLE:
		take_below(meta, HEAD_TITLE, node);
		return;
	case HTML_TIME:
		take(meta, DATE, NAMES,
		     html_attribute(tree, node, "datetime"));
		return;
	case HTML_LINK:
		rel = html_attribute(tree, node, "rel");
		if (rel && strcasecmp(rel, "canonical") == 0)
			take(meta, LINK, 0, html_attribute(tree, node, "href"));
		return;
	case HTML_TEXT:
		return;
	default:
		if (tree->node[node].length > 0)
			read_microdata(meta, node);
	}
}

/* Whether one of the page's own titles tells a heading. */
static bool
is_told(const struct meta *meta, const char *heading)
{
	return strstr(bytes_text(&meta->value[TITLE]), heading) ||
	       strstr(bytes_text(&meta->value[HEAD_TITLE]), heading) ||
	       strstr(bytes_text(&meta->data.headline), heading);
}

/* The first h1, but rather the longest heading that the page tells, too. */
static void
read_heading(struct meta *meta, size_t node)
{
	struct bytes *best = &meta->value[HEADING];
	struct bytes text = { 0 };
	struct bytes flowing = { 0 };

	append_below(meta->tree, node, &text);
	html_append_flowing(&flowing, bytes_text(&text), text.length);
	if (flowing.length > 0 && flowing.length <= DOCUMENT_TITLE_LONGEST) {
		bool told = is_told(meta, flowing.data);

		if (told ? !meta->heading_told ||
				   flowing.length > best->length
			 : best->length == 0 &&
				   meta->tree->node[node].tag == HTML_H1) {
			meta->heading_told |= told;
			bytes_clear(best);
			bytes_append(best, flowing.data, flowing.length);
		}
	}
	bytes_free(&flowing);
	bytes_free(&text);
}

/* Some pages have a title of their own that tells little. */
static bool
is_better(const struct meta *meta, const struct bytes *heading)
{
	return meta->heading_told ||
	       (meta->value[TITLE].length == 0 &&
		meta->data.headline.length == 0 &&
		html_title_words(bytes_text(heading), heading->length) >= 4);
}

static void
choose_title(const struct meta *meta, struct bytes *title)
{
	const struct bytes *heading = &meta->value[HEADING];
	const char *site = bytes_text(&meta->value[SITE]);
	const char *told = bytes_text(&meta->value[TITLE]);

	if (!*told)
		told = bytes_text(&meta->data.headline);
	if (!*told)
		told = bytes_text(&meta->value[HEAD_TITLE]);
	if (is_better(meta, heading) || !*told)
		bytes_append(title, bytes_text(heading), heading->length);
	else
		bytes_append(title, told, html_title_length(told, site));
}

/* Some write "By Jane Doe" where her name belongs. */
static void
take_author(struct bytes *from, const struct bytes *author)
{
	size_t by = strncasecmp(bytes_text(author), "by ", 3) == 0 ? 3 : 0;

	bytes_append(from, bytes_text(author) + by, author->length - by);
}

static void
choose(struct bytes *to, const struct bytes *first, const struct bytes *second)
{
	const struct bytes *from = first->length > 0 ? first : second;

	bytes_append(to, bytes_text(from), from->length);
}

/* An address is none that one would write as the author of a page. */
static bool
is_name(const struct bytes *author)
{
	return author->length > 0 && !strstr(author->data, "://");
}

void
html_meta(const struct html_tree *tree, struct document *document,
	  struct bytes *text)
{
	struct meta meta = { .tree = tree };
	struct bytes date = { 0 };

	for (size_t i = 0; i < tree->nodes; i++)
		read_node(&meta, i);
	for (size_t i = 0; i < tree->nodes; i++)
		if (tree->node[i].traits & HTML_HEADING)
			read_heading(&meta, i);
	choose_title(&meta, &document->title);
	if (meta.data.author.length > 0)
		take_author(&document->from, &meta.data.author);
	else if (is_name(&meta.value[AUTHOR]))
		take_author(&document->from, &meta.value[AUTHOR]);
	choose(&date, &meta.data.date, &meta.value[DATE]);
	date_append(&document->date, bytes_text(&date), date.length);
	bytes_free(&date);
	choose(&document->link, &meta.value[LINK], &meta.data.link);
	bytes_append(text, bytes_text(&meta.data.text), meta.data.text.length);
	for (size_t i = 0; i < FACTS; i++)
		bytes_free(&meta.value[i]);
	linked_data_free(&meta.data);
}
