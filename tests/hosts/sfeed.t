# SPDX-License-Identifier: MIT
# sfeed_update with the recipe of examples/sfeedrc: lines that a filter does
# not write are gone, where it fails the old file stays.
. tests/hosts/lib.sh
needs sfeed_update curl
hosts_start
soup=$sample/none/pumpkin-soup.txt
feed "$sample/ransomware/copperjaw-county.txt" "$soup" >"$T/feed.rss"
{
	echo "sfeedpath=$T/feeds"
	sed "s|https:.*xml|file://$T/feed.rss|" "$T/examples/sfeedrc"
} >"$T/sfeedrc"
check 'the recipe names our feed' grep -q "file://$T" "$T/sfeedrc"

update() {
	timeout 60 sfeed_update "$T/sfeedrc" >"$T/log" 2>&1
	code=$?
}
# whole NAME: every line is there with all its fields but the last.
whole() {
	cut -f 1-8 "$T/feeds/desk" >"$T/fields"
	same "$1: every line" "$T/baseline" "$T/fields"
}
# kept NAME: sfeed_update says that it failed, and keeps what it had.
kept() {
	check "$1: said" grep -q 'desk .*FAIL (FILTER)' "$T/log"
	same "$1: nothing is lost" "$T/before" "$T/feeds/desk"
}

behave 'exec cat'
update
cut -f 1-8 "$T/feeds/desk" >"$T/baseline"
equals 'sfeed_update reads the feed' "$code $(wc -l <"$T/baseline")" '0 2'
rm -r "$T/feeds"
behave 'exec "$real" "$@"'

update
whole 'a feed'
check 'a feed: categories are in field 9' sh -c 'cut -f 9 "$1" |
	grep -q ransomware' - "$T/feeds/desk"
equals 'a feed: not where there are none' \
	"$(grep -F "$(head -n 1 "$soup" | tr -d '\r')" "$T/feeds/desk" |
		cut -f 9)" ''
cp "$T/feeds/desk" "$T/before"
update
same 'the feed again: no line twice' "$T/before" "$T/feeds/desk"

TRIAGE_MODEL=$T/none.triage
update
kept 'no model'
TRIAGE_MODEL=$model
echo 'timeout = 1' >"$TRIAGE_CONFIG"
behave 'exec "$real" "$@" --model "$T/fifo.triage"'
update
kept 'a time-out'
echo 'timeout = 20' >"$TRIAGE_CONFIG"
behave 'exec "$real" "$@" >/dev/full'
update
kept 'a full disk'
behave 'kill -KILL $$'
update
kept 'killed'
behave '"$real" "$@" | head -c 300; kill -KILL $$'
update
kept 'killed in the middle'
behave 'exec "$real" "$@"'

rm -r "$T/feeds"
sed 's/ --fail tempfail//' "$T/sfeedrc" >"$T/open" && mv "$T/open" "$T/sfeedrc"
TRIAGE_MODEL=$T/none.triage
update
whole 'no model, fail open'
equals 'no model, fail open: as it came' "$(cut -f 9 "$T/feeds/desk" |
	tr -d '\n')" ''
finish
