# SPDX-License-Identifier: MIT
# Mails, mboxes and Maildirs as input of classify, and as a corpus.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt
soup=$sample/none/pumpkin-soup.txt

# mail FILE: a message that says what the file says.
mail() {
	echo "From: desk@example.org"
	echo "Subject: $(head -n 1 "$1" | tr -d '\r')"
	echo "Date: Mon, 7 Sep 2026 09:00:00 +0200"
	echo "Archived-At: <https://example.org/1>"
	echo "Message-ID: <$(basename "$1")@example.org>"
	echo
	tail -n +2 "$1" | tr -d '\r'
}
mail "$flood" >"$T/flood.eml"
mail "$soup" >"$T/soup.eml"
{
	echo 'From desk@example.org Mon Sep  7 09:00:00 2026'
	sed 's/^\(>*From \)/>\1/' "$T/flood.eml"
	echo
	echo 'From desk@example.org Mon Sep  7 09:00:01 2026'
	sed 's/^\(>*From \)/>\1/' "$T/soup.eml"
} >"$T/both.mbox"
second=$(grep -n '^From .*:01 ' "$T/both.mbox" | cut -d : -f 1)

# confidences FILE: without what tells files apart.
confidences() {
	"$triage" classify -f jsonl "$@" | sed 's/.*"confidence"://'
}
confidences "$flood" >"$T/text"
confidences "$T/flood.eml" >"$T/mail"
same 'a mail is judged as its text' "$T/text" "$T/mail"
run classify -f jsonl "$T/flood.eml"
prints 'its kind and id are told' '"kind":"mail","id":"record-flood-hoster\.txt@'
prints 'so are sender, date and link' \
	'"from":"desk@example.org","date":"2026-09-07T09:00:00\+02:00","link":"https://example.org/1"'
gzip -c "$T/flood.eml" >"$T/flood.eml.gz"
confidences "$T/flood.eml.gz" >"$T/mail"
same 'also from gzip' "$T/text" "$T/mail"
confidences - <"$T/flood.eml" >"$T/mail"
same 'and from a pipe' "$T/text" "$T/mail"

run classify "$T/both.mbox"
equals 'an mbox is many documents' "$(wc -l <"$T/out")" 2
prints 'each with its line' "^$T/both.mbox:1	ok	(.*,)?ddos"
prints 'the second too' "^$T/both.mbox:$second	ok	-	"
confidences "$T/both.mbox" | head -n 1 >"$T/mail"
same 'an mbox is judged as its texts' "$T/text" "$T/mail"

mkdir -p "$T/Maildir/cur" "$T/Maildir/new" "$T/Maildir/tmp"
cp "$T/flood.eml" "$T/Maildir/cur/1.a:2,S"
cp "$T/soup.eml" "$T/Maildir/new/2.a"
cp "$T/soup.eml" "$T/Maildir/tmp/3.a"
echo 'a note of a mail program that is no message' >"$T/Maildir/uidlist"
run classify "$T/Maildir"
equals 'a Maildir has its messages' "$(cut -f 1 "$T/out")" \
	"$T/Maildir/cur/1.a:2,S
$T/Maildir/new/2.a"
rmdir "$T/Maildir/new" 2>/dev/null || rm -r "$T/Maildir/new"
run classify "$T/Maildir"
equals 'another folder has everything' "$(wc -l <"$T/out")" 3

# A corpus of mails: the same model as one of the same texts.
small_corpus "$T/texts"
for folder in frogs trains none; do
	mkdir -p "$T/mails/$folder/cur" "$T/mails/$folder/new" \
		"$T/mails/$folder/tmp"
	echo 'not a message, and no frog' >"$T/mails/$folder/notes"
	for text in "$T/texts/$folder"/*.txt; do
		{
			printf 'From: a@example.org\n\n'
			cat "$text"
		} >"$T/mails/$folder/cur/$(basename "$text"):2,S"
	done
done
# shellcheck disable=SC2086
run train $small "$T/texts" -q -o "$T/same.triage"
mkdir "$T/other"
# shellcheck disable=SC2086
run train $small "$T/mails" -q -o "$T/other/same.triage"
answers 'trains on Maildirs' 0
run model info "$T/other/same.triage"
prints 'with all that are in them' 'frogs.*6'
confidences -m "$T/same.triage" "$T/texts/frogs/f1.txt" >"$T/text"
confidences -m "$T/other/same.triage" "$T/texts/frogs/f1.txt" >"$T/mail"
same 'and learns the same' "$T/text" "$T/mail"

# Limits: each is passed, said, and the document judged.
limit() {
	name=$1
	option=$2
	file=$3
	run classify -f jsonl "$file"
	refute "$name: not by itself" grep -q '"cut"' "$T/out"
	run filter --mail "$option" <"$file"
	prints "$name" "^X-Triage-Status: .*; cut=$(echo "$option" |
		sed 's/^--//; s/=.*//')$"
	equals "$name: still judged" "$code" 0
}
{
	echo 'Content-Type: multipart/mixed; boundary=b'
	echo
	for i in 1 2 3 4; do
		printf -- '--b\nContent-Type: text/plain\n\n'
		cat "$flood"
	done
	echo '--b--'
} >"$T/parts.eml"
limit 'too many parts' --mail-parts=3 "$T/parts.eml"
limit 'too deep' --mail-depth=1 "$T/parts.eml"
limit 'too long a part' --mail-part-bytes=100 "$T/parts.eml"
limit 'too long a field' --mail-field-bytes=10 "$T/flood.eml"
finish
