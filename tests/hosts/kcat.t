# SPDX-License-Identifier: MIT
# kcat with the recipe of examples/kcat-worker, on a broker that librdkafka
# mocks: real clients, the real protocol, one process for the broker.
. tests/hosts/lib.sh
needs kcat
hosts_start

kcat -C -b mock -t keep -q -X test.mock.num.brokers=1 -d broker \
	>"$T/mock" 2>&1 &
mock=$!
trap 'kill $mock 2>/dev/null; rm -rf "$T"' EXIT
broker=''
for _ in $(seq 100); do
	broker=$(grep -o '127\.0\.0\.1:[0-9]*' "$T/mock" | head -n 1)
	[ -z "$broker" ] || break
	sleep 0.1
done
refute 'there is a broker' [ -z "$broker" ]

records() {
	for i in $(seq 200); do
		echo "{\"id\":$i,\"text\":\"$(tail -n +2 \
			"$sample/ddos/record-flood-hoster.txt" | head -c 600 |
			tr -d '"\\\r\n')\"}"
	done
	echo 'no record'
	echo '{"id":"last","text":""}'
}
records >"$T/records"
timeout 60 kcat -P -b "$broker" -t raw <"$T/records"
equals 'records go to the broker' $? 0
timeout 120 "$T/examples/kcat-worker" "$broker" 2>"$T/err"
equals 'the worker ends with the topic' "$? $(cat "$T/err")" '0 '
timeout 60 kcat -C -b "$broker" -t tagged -o beginning -e -u -q >"$T/replies"
equals 'each record has a reply' "$(wc -l <"$T/replies")" 202
check 'of JSON' is_json_lines "$T/replies"
# Partitions come one after the other.
{ seq 200; echo last; } | sort >"$T/expected"
sed -n 's/^{"id":"\([^"]*\)".*/\1/p' "$T/replies" | sort >"$T/ids"
same 'each its own' "$T/expected" "$T/ids"
equals 'with results' "$(grep -c '"triage":{"status":"ok",.*"ddos"' \
	"$T/replies")" 200
equals 'and an error' "$(grep -c '"error":"not valid JSON"' "$T/replies")" 1
finish
