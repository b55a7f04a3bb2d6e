# SPDX-License-Identifier: MIT
# Mail is read by the quick program, whose libraries are archives, as by the full
# one, which loads them; what is beyond the quick one reaches the full one whole.
. tests/cli/lib.sh
full=$build/full/triage
if [ ! -x "$full" ]; then
	skip 'mail in the quick program' 'this build has one program only'
	echo '1..0'
	exit 0
fi
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt

# message NAME FIELDS BODY: both for printf.
mkdir "$T/mail"
message() {
	{
		printf 'From: desk@example.org\nSubject: Gang leaks files\n'
		# Each is a format on purpose.
		# shellcheck disable=SC2059
		printf -- "$2"
		echo
		# shellcheck disable=SC2059
		printf -- "$3"
		tail -n +2 "$flood"
	} >"$T/mail/$1"
}

# words CHARSET: every byte that is not ASCII, as encoded words.
words() {
	awk -v charset="$1" 'BEGIN {
		for (i = 128; i < 256; i++)
			printf "%s=%02X%s", i % 16 ? "" : " =?" charset "?Q?",
				i, i % 16 == 15 ? "?=" : ""
	}'
}
part='--b\nContent-Type: text/'
parts='Content-Type: multipart/alternative; boundary=b\n'
message plain '' ''
message ascii 'Content-Type: text/plain; charset=us-ascii\n' '\223quoted\224\n'
message utf8 'Content-Type: text/plain; charset=utf-8\n' 'caf\303\251\n'
message windows 'Content-Type: text/plain; charset=windows-1252\n' '\200\201\n'
message words "X-A: 1\nFrom:$(words iso-8859-1)\n" ''
sed "s/^Subject:.*/Subject:$(words iso-8859-1)$(words windows-1252)/" \
	"$T/mail/plain" >"$T/mail/subject"
sed 's/^Subject:.*/Subject: =?utf-8?B?Y2Fmw6k=?= =?us-ascii?q?leaks=E9?=/' \
	"$T/mail/plain" >"$T/mail/subject-utf8"
message plain-enough "$parts" "${part}html\n\n<p>less\n${part}plain\n\n"
message rich "$parts" "${part}plain\n\nSee there.\n${part}html\n\n<p>"
message page 'Content-Type: text/html; charset=utf-8\n' '<title>x</title><p>'
message signed 'Content-Type: multipart/signed; boundary=b\n' \
	"${part}plain\n\n"
message sealed 'Content-Type: multipart/encrypted; boundary=b\n' \
	"--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n${part}plain\n\n"
message smime 'Content-Type: application/pkcs7-mime\n' ''
message forwarded 'Content-Type: message/rfc822\n' 'Subject: inner\n\n'
message fields 'To: caf\351 <a@example.org>\n' ''
message addresses 'To: "A, B" <a@xn--bcher-kva.example>, c: d@[1.2.3.4];\n' ''
cp -r "$T/mail" "$T/quick-ones"
message beyond-koi8 'Content-Type: text/plain; charset=koi8-r\n' \
	'\301\324\301\313\301 \301\324\301\313\301\n'
message beyond-page 'Content-Type: text/html\n' '<meta charset="koi8-r"><p>'
message beyond-word 'X-A: 1\nFrom: =?koi8-r?B?wdTBy8E=?= <a@example.org>\n' ''
for kind in mail filter-mail html; do
	for seed in tests/fuzz/seeds/$kind/*; do
		cp "$seed" "$T/mail/$kind-$(basename "$seed")"
	done
done

differ=''
for mail in "$T"/mail/*; do
	for program in "$triage" "$full"; do
		"$program" filter --mail <"$mail" >"$T/out" 2>"$T/err"
		echo "exit code $?" | cat - "$T/err" >>"$T/out"
		"$program" classify --kind mail -f jsonl "$mail" >>"$T/out" 2>&1
		mv "$T/out" "$T/by-$(basename "$(dirname "$program")")"
	done
	cmp -s "$T/by-full" "$T/by-$(basename "$build")" ||
		differ="$differ $(basename "$mail")"
done
equals 'both programs do the same to every message' "$differ" ''

# Alone, with a full one beside it that shows what it was given.
mkdir -p "$T/bin/full"
cp "$triage" "$T/bin/"
alone=$T/bin/triage
failed=''
for mail in "$T"/quick-ones/*; do
	"$alone" filter --mail <"$mail" >"$T/out" 2>"$T/err" ||
		failed="$failed $(basename "$mail")"
	! grep -q '^X-Triage-Status: error' "$T/out" ||
		failed="$failed $(basename "$mail")"
done
equals 'the quick one alone judges these' "$failed" ''
for mail in "$T"/mail/beyond-*; do
	name=$(basename "$mail")
	"$alone" filter --mail <"$mail" >"$T/out" 2>"$T/err"
	equals "$name alone passes" $? 0
	check "$name alone is not judged" \
		grep -q '^X-Triage-Status: error=' "$T/out"
	grep -v '^X-Triage' "$T/out" >"$T/passed"
	same "$name alone loses nothing" "$mail" "$T/passed"
done
printf '#!/bin/sh\nprintf "%%s\\n" "$@" >"%s"\ncat\nexit 3\n' "$T/words" \
	>"$T/bin/full/triage"
chmod +x "$T/bin/full/triage"
for mail in "$T"/mail/beyond-*; do
	name=$(basename "$mail")
	"$alone" filter --mail --timeout 7 <"$mail" >"$T/out" 2>"$T/err"
	equals "$name is for the full one, which has the last word" $? 3
	same "$name reaches it whole" "$mail" "$T/out"
	equals "$name: with its arguments" "$(tr '\n' ' ' <"$T/words")" \
		'filter --mail --timeout 7 '
done
finish
