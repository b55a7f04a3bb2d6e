/* SPDX-License-Identifier: MIT */
/*
 * libxml2 calls back for every element and text; it builds no tree of its
 * own, and neither it nor we recurse.  Its parser was taken, not Gumbo's,
 * because the HTML5 algorithm is quadratic in nesting: 100,000 open elements
 * take Gumbo 40 seconds, and this 0.04.
 */
#include "html_tree.h"

#include "html_attributes.h"
#include "html_controls.h"
#include "html_scan.h"

#include "../base/shared_object.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char LIBRARY[] = "libxml2.so.2";
static const char BODY[] = "<body>";

/* A step is small since what is left of it is parsed twice when flattened. */
enum { FEED_STEP = 4096, DEPTH_LEAST = 8 };

static struct {
	__typeof__(htmlCreatePushParserCtxt) *open;
	__typeof__(htmlCtxtUseOptions) *use;
	__typeof__(htmlParseChunk) *take;
	__typeof__(xmlByteConsumed) *position;
	__typeof__(xmlStopParser) *stop;
	__typeof__(htmlFreeParserCtxt) *close;
} library = {
	.open = SHARED_OBJECT_BUILT_IN(htmlCreatePushParserCtxt),
	.use = SHARED_OBJECT_BUILT_IN(htmlCtxtUseOptions),
	.take = SHARED_OBJECT_BUILT_IN(htmlParseChunk),
	.position = SHARED_OBJECT_BUILT_IN(xmlByteConsumed),
	.stop = SHARED_OBJECT_BUILT_IN(xmlStopParser),
	.close = SHARED_OBJECT_BUILT_IN(htmlFreeParserCtxt),
};

static const struct symbol symbols[] = {
	{ "htmlCreatePushParserCtxt", &library.open },
	{ "htmlCtxtUseOptions", &library.use },
	{ "htmlParseChunk", &library.take },
	{ "xmlByteConsumed", &library.position },
	{ "xmlStopParser", &library.stop },
	{ "htmlFreeParserCtxt", &library.close },
	{ NULL, NULL },
};

/* The parser calls back with this. */
struct build {
	htmlParserCtxtPtr context;
	struct html_tree *tree;
	const struct html_limits *limits;
	size_t current; /* the innermost open element */
	size_t depth;
	size_t ignored; /* open elements without a node */
	struct html_scan scan;
	long shift;	/* from places in the page to those of the parser */
	long resume;	/* where to go on with fewer open elements */
	bool failed;
};

static struct html_node *
add_node(struct build *build, uint16_t tag)
{
	struct html_tree *tree = build->tree;

	if (tree->nodes == tree->capacity) {
		size_t capacity = tree->capacity ? 2 * tree->capacity : 256;
		struct html_node *grown =
			realloc(tree->node, capacity * sizeof *grown);

		if (!grown) {
			build->failed = true;
			return NULL;
		}
		tree->node = grown;
		tree->capacity = capacity;
	}

	struct html_node *node = &tree->node[tree->nodes++];

	*node = (struct html_node){ .parent = (uint32_t)build->current,
				    .text = (uint32_t)tree->pool.length,
				    .tag = tag };
	return node;
}

/* Close all but the root, and go on behind the tag that was one too many. */
static void
flatten(struct build *build)
{
	build->tree->is_deep = true;
	build->resume = library.position(build->context) - build->shift;
	library.stop(build->context);
}

static void
on_text(void *context, const xmlChar *text, int length)
{
	struct build *build = context;
	struct html_tree *tree = build->tree;
	struct html_node *last = &tree->node[tree->nodes - 1];

	if (last->tag != HTML_TEXT || last->parent != build->current) {
		last = add_node(build, HTML_TEXT);
		if (!last)
			return;
		last->end = (uint32_t)tree->nodes;
		last->flags = tree->node[build->current].flags & HTML_INHERITED;
	}
	html_append_without_controls(&tree->pool, (const char *)text,
				     (size_t)length);
	last->length = (uint32_t)(tree->pool.length - last->text);
}

static void
on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
	struct build *build = context;
	const struct html_tag_row *row = html_tag_find((const char *)name);
	struct html_tree *tree = build->tree;
	struct html_node *node = NULL;

	if (tree->nodes < build->limits->elements)
		node = add_node(build, row->tag);
	else
		tree->is_cut = true;
	if (!node) {
		if (row->traits & HTML_APART)
			on_text(context, BAD_CAST " ", 1);
		/* The parser keeps these open, too, and looks through all. */
		if (++build->ignored > build->limits->depth &&
		    build->ignored > DEPTH_LEAST)
			flatten(build);
		return;
	}
	node->traits = row->traits;
	node->flags = tree->node[node->parent].flags & HTML_INHERITED;
	if (row->traits & HTML_PREFORMATTED)
		node->flags |= HTML_AS_IS;
	html_attributes_add(&tree->pool, attributes);
	node->length = (uint32_t)(tree->pool.length - node->text);
	build->current = tree->nodes - 1;
	if (node->length > 0 && html_is_hidden(tree, build->current))
		node->flags |= HTML_HIDDEN;
	if (++build->depth > build->limits->depth &&
	    build->depth > DEPTH_LEAST && !(row->traits & HTML_UNSEEN))
		flatten(build);
}

static void
close_current(struct build *build)
{
	struct html_node *node = &build->tree->node[build->current];

	node->end = (uint32_t)build->tree->nodes;
	build->current = node->parent;
	build->depth--;
}

static void
on_end(void *context, const xmlChar *name)
{
	struct build *build = context;

	(void)name;
	if (build->ignored > 0)
		build->ignored--;
	else if (build->current != HTML_ROOT)
		close_current(build);
}

/* What stands in scripts is only kept where it is data. */
static void
on_script(void *context, const xmlChar *text, int length)
{
	struct build *build = context;
	const char *type = html_attribute(build->tree, build->current, "type");

	if (build->tree->node[build->current].tag == HTML_SCRIPT && type &&
	    strcasecmp(type, "application/ld+json") == 0)
		on_text(context, text, length);
}

static htmlSAXHandler handler = {
	.startElement = on_start,
	.endElement = on_end,
	.characters = on_text,
	.cdataBlock = on_script,
};

/*
 * Parse until the end or until nesting is too deep.  Text that no element
 * holds would get a paragraph of its own, and what an end tag comes before
 * would be passed over.
 */
static void
feed(struct build *build, size_t from)
{
	struct html_scan *scan = &build->scan;
	const char *data = scan->data + from;
	size_t length = scan->length - from;

	build->shift = -(long)from;
	if (length > 0 && (*data != '<' || (length > 1 && data[1] == '/'))) {
		build->shift += (long)sizeof BODY - 1;
		library.take(build->context, BODY, sizeof BODY - 1, 0);
	}
	for (size_t fed = from; fed < scan->length && build->resume < 0;) {
		size_t end = html_scan_step(scan, fed, FEED_STEP);

		library.take(build->context, scan->data + fed,
			     (int)(end - fed), 0);
		fed = end;
	}
	if (build->resume < 0)
		library.take(build->context, NULL, 0, 1);
}

static bool
parse_from(struct build *build, size_t from)
{
	build->resume = -1;
	build->context = library.open(&handler, build, NULL, 0, NULL,
				      XML_CHAR_ENCODING_UTF8);
	if (!build->context)
		return false;
	library.use(build->context,
		    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
			    HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
			    HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
	feed(build, from);
	library.close(build->context);
	while (build->current != HTML_ROOT)
		close_current(build);
	build->ignored = 0;
	return !build->failed;
}

/* Step over the end of the tag at which nesting was too deep. */
static size_t
skip_tag_end(const struct bytes *text, size_t at)
{
	while (at < text->length &&
	       (text->data[at] == '/' || text->data[at] == '>'))
		if (text->data[at++] == '>')
			break;
	return at;
}

bool
html_tree_parse(struct html_tree *tree, struct bytes *text,
		const struct html_limits *limits, struct error *error)
{
	struct build build = {
		.tree = tree,
		.limits = limits,
		.scan = { .data = text->data, .length = text->length },
	};
	size_t at = 0;

	*tree = (struct html_tree){ 0 };
	if (!shared_object_load(LIBRARY, symbols, error))
		return false;
	if (!add_node(&build, HTML_OTHER))
		return error_no_memory(error);
	while (at < text->length) {
		if (!parse_from(&build, at))
			return error_no_memory(error);
		if (build.resume < 0)
			break;
		at = skip_tag_end(text, (size_t)build.resume);
	}
	tree->node[HTML_ROOT].end = (uint32_t)tree->nodes;
	tree->is_cut |= build.scan.is_cut;
	return bytes_ok(&tree->pool) || error_no_memory(error);
}

void
html_tree_free(struct html_tree *tree)
{
	free(tree->node);
	bytes_free(&tree->pool);
	*tree = (struct html_tree){ 0 };
}
