// SPDX-License-Identifier: MIT
// node readability.js PAGE: the text of the article that Readability finds.
const { Readability } = require('@mozilla/readability');
const { JSDOM } = require('jsdom');
const { readFileSync } = require('fs');

const page = new JSDOM(readFileSync(process.argv[2]),
	{ url: 'https://example.org/' });
const article = new Readability(page.window.document).parse();
process.stdout.write(article ? article.textContent : '');
