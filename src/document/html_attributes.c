/* SPDX-License-Identifier: MIT */
#include "html_attributes.h"

#include <string.h>
#include <strings.h>

enum { ATTRIBUTE_LONGEST = 2048 };

/* Attributes that say what an element is; all else is passed over. */
static const char *const kept[] = {
	"aria-hidden", "charset", "class", "content",  "datetime",
	"hidden",      "href",	  "id",	   "itemprop", "name",
	"property",    "rel",	  "role",  "style",    "type",
};

static bool
is_kept(const char *name)
{
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
		if (strcmp(kept[i], name) == 0)
			return true;
	return false;
}

void
html_attributes_add(struct bytes *pool, const unsigned char **attributes)
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

/* What holds the page is hidden at most until a script has run. */
static bool
holds_page(const struct html_node *node)
{
	return node->tag == HTML_BODY || node->tag == HTML_MAIN ||
	       node->tag == HTML_ARTICLE || node->parent == HTML_ROOT;
}

bool
html_is_hidden(const struct html_tree *tree, size_t node)
{
	if (holds_page(&tree->node[node]))
		return false;

	const char *hidden = html_attribute(tree, node, "hidden");
	const char *aria = html_attribute(tree, node, "aria-hidden");
	const char *style = html_attribute(tree, node, "style");

	return (hidden && strcasecmp(hidden, "until-found") != 0) ||
	       (aria && strcasecmp(aria, "true") == 0) ||
	       (style && style_hides(style));
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
