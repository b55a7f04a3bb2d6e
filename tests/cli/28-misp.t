# SPDX-License-Identifier: MIT
# --format misp: events as MISP imports them, and --misp-tags.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt
tab=$(printf '\t')

# The tags that we use are those of MISP, to the byte.
cut -f 3- training/categories.tsv | tr '\t' '\n' | grep -v -e '^$' -e '^stix:' |
	sort -u >"$T/mapped"
grep -ho '"[a-z-]*:[a-z-]*=\\"[a-z-]*\\""' src/format/machine_tags.c |
	sed 's/^"//; s/"$//; s/\\"/"/g' >"$T/ours"
sed -n 's/.*LIKELIHOOD "\\"\([a-z-]*\)\\"".*/estimative-language:likelihood-probability="\1"/p' \
	src/format/machine_tags.c >>"$T/ours"
equals 'there are ten tags of our own' "$(wc -l <"$T/ours")" 10
sort -u "$T/mapped" "$T/ours" >"$T/used"
check 'the tags in use are those of tests/machine-tags.txt' \
	diff tests/machine-tags.txt "$T/used"
equals 'no line of the table has a strange tag for STIX' \
	"$(cut -f 3- training/categories.tsv | tr '\t' '\n' | grep '^stix:' |
		grep -Evx 'stix:report-type-ov="(attack-pattern|campaign|identity|indicator|intrusion-set|malware|observed-data|threat-actor|threat-report|tool|vulnerability)"')" ''
for table in models/default/categories.tsv "$sample/categories.tsv"; do
	equals "$table has the tags of the training" \
		"$(tr '\t' '\n' <"$table" | grep -E '^[a-z:-]+=' | sort)" \
		"$(tr '\t' '\n' <training/categories.tsv |
			grep -E '^[a-z:-]+=' | sort)"
done
corpus=$(sed -n 's/^CORPUS = //p' Makefile)
vocabularies=$(dirname "$corpus")/../VOCABULARIES.md
if [ -r "$vocabularies" ]; then
	while read -r tag; do
		case $tag in
		estimative-language:*)
			set -- '`estimative-language:likelihood-probability=`' \
				"| ${tag#*=} " ;;
		*) set -- "\`$tag\`" "\`$tag\`" ;;
		esac
		check "MISP has $tag" sh -c 'grep -qF -e "$2" "$1" &&
			grep -qF -e "$3" "$1"' - "$vocabularies" "$1" "$2"
	done <tests/machine-tags.txt
else
	skip 'the tags are those of the vocabularies' "there is no $vocabularies"
fi

# Tags alone.
run classify --misp-tags "$flood"
answers 'prints tags' 0
sort -u tests/machine-tags.txt >"$T/known"
equals 'which MISP has' "$(sort "$T/out" | comm -23 - "$T/known")" ''
prints 'those of the category' '^circl:incident-classification="denial-of-service"$'
prints 'that nobody reviewed it' \
	'^ai-computer-assisted:review-level="unreviewed"$'
equals 'each of them once' "$(sort "$T/out" | uniq -d)" ''
cp "$T/out" "$T/tags"
refute 'no likelihood of several categories' grep -q estimative "$T/out"
run classify --misp-tags --only ddos "$flood"
prints 'the likelihood of one' \
	'^estimative-language:likelihood-probability="[a-z-]*"$'
run classify --misp-tags -t 1 "$sample/none/pumpkin-soup.txt"
prints 'what is to be done where nothing holds' '^workflow:todo="add-tagging"$'
run classify --misp-tags -f json "$flood"
complains 'belongs to its format' 64 'is of the format misp'
run classify -f tsv --misp-tags "$flood"
complains 'and to no other' 64 'is of the format misp'

# Events.
cat >"$T/report.txt" <<'END'
Extortionists took the hoster down with a flood of packets

The booter hit the hoster with a distributed denial of service attack of three
terabits. Its servers were evil[.]example, a.b.evil[.]example, 203.0.113[.]7 and
10.0.0[.]5, the loader d41d8cd98f00b204e9800998ecf8427e used CVE-2024-3400.
Customers read www.vendor.com. APT29 was not part of the attack.
END
run classify --format misp "$T/report.txt" "$T/missing" "$sample"
equals 'a missing file is told' "$code" 66
check 'every event is JSON' is_json_lines "$T/out"
equals 'every document that was read is an event' "$(wc -l <"$T/out")" \
	$(($(find "$sample" -type f | wc -l) + 1))
check 'events are what MISP imports' jq -e -s -f tests/misp-event.jq "$T/out"
printf '{"Event":{"info":"x"}}\n' >"$T/no"
refute 'other events are told' jq -e -s -f tests/misp-event.jq "$T/no"
for change in 'del(.date)' '.threat_level_id = 4' '.published = "no"' \
	'.Attribute[0].type = "ip"' '.Attribute[0].category = "Other things"' \
	'.Attribute[0].to_ids = "yes"' '.uuid = "1"' '.info += "\u0007"' \
	'.Attribute[0].uuid = .uuid' '.Tag[0].name = ""' \
	'.Tag += [.Tag[0]]' '.attribute_count = "0"'; do
	head -n 1 "$T/out" | jq -c ".Event |= ($change)" >"$T/no"
	refute "an event after $change is told" \
		jq -e -s -f tests/misp-event.jq "$T/no"
done

run classify --format misp --misp-tags --top 3 "$T/report.txt"
cp "$T/out" "$T/tags"
run classify --format misp --top 3 --indicators "$T/report.txt"
jq -r '.Event.Tag[].name' "$T/out" >"$T/names"
same 'an event has these tags' "$T/tags" "$T/names"
check 'an event with indicators is what MISP imports' \
	jq -e -s -f tests/misp-event.jq "$T/out"
jq -r '.Event.Attribute[] | select(.type != "comment") |
	[.type, .value, .to_ids] | @tsv' "$T/out" >"$T/attributes"
cat >"$T/expected" <<END
vulnerability${tab}CVE-2024-3400${tab}false
threat-actor${tab}APT29${tab}false
md5${tab}d41d8cd98f00b204e9800998ecf8427e${tab}true
hostname${tab}a.b.evil.example${tab}true
domain${tab}evil.example${tab}true
hostname${tab}www.vendor.com${tab}false
ip-dst${tab}10.0.0.5${tab}false
ip-dst${tab}203.0.113.7${tab}true
END
check 'indicators are attributes, and what was defanged is for detection' \
	diff "$T/expected" "$T/attributes"
prints 'the verdict is a comment' '"value":"triage my: [^"]*ddos 0\.[0-9]{4}'
cp "$T/out" "$T/once"
cp "$T/report.txt" "$T/copy.txt"
run classify --format misp --top 3 --indicators "$T/copy.txt"
same 'the same text is the same event, wherever it lies' "$T/once" "$T/out"
equals 'a document without a date is of 1970' \
	"$(jq -r '.Event.date + .Event.timestamp' "$T/out")" 1970-01-010
run classify --format misp --published 2031-05-01T23:30:00-01:00 "$T/report.txt"
equals 'or of --published' "$(jq -r '.Event.date + " " +
	(.Event.timestamp | tonumber | todate)' "$T/out")" \
	'2031-05-02 2031-05-02T00:30:00Z'
for date in yesterday 1969-12-31 2031-02-29 ''; do
	run classify --format misp --published "$date" "$T/report.txt"
	complains "refuses to be published on '$date'" 64 "published"
done
printf '{"title":"Two\\nlines \\u0007 %0400d","text":"A booter flooded the hoster with packets for days."}\n' 1 |
	"$triage" classify --format misp >"$T/out"
check 'a long title of several lines is cut to one' \
	jq -e -s -f tests/misp-event.jq "$T/out"

# Tags of one's own.
printf 'ddos\t\tours:x="a=b "\ttlp:red\nmalware\t\ttlp:amber\n' >"$T/tags.tsv"
run classify --misp-tags --tags "$T/tags.tsv" --only ddos,malware "$flood"
equals 'take the place of the model'"'s" "$(head -n 2 "$T/out")" \
	'ours:x="a=b "
tlp:red'
refute 'and of all of them' grep -q circl "$T/out"
printf 'zebra\t\tours:x\n' >"$T/strange.tsv"
run classify --tags "$T/strange.tsv" "$flood"
complains 'a strange category is told' 65 "the model has no category 'zebra'"
run classify --tags "$T/missing" "$flood"
complains 'a missing table, too' 66 "cannot take tags from"
printf 'ddos\t\t%02100d\n' 0 >"$T/long.tsv"
run classify --tags "$T/long.tsv" "$flood"
complains 'tags have a limit' 65 'line 1: tags are too long'
printf 'ddos\t\t\377\n' >"$T/bytes.tsv"
run classify --tags "$T/bytes.tsv" "$flood"
complains 'tags are UTF-8' 65 'line 1: tags are not UTF-8'
small_corpus "$T/corpus"
printf 'frogs\tOf frogs\tour:pond="deep "\ttlp:green\ntrains\n' \
	>"$T/corpus/categories.tsv"
# shellcheck disable=SC2086
run train $small -q -o "$T/frogs.triage" "$T/corpus"
run model export "$T/frogs.triage" -o "$T/frogs"
check 'a corpus brings its own' grep -q "our:pond=\"deep \"${tab}tlp:green\$" \
	"$T/frogs/categories.tsv"
run model pack "$T/frogs" -o "$T/again.triage"
same 'which both forms of a model keep' "$T/frogs.triage" "$T/again.triage"
finish
