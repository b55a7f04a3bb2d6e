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

run dump --format xml "$page"
complains 'refuses a format it does not know' 64 \
	"dump: unknown format 'xml': text or json"
run dump --kind pigeon "$page"
complains 'refuses a kind it does not know' 64 "dump: unknown kind 'pigeon'"
run dump "$T/missing.html" "$page"
complains 'a missing file is an error' 66 "cannot read '.*missing.html'"
prints 'and the next is dumped' '^kind: html$'

finish
