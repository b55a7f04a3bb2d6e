# SPDX-License-Identifier: MIT
# newsboat with the recipes of examples/newsboat-urls and newsboat-config: it
# takes whatever a filter writes, whatever its exit code.
. tests/hosts/lib.sh
needs newsboat sqlite3
hosts_start
HOME=$T
export HOME
ransom=$sample/ransomware/copperjaw-county.txt
soup=$sample/none/pumpkin-soup.txt
feed "$ransom" "$soup" "$sample/ddos/record-flood-hoster.txt" >"$T/feed.rss"
sed "s|https:.*xml|file://$T/feed.rss|" "$T/examples/newsboat-urls" >"$T/urls"
check 'the recipe names our feed' grep -q "^\"filter:.*file://$T" "$T/urls"

# reload: read the feed; the titles in the cache go to $T/titles.
reload() {
	: >"$T/none"
	timeout 60 newsboat -u "$T/urls" -c "$T/cache" -C "${1:-$T/none}" \
		-x reload >"$T/log" 2>&1
	code=$?
	sqlite3 "$T/cache" 'select guid, title from rss_item order by guid' \
		>"$T/titles"
}
forget_all() {
	rm -f "$T/cache"
}
# complete NAME: every item is there, once, with its title.
complete() {
	equals "$1: newsboat is content" "$code" 0
	sed 's/|\[[a-z, -]*\] /|/' "$T/titles" >"$T/stripped"
	same "$1: every item once" "$T/baseline" "$T/stripped"
}
# untouched NAME: the same without any prefix.
untouched() {
	complete "$1"
	refute "$1: as it came" grep -q '|\[' "$T/titles"
}

behave 'exec cat'
reload
cp "$T/titles" "$T/baseline"
equals 'newsboat reads the feed' "$(wc -l <"$T/baseline")" 3
behave 'exec "$real" "$@"'

forget_all
reload
complete 'a feed'
check 'a feed: labels are in titles' \
	grep -q '^copperjaw-county.txt|\[.*ransomware.*\] ' "$T/titles"
check 'a feed: not where there are none' \
	grep -q "^pumpkin-soup.txt|$(head -n 1 "$soup" | tr -d '\r')" \
	"$T/titles"
timeout 60 newsboat -u "$T/urls" -c "$T/cache" \
	-C "$T/examples/newsboat-config" -x print-unread >"$T/unread" 2>&1
equals 'only what is asked for is shown' "$(cat "$T/unread")" \
	'1 unread articles'
reload
complete 'the feed again'

forget_all
TRIAGE_MODEL=$T/none.triage
reload
untouched 'no model'
TRIAGE_MODEL=$model

forget_all
echo 'timeout = 1' >"$TRIAGE_CONFIG"
behave 'exec "$real" "$@" --model "$T/fifo.triage"'
reload
untouched 'a time-out'
echo 'timeout = 20' >"$TRIAGE_CONFIG"
behave 'exec "$real" "$@"'

forget_all
cp "$T/feed.rss" "$T/good.rss"
sed 's|<rss|<rss a="1" a="2"|' "$T/good.rss" >"$T/feed.rss"
behave 'exec cat'
reload
equals 'newsboat reads what is not well-formed' "$(wc -l <"$T/titles")" 3
behave 'exec "$real" "$@"'
forget_all
reload
untouched 'not well-formed'
cp "$T/good.rss" "$T/feed.rss"

# What newsboat has, it keeps, whatever becomes of the filter.
forget_all
reload
behave 'exec "$real" "$@" >/dev/full'
reload
complete 'a full disk'
behave 'kill -KILL $$'
reload
complete 'killed'
behave '"$real" "$@" | head -c 700; kill -KILL $$'
reload
complete 'killed in the middle'
behave 'exec "$real" "$@" --framing lf'
reload
complete 'a slip of the pen'
behave 'exec "$real" "$@"'

forget_all
{
	feed "$ransom" "$soup" | sed '$d'
	for i in $(seq 2000); do
		echo "<item><guid>g$i</guid><title>Number $i</title>" \
			"<description>$(tail -n +2 "$soup" | head -c 1000 |
				tr -d '<>&\r\n')</description></item>"
	done
	echo '</channel></rss>'
} >"$T/feed.rss"
reload
equals '2002 items: every one' "$(wc -l <"$T/titles")" 2002
check '2002 items: labels are in titles' \
	grep -q '^copperjaw-county.txt|\[.*ransomware.*\] ' "$T/titles"
finish
