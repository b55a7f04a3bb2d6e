/* SPDX-License-Identifier: MIT */
/*
 * libxml2 calls back for every element and text; it builds no tree of its
 * own, and neither it nor we recurse.  Its parser was taken, not Gumbo's,
 * because the HTML5 algorithm is quadratic in nesting: 100,000 open elements
 * take Gumbo 40 seconds, and this 0.04.
 */
#include "html_tree.h"

#include "../base/shared_object.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char LIBRARY[] = "libxml2.so.2";
static const char BODY[] = "<body>";

/* A step is small since what is left of it is parsed twice when flattened. */
enum { ATTRIBUTE_LONGEST = 2048, FEED_STEP = 4096, DEPTH_LEAST = 8 };

static struct {
	__typeof__(htmlCreatePushParserCtxt) *open;
	__typeof__(htmlCtxtUseOptions) *use;
	__typeof__(htmlParseChunk) *take;
	__typeof__(xmlByteConsumed) *position;
	__typeof__(xmlStopParser) *stop;
	__typeof__(htmlFreeParserCtxt) *close;
} library;

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
	size_t current;		/* the innermost open element */
	size_t depth;
	size_t ignored;		/* open elements without a node */
	long shift;		/* bytes parsed that are not the page's */
	long resume;		/* where to go on with fewer open elements */
	bool failed;
};

/* Attributes that say what an element is; all else is passed over. */
static const char *const kept[] = {
	"aria-hidden", "charset",  "class",   "content",  "datetime",
	"hidden",      "href",     "id",      "itemprop", "name",
	"property",    "rel",      "role",    "style",    "type",
};

static bool
is_kept(const char *name)
{
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
		if (strcmp(kept[i], name) == 0)
			return true;
	return false;
}

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

static void
add_attributes(struct bytes *pool, const xmlChar **attributes)
{
	for (size_t i = 0; attributes && attributes[i]; i += 2) {
		const char *name = (const char *)attributes[i];
		const char *value = (const char *)attributes[i + 1];

		if (!is_kept(name))
			continue;
		bytes_append(pool, name, strlen(name) + 1);
		if (value)
			bytes_append(pool, value,
				     strnlen(value, ATTRIBUTE_LONGEST));
		bytes_append_byte(pool, '\0');
	}
}

static bool
style_hides(const char *style)
{
	const char *at = style;

	while ((at = strchr(at, ':')) != NULL) {
		const char *value = at + 1 + strspn(at + 1, " \t\n");

		if ((at - style >= 7 &&
		     strncasecmp(at - 7, "display", 7) == 0 &&
		     strncasecmp(value, "none", 4) == 0) ||
		    (at - style >= 10 &&
		     strncasecmp(at - 10, "visibility", 10) == 0 &&
		     strncasecmp(value, "hidden", 6) == 0))
			return true;
		at++;
	}
	return false;
}

/* Whether the newest node is not shown until a script shows it. */
static bool
is_hidden(const struct html_tree *tree)
{
	size_t node = tree->nodes - 1;
	const char *hidden = html_attribute(tree, node, "hidden");
	const char *aria = html_attribute(tree, node, "aria-hidden");
	const char *style = html_attribute(tree, node, "style");

	return (hidden && strcasecmp(hidden, "until-found") != 0) ||
	       (aria && strcasecmp(aria, "true") == 0) ||
	       (style && style_hides(style));
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
		last->flags = tree->node[build->current].flags &
			      HTML_INHERITED;
	}
	bytes_append(&tree->pool, (const char *)text, (size_t)length);
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
		if (++build->ignored > build->limits->depth)
			flatten(build);
		return;
	}
	node->traits = row->traits;
	node->flags = tree->node[node->parent].flags & HTML_INHERITED;
	if (row->traits & HTML_PREFORMATTED)
		node->flags |= HTML_AS_IS;
	add_attributes(&tree->pool, attributes);
	node->length = (uint32_t)(tree->pool.length - node->text);
	build->current = tree->nodes - 1;
	if (node->length > 0 && is_hidden(tree))
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
 * holds would get a paragraph of its own.
 */
static void
feed(struct build *build, const char *data, size_t length)
{
	build->shift = 0;
	if (length > 0 && *data != '<') {
		build->shift = sizeof BODY - 1;
		library.take(build->context, BODY, sizeof BODY - 1, 0);
	}
	while (length > 0 && build->resume < 0) {
		size_t step = length < FEED_STEP ? length : FEED_STEP;

		library.take(build->context, data, (int)step, 0);
		data += step;
		length -= step;
	}
	if (build->resume < 0)
		library.take(build->context, NULL, 0, 1);
}

static bool
parse_from(struct build *build, const char *data, size_t length)
{
	build->resume = -1;
	build->context = library.open(&handler, build, NULL, 0, NULL,
				      XML_CHAR_ENCODING_UTF8);
	if (!build->context)
		return false;
	library.use(build->context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
					    HTML_PARSE_NOWARNING |
					    HTML_PARSE_NONET |
					    HTML_PARSE_NODEFDTD |
					    HTML_PARSE_IGNORE_ENC);
	feed(build, data, length);
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
	while (at < text->length && (text->data[at] == '/' ||
				     text->data[at] == '>'))
		if (text->data[at++] == '>')
			break;
	return at;
}

bool
html_tree_parse(struct html_tree *tree, const struct bytes *text,
		const struct html_limits *limits, struct error *error)
{
	struct build build = { .tree = tree, .limits = limits };
	size_t at = 0;

	*tree = (struct html_tree){ 0 };
	if (!shared_object_load(LIBRARY, symbols, error))
		return false;
	if (!add_node(&build, HTML_OTHER))
		return error_no_memory(error);
	while (at < text->length) {
		if (!parse_from(&build, text->data + at, text->length - at))
			return error_no_memory(error);
		if (build.resume < 0)
			break;
		at = skip_tag_end(text, at + (size_t)build.resume);
	}
	tree->node[HTML_ROOT].end = (uint32_t)tree->nodes;
	return bytes_ok(&tree->pool) || error_no_memory(error);
}

void
html_tree_free(struct html_tree *tree)
{
	free(tree->node);
	bytes_free(&tree->pool);
	*tree = (struct html_tree){ 0 };
}

const char *
html_attribute(const struct html_tree *tree, size_t node, const char *name)
{
	const char *at = bytes_text(&tree->pool) + tree->node[node].text;
	const char *end = at + tree->node[node].length;

	if (tree->node[node].tag == HTML_TEXT)
		return NULL;
	while (at < end) {
		const char *value = at + strlen(at) + 1;

		if (strcmp(at, name) == 0)
			return value;
		at = value + strlen(value) + 1;
	}
	return NULL;
}
