# SPDX-License-Identifier: MIT
# --indicators: what of ids, digests and addresses stands in a document.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
cat >"$T/report.txt" <<'END'
APT 29 comes back with hxxps://evil[.]example

The group APT29 sent mails to ministries again. It used CVE-2024-3400 in a
firewall, and its servers were evil[.]example and 203.0.113[.]7. Vendors fixed
the flaw in version 7.0.0.1 and wrote about it on www.vendor.com.
END

run classify --format jsonl "$T/report.txt"
refute 'are not there unless asked for' grep -q indicators "$T/out"
cp "$T/out" "$T/without"
run classify --format jsonl --indicators "$T/report.txt"
answers 'are asked for' 0
check 'make one line of JSON' is_json_lines "$T/out"
sed 's/,"indicators":.*/}/' "$T/out" >"$T/stripped"
same 'change nothing else' "$T/without" "$T/stripped"
equals 'come by kind and value' "$(grep -o \
	'"type":"[a-z0-9]*","value":"[^"]*"' "$T/out" | cut -d '"' -f 4,8 |
	tr '\n' ' ')" 'cve"CVE-2024-3400 group"APT29 domain"evil.example domain"www.vendor.com ipv4"203.0.113.7 url"https://evil.example '
prints 'have their places in title and body' \
	'"value":"APT29","title":\[\[0,6\]\],"body":\[\[10,5\]\]'
prints 'tell what was defanged' \
	'"value":"evil.example","defanged":true,"body":\[\[[0-9]+,14\]\]'
refute 'and what was not' grep -q '"www.vendor.com","defanged"' "$T/out"

# The places are those of the bytes of the body, which starts at line 3.
place=$(grep -o '"evil.example","defanged":true,"body":\[\[[0-9]*' "$T/out" |
	sed 's/.*\[//')
equals 'a place can be cut out of the body' "$(sed '1,2d' "$T/report.txt" |
	tail -c "+$((place + 1))" | head -c 14)" 'evil[.]example'

run classify --format text --indicators "$T/report.txt"
prints 'are rows of the table' '^  ipv4    203\.0\.113\.7$'
run classify --format json --indicators "$sample"
check 'are in the array, too' is_json "$T/out"
check 'of which many have some' \
	[ "$(grep -c '"indicators":\[{' "$T/out")" -gt 5 ]
check 'and many none' [ "$(grep -c '"indicators":\[\]' "$T/out")" -gt 5 ]
cp "$T/out" "$T/one"
run classify --format json --indicators --jobs 3 "$sample"
same 'are the same with several threads' "$T/one" "$T/out"
printf 'CVE-2024-3400\n' >"$T/short.txt"
run classify --format jsonl --indicators "$T/short.txt"
prints 'are found where nothing is judged' \
	'"status":"unjudged".*"value":"CVE-2024-3400"'

run classify --format jsonl --indicators --max-indicators 2 "$T/report.txt"
equals 'end at --max-indicators' "$(grep -o '\[[0-9]*,[0-9]*\]' "$T/out" |
	wc -l)" 2
prints 'and say so' '"indicators_cut":true'
run classify --format text --indicators --max-indicators 2 "$T/report.txt"
prints 'in the table, too' '^  and more: --max-indicators$'
run classify --format jsonl --indicators --max-indicators 7 "$T/report.txt"
prints 'at the limit nothing is cut' '\]\]\}\]\}$'
run classify --indicators --max-indicators 0 "$T/report.txt"
complains 'the limit is a number above 0' 64 "'--max-indicators' cannot be '0'"

for format in tsv svm; do
	run classify --format $format --indicators "$T/report.txt"
	complains "$format has no room for them" 64 \
		"'$format' has no room for --indicators"
	run classify --format $format --set indicators=yes "$T/report.txt"
	answers "$format leaves out what a file asks for" 0
done
run classify --format jsonl --set indicators=yes "$T/report.txt"
prints 'may be asked for by a configuration' '"value":"CVE-2024-3400"'
finish
