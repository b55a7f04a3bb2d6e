#!/bin/sh
# SPDX-License-Identifier: MIT
# Feeds and other records of many documents, as what they say.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt
soup=$sample/none/pumpkin-soup.txt


cat >"$T/feed.rss" <<END
<?xml version="1.0"?>
<rss version="2.0"><channel><title>Desk</title>
<item><title>$(plain_title "$flood")</title><guid>f</guid>
<link>https://desk.example/f</link><author>Ada</author>
<pubDate>Wed, 25 Nov 2026 10:11:12 GMT</pubDate>
<description><![CDATA[<p>$(plain_body "$flood")</p>]]></description></item>
<item><title>$(plain_title "$soup")</title><guid isPermaLink="false">s</guid>
<description>&lt;p&gt;$(plain_body "$soup")&lt;/p&gt;</description></item>
</channel></rss>
END
cat >"$T/feed.atom" <<END
<a:feed xmlns:a="http://www.w3.org/2005/Atom">
<a:entry><a:title>$(plain_title "$flood")</a:title><a:id>f</a:id>
<a:link href="https://desk.example/f"/><a:author><a:name>Ada</a:name></a:author>
<a:updated>2026-11-25T10:11:12Z</a:updated>
<a:content type="html">&lt;p&gt;$(plain_body "$flood")&lt;/p&gt;</a:content></a:entry>
<a:entry><a:title>$(plain_title "$soup")</a:title><a:id>s</a:id>
<a:summary>$(plain_body "$soup")</a:summary></a:entry>
</a:feed>
END
cat >"$T/feed.json" <<END
{"version":"https://jsonfeed.org/version/1.1","items":[
{"id":"f","url":"https://desk.example/f","title":"$(plain_title "$flood")",
"authors":[{"name":"Ada"}],"date_published":"2026-11-25T10:11:12Z",
"content_html":"<p>$(plain_body "$flood")</p>"},
{"id":"s","title":"$(plain_title "$soup")","content_text":"$(plain_body "$soup")"}]}
END
printf '%s\t' 1795601472 "$(plain_title "$flood")" https://desk.example/f \
	"<p>$(plain_body "$flood")</p>" html f Ada '' >"$T/feed.sfeed"
printf '\n' >>"$T/feed.sfeed"
printf '%s\t' 1795601472 "$(plain_title "$soup")" '' "$(plain_body "$soup")" plain s '' '' \
	>>"$T/feed.sfeed"
printf '\n' >>"$T/feed.sfeed"

# What the documents say by themselves.
for file in "$flood" "$soup"; do
	{ plain_title "$file"; echo; plain_body "$file"; } >"$T/plain.txt"
	run classify --format tsv "$T/plain.txt"
	cut -f 3- "$T/out"
done >"$T/expected"

for kind in rss atom json sfeed; do
	name=$kind
	[ "$kind" != json ] || name=jsonfeed
	run classify --format tsv "$T/feed.$kind"
	answers "a feed of kind $name is read" 0
	cut -f 3- "$T/out" >"$T/labels"
	same "each item of $name is judged as its text is" "$T/expected" \
		"$T/labels"
	run classify --format jsonl "$T/feed.$kind"
	prints "$name has the facts" "\"kind\":\"$name\",\"id\":\"f\",\"title\":\"[^\"]+\",\"from\":\"Ada\",\"date\":\"2026-11-25T10:11:12Z\",\"link\":\"https://desk.example/f\","
	prints "$name leaves out what is not known" \
		"\"id\":\"s\",\"title\":\"[^\"]+\",(\"date\":\"[^\"]+\",)?\"words\""
	gzip -c "$T/feed.$kind" >"$T/packed"
	run classify --format jsonl "$T/packed"
	equals "$name may be compressed" \
		"$(grep -c "\"kind\":\"$name\"" "$T/out")" 2
done
run classify "$T/feed.rss"
equals 'the source names the line' "$(cut -f 1 "$T/out" | tr '\n' ' ')" \
	"$T/feed.rss:3 $T/feed.rss:7 "

# What is broken.
sed 's|</channel>|</chanel>|' "$T/feed.rss" >"$T/broken.rss"
run classify "$T/broken.rss"
complains 'a feed that is not well-formed is complained of' 65 \
	"cannot read '$T/broken.rss': line 9: mismatched tag"
equals 'behind its items' "$(cut -f 2 "$T/out" | tr '\n' ' ')" 'ok ok error '
head -c 300 "$T/feed.json" >"$T/broken.json"
run classify "$T/broken.json"
complains 'so is half a JSON Feed' 65 'line 4: not valid JSON'
printf 'stray\n' >>"$T/feed.sfeed"
run classify "$T/feed.sfeed"
complains 'and a line that is none of sfeed' 65 \
	"feed.sfeed:3': not the fields of sfeed"

# Limits.
billion_laughs >"$T/laughs.rss"
run classify "$T/laughs.rss"
complains 'entities do not blow up' 65 'line 11: .*--max-expansion'
run classify --max-entities 9 "$T/laughs.rss"
complains 'nor are there too many' 65 'line 10: .*--max-entities'
sed 's/&e9;/\&e6;/' "$T/laughs.rss" >"$T/laugh.rss"
run classify "$T/laugh.rss"
complains 'the standard limit is low' 65 '--max-expansion'
run classify --max-expansion 100000 "$T/laugh.rss"
answers 'and can be raised' 0

# JSON Lines with members of other names.
printf '{"id":7,"doc":{"body":"%s","head":"%s","n":"x9"}}\n' \
	"$(plain_body "$flood")" "$(plain_title "$flood")" >"$T/nested.jsonl"
run classify --text-field doc.body --title-field doc.head --id-field doc.n \
	--format jsonl "$T/nested.jsonl"
answers 'members can be named by path' 0
prints 'and are read' '"kind":"jsonl","id":"x9","title":"[^"]+","words"'
run classify --set text-field=doc.body --format tsv "$T/nested.jsonl"
prints 'a setting names them, too' '	ok	(.*,)?ddos'
run classify --text-field doc.none "$T/nested.jsonl"
complains 'one that is missing is named' 65 \
	"\"text\" is missing or not a string 'doc.none'"
printf '{"a.b":"%s","a":{"b":1}}\n' "$(plain_body "$flood")" >"$T/dots.jsonl"
run classify --text-field a.b "$T/dots.jsonl"
answers 'a member with dots comes before a path' 0

finish
