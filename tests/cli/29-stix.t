# SPDX-License-Identifier: MIT
# --format stix: bundles of STIX 2.1.  The rules are those of the unit tests.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt

# keeps_rules FILE: every line is a bundle that keeps to the standard.
keeps_rules() {
	STIX_BUNDLES=$1 CK_RUN_SUITE=stix CK_RUN_CASE=file "$build/unit"
}

run classify --format stix "$sample" "$T/missing"
equals 'a missing file is told' "$code" 66
check 'every bundle is JSON' is_json_lines "$T/out"
equals 'every document that was read is a bundle' "$(wc -l <"$T/out")" \
	"$(find "$sample" -type f | wc -l)"
check 'bundles keep to the standard' keeps_rules "$T/out"
sed 's/"published"/"publisher"/' "$T/out" >"$T/bad"
refute 'others do not' keeps_rules "$T/bad"
: >"$T/nothing"
refute 'nothing is no bundle' keeps_rules "$T/nothing"
equals 'every bundle has a report of its own' \
	"$(grep -o '"report--[0-9a-f-]*"' "$T/out" | sort -u | wc -l)" \
	"$(cut -d '"' -f 8 "$T/out" | sort -u | wc -l)"
check 'some refer to a CVE' grep -q '"object_refs":\["vulnerability--' "$T/out"
cp "$T/out" "$T/one"
run classify --format stix --jobs 3 "$sample" "$T/missing"
same 'the same with several threads' "$T/one" "$T/out"
run classify --format stix --indicators "$sample"
check 'bundles with indicators keep to it, too' keeps_rules "$T/out"
check 'there are some' grep -q '"type":"intrusion-set"' "$T/out"
run classify --format stix --indicators /dev/null
check 'a bundle of nothing keeps to it' keeps_rules "$T/out"

# One document.
run classify --format stix --top 2 "$flood"
answers 'writes a bundle' 0
cp "$T/out" "$T/bundle"
run classify --top 2 "$flood"
equals 'labels are those that hold' "$(jq -r '.objects[] |
	select(.type == "report").labels | join(",")' "$T/bundle")" \
	"$(cut -f 3 "$T/out")"
run classify -f jsonl --top 2 "$flood"
equals 'confidence is that of the least sure' "$(jq '.objects[] |
	select(.type == "report").confidence' "$T/bundle")" \
	"$(jq '[.confidence[.labels[]]] | min * 100 | round' "$T/out")"
title=$(head -n 1 "$flood" | sed 's/^\xef\xbb\xbf//; s/\r$//')
equals 'the name is the title' "$(jq -r '.objects[] |
	select(.type == "report").name' "$T/bundle")" "$title"
printf '{"title":"A flood","text":"A booter flooded the hoster with packets, CVE-2024-3400."}\n' \
	>"$T/one.jsonl"
run classify --format stix --published 2031-05-01 "$T/one.jsonl"
equals 'the SHA-256 is that of title, line feed and text' "$(jq -r '.objects[] |
	select(.type == "report").external_references[0].hashes["SHA-256"]' \
	"$T/out")" "$(printf 'A flood\nA booter flooded the hoster with packets, CVE-2024-3400.' |
	sha256sum | cut -c 1-64)"
prints 'the report is of --published' \
	'"published":"2031-05-01T00:00:00\.000Z"'
prints 'but the CVE is the same in all' \
	'"created":"1970-01-01T00:00:00\.000Z","modified":"1970-01-01T00:00:00\.000Z","name":"CVE-2024-3400"'
printf 'ddos\t\tstix:report-type-ov="campaign"\tstix:report-type-ov="tool"\n' \
	>"$T/tags.tsv"
run classify --format stix -t 0.01 --tags "$T/tags.tsv" "$flood"
prints 'kinds of report are mapped' '"report_types":\["campaign","tool"\]'
finish
