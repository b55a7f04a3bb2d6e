/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <stddef.h>

/* Makes the headings of a table with class `sort` sort it. */
const char *const page_script[] = {
	"'use strict';",
	"for (const table of document.querySelectorAll('table.sort')) {",
	"  const heads = [...table.tHead.rows[0].cells];",
	"  const body = table.tBodies[0];",
	"  const value = (row, i) => {",
	"    const text = row.cells[i].textContent.replaceAll(',', '');",
	"    return text === '' || isNaN(text) ? text : Number(text);",
	"  };",
	"  const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;",
	"  heads.forEach((head, i) => {",
	"    const button = document.createElement('button');",
	"    button.append(...head.childNodes);",
	"    head.append(button);",
	"    button.addEventListener('click', () => {",
	"      const number = typeof value(body.rows[0], i) === 'number';",
	"      const was = head.getAttribute('aria-sort');",
	"      const up = was ? was === 'descending' : !number;",
	"      for (const other of heads) other.removeAttribute('aria-sort');",
	"      head.setAttribute('aria-sort',",
	"                        up ? 'ascending' : 'descending');",
	"      body.append(...[...body.rows].sort((a, b) =>",
	"        (up ? 1 : -1) * compare(value(a, i), value(b, i))));",
	"    });",
	"  });",
	"}",
	NULL,
};

/* Changes with the script; a test holds the two together. */
const char page_script_digest[] =
	"8MrtXjBeHn3VuwlBihkNTZNLpBxw7oYzxrE5hUJnLgc=";
