# SPDX-License-Identifier: MIT
# The article of a page: how much of it is found, and how fast.
found() {
	sh tests/pages/score.sh "$1" | tail -n 1 |
		awk '{ print "precision " $1 ", recall " $2 ", F1 " $3 }'
}

pages=$(ls tests/pages/*.html | wc -l)
NODE_PATH=$build/bench/node_modules
export NODE_PATH
page=tests/pages/wordpress-classic.html
note "$pages pages of tests/pages, runs of four words, triage: $(found "sh tests/pages/body.sh $triage")"
if [ -d "$NODE_PATH/@mozilla/readability" ]; then
	note "@mozilla/readability: $(found "node $here/peers/readability.js")"
else
	note '@mozilla/readability is not installed: make bench-peers'
fi

row 'one page'
ours "$triage classify -m $model $page"
if [ -d "$NODE_PATH/@mozilla/readability" ]; then
	peer '@mozilla/readability' "node $here/peers/readability.js $page" 1
fi
peer 'an empty C program' "$tools/empty"
run 20
