# SPDX-License-Identifier: MIT
# What is read from files: `triage dump`.
. tests/cli/lib.sh

page=tests/pages/wordpress-classic.html
run dump "$page"
answers 'dumps a page' 0
prints 'says of what kind it is' '^kind: html$'
prints 'and its charset' '^charset: UTF-8$'
prints 'and its title without the site' \
	'^title: Copper Lantern group turns to edge routers in shipping campaign$'
prints 'when it was published' '^date: 2025-03-11T09:12:00Z$'
prints 'and where' '^link: https://harbourwatch.example/2025/03/copper-lantern/$'
prints 'what was set aside' '^\| .*Click to share on Twitter'

run dump --format json "$page" tests/pages/jekyll-analysis.html
answers 'dumps as JSON' 0
equals 'an object a document' "$(grep -c '^{"source":.*}$' "$T/out")" 2
prints 'with who wrote it' '"from":"Akira Benedek"'
prints 'and the body' '"body":"A group that researchers call'
prints 'and what stands aside' '"aside":".*Leave a Reply'

printf 'Caf\351 owners were told on Monday that their r\351sum\351s are gone.\n' |
	run dump -
prints 'says that a charset was guessed' '^charset: WINDOWS-1252 \(guessed\)$'

printf '<p>\033[31mred\007</p>' >"$T/control.html"
run dump "$T/control.html"
refute 'prints nothing that a terminal obeys' grep -q "$(printf '\033')" "$T/out"

awk 'BEGIN { for (i = 0; i < 400; i++) printf "<div>"; print "<p>deep" }' \
	>"$T/deep.html"
run dump "$T/deep.html"
prints 'says which limit cut it' '^cut: by --max-depth$'
prints 'and reads on' '^deep$'
run dump --max-depth 1000 "$T/deep.html"
refute 'unless the limit is higher' grep -q '^cut:' "$T/out"
run dump --max-elements 3 --format json "$page"
prints 'more elements than are told apart' '"cut":"max-elements"'
run classify --max-elements 3 --format jsonl "$page"
prints 'which a result says, too' '"cut":"max-elements"'

run classify --format jsonl "$page"
prints 'a result tells the date' '"date":"2025-03-11T09:12:00Z"'
prints 'and the link' '"link":"https://harbourwatch.example/'

# A PDF of one page: pdf TITLE prints it.
pdf() {
	text="BT /F1 12 Tf 72 720 Td 14 TL ($1) Tj T* T*
(A wiper was found on two relay servers of the grid operator) Tj T*
(before it could run, the company said on Friday.) Tj ET"
	printf '%%PDF-1.4\n'
	printf '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'
	printf '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n'
	printf '3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R '
	printf '/MediaBox [0 0 612 792] '
	printf '/Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n'
	printf '4 0 obj\n<< /Length %s >>\nstream\n%s\nendstream\nendobj\n' \
		"${#text}" "$text"
	printf '5 0 obj\n<< /Type /Font /Subtype /Type1 '
	printf '/BaseFont /Helvetica >>\nendobj\n'
	printf 'trailer << /Size 6 /Root 1 0 R >>\n%%%%EOF\n'
}
pdf 'Grid operator finds wiper' >"$T/wiper.pdf"
if command -v pdftotext >/dev/null; then
	run dump "$T/wiper.pdf"
	answers 'reads a PDF' 0
	prints 'says that it is one' '^kind: pdf$'
	prints 'takes its first line for the title' \
		'^title: Grid operator finds wiper$'
	prints 'and the rest for the body' '^before it could run, the company'
	gzip -c "$T/wiper.pdf" | run dump --kind pdf -
	prints 'unpacks it first' '^title: Grid operator finds wiper$'
	run dump --pdf-memory 1M "$T/wiper.pdf"
	complains 'a PDF that takes too much memory is refused' 65 \
		'more than --pdf-memory allows'
	run dump --max-bytes 300 --format json "$T/wiper.pdf"
	complains 'as is one that is too long' 65 'larger than --max-bytes'
	mkdir "$T/bin"
	printf '#!/bin/sh\nsleep 60\n' >"$T/bin/pdftotext"
	chmod +x "$T/bin/pdftotext"
	PATH="$T/bin:$PATH" run dump --pdf-seconds 1 "$T/wiper.pdf"
	complains 'and one that takes too long' 65 \
		'takes longer than --pdf-seconds allows'
	printf '#!/bin/sh\nyes\n' >"$T/bin/pdftotext"
	PATH="$T/bin:$PATH" run dump --max-bytes 4K --format json \
		"$T/wiper.pdf"
	prints 'text past the limit is cut' '"cut":"max-bytes"'
else
	skip 'reads a PDF' 'no pdftotext here'
fi
mkdir "$T/no"
for tool in sh timeout; do
	ln -s "$(command -v "$tool")" "$T/no/$tool"
done
program=$(command -v timeout)
PATH="$T/no" "$program" 60 "$triage" dump "$T/wiper.pdf" >"$T/out" 2>"$T/err"
code=$?
complains 'says what a PDF needs where it is missing' 69 \
	"pdftotext is needed for PDF: install Debian's poppler-utils"

printf '\050\265\057\375\040\005\051\000\000hello' >"$T/packed"
run dump "$T/packed"
prints 'unpacks Zstandard' '^hello$'
run dump --kind text "$T/packed"
prints 'whatever the kind' '^hello$'

printf '{"a":{"b":"Words of a path"},"text":"no"}\n' |
	run dump --text-field a.b -
prints 'reads the members of JSON that it is told' '^Words of a path$'

run dump --format xml "$page"
complains 'refuses a format it does not know' 64 \
	"dump: unknown format 'xml': text or json"
run dump --kind pigeon "$page"
complains 'refuses a kind it does not know' 64 "dump: unknown kind 'pigeon'"
run dump "$T/missing.html" "$page"
complains 'a missing file is an error' 66 "cannot read '.*missing.html'"
prints 'and the next is dumped' '^kind: html$'

finish
