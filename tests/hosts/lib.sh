# SPDX-License-Identifier: MIT
# What the tests of real hosts share: mails, a filter that misbehaves in every
# way, and what may become of a mail.  A test sources this and defines
#
#	deliver FILE	run the host, behind $as, on a mail; its exit code is
#			the result.  Folders appear below $T/mail
#
# and calls finish last.  The hosts run the recipes of examples/.
. tests/cli/lib.sh

# needs PROGRAM...: ends the test where a program is missing.
needs() {
	for program; do
		command -v "$program" >/dev/null 2>&1 && continue
		skip "${0##*/}" "there is no $program; make test-hosts installs it"
		echo '1..0'
		exit 0
	done
}

as=''
plain='exec cat'

hosts_start() {
	train_sample
	PATH=$T/bin:/usr/sbin:$PATH
	TRIAGE_MODEL=$model
	TRIAGE_CONFIG=$T/triage.conf
	export PATH TRIAGE_MODEL TRIAGE_CONFIG
	echo 'timeout = 20' >"$TRIAGE_CONFIG"
	mkdir -p "$T/bin" "$T/mails" "$T/odd"
	# Some hosts give up root's rights, and then reach nothing but this.
	chmod 755 "$T"
	cp "$triage" "$T/program"
	[ ! -d "$build/full" ] || cp -R "$build/full" "$T/full"
	cp -R "$root/examples" "$T/examples"
	worker=$(id -un)
	[ "$worker" != root ] || worker=nobody
	mkfifo "$T/fifo.triage"
	behave 'exec "$real" "$@"'
}

# The same with mails to deliver.
mail_start() {
	hosts_start
	write_mails
}

# give FOLDER: to the user that hosts work as.
give() {
	[ "$(id -u)" != 0 ] || chown -R "$worker" "$1"
}

# behave COMMAND: what hosts run as `triage`; $real is the program.
behave() {
	printf '#!/bin/sh\nreal=%s/program\nT=%s\n%s\n' "$T" "$T" "$1" \
		>"$T/bin/triage.new"
	chmod 755 "$T/bin/triage.new"
	mv "$T/bin/triage.new" "$T/bin/triage"
}

# header ID: of a mail that nobody tampered with.
header() {
	echo "Return-Path: <desk@example.org>"
	echo "From: Desk <desk@example.org>"
	echo "To: analyst@example.org"
	echo "Message-ID: <$1@example.org>"
	echo "Date: Mon, 07 Sep 2026 09:00:00 +0200"
}

write_mails() {
	attack=$sample/ransomware/copperjaw-county.txt
	{
		header good
		echo "Subject: $(head -n 1 "$attack")"
		echo
		tail -n +2 "$attack"
	} >"$T/mails/good"
	{
		cat "$T/mails/good"
		yes 'a line that fills the message to the brim and beyond it' |
			head -c 26214400
		echo
	} >"$T/mails/large"
	header forged | sed '2a\
X-Triage-Labels: ransomware,\
	forgery\
x-triage-STATUS : ok' >"$T/odd/forged"
	printf '\nNothing much.\n' >>"$T/odd/forged"
	{ header headers-only; } >"$T/odd/headers-only"
	{
		header nul
		printf '\na\000b\000\nend\n'
	} >"$T/odd/nul"
	{
		header eight-bit
		printf 'Subject: caf\351 \377\n\n\200\201\n'
	} >"$T/odd/eight-bit"
	{
		header no-end
		printf '\nno end'
	} >"$T/odd/no-end"
	{
		header crlf
		echo 'Subject: soup'
		echo
		cat "$sample/none/pumpkin-soup.txt"
	} | sed 's/\r*$/\r/' >"$T/odd/crlf"
	{
		header soup
		echo
		cat "$sample/none/pumpkin-soup.txt"
	} >"$T/mails/soup"
	{
		header from
		printf '\nFrom here on\n>From there\n\nFrom a@b Mon Sep  7 09:00:00 2026\n'
	} >"$T/odd/from"
	{
		header signed
		echo 'DKIM-Signature: v=1; a=rsa-sha256; h=from:subject;'
		echo '	b=QUJD'
		echo
		echo body
	} >"$T/odd/signed"
	{
		header long-line
		echo
		head -c 200000 /dev/zero | tr '\0' x
		echo
	} >"$T/odd/long-line"
	{
		header garbage
		echo 'this line is no field'
		echo 'X-Triage-Labels: forgery'
		echo
		echo body
	} >"$T/odd/garbage"
}

# What a host writes into the header, which is another each time.
volatile=Nothing
export volatile

# Fields of ours are taken out by other means than the filter's.
strip='
	local $/;
	my ($message, $ours) = (<STDIN>, 0);
	my ($header, $body) = $message =~ /^(.*?)((?:(?<=\n)|(?<![\s\S]))\r?\n.*|)\z/s;
	for (split /(?<=\n)/, $header) {
		$ours = /^(x-triage(-[!-9;-~]*)?|$ENV{volatile})[ \t]*:/i
			unless /^[ \t]/;
		print unless $ours;
	}
	print $body;
'

# item FILE: an item of RSS that says what the file says.
item() {
	echo "<item><guid isPermaLink='false'>$(basename "$1")</guid>"
	echo "<title>$(plain_title "$1")</title>"
	echo "<link>https://desk.example/$(basename "$1")</link>"
	echo '<pubDate>Wed, 25 Nov 2026 10:11:12 GMT</pubDate>'
	echo "<description>$(plain_body "$1")</description></item>"
}

# feed FILE...: RSS of the files.
feed() {
	echo '<?xml version="1.0" encoding="UTF-8"?><!-- </item> -->'
	echo '<rss version="2.0"><channel><title>Desk</title>'
	echo '<link>https://desk.example/</link><description>d</description>'
	for file; do
		item "$file"
	done
	echo '</channel></rss>'
}

# The mails that lie in Maildirs below a folder.
mails() {
	find "$1" -type f \( -path '*/new/*' -o -path '*/cur/*' \) 2>/dev/null
}

forget() {
	rm -rf "$T/mail" "$T/expected"
	mkdir -p "$T/mail"
}

# one_mail NAME: there is one, and it is $found.
one_mail() {
	mails "$T/mail" >"$T/found"
	equals "$1: one mail" "$(wc -l <"$T/found")" 1
	found=$(cat "$T/found")
}

# What the host makes of a mail by itself.
baseline() {
	behave "$plain"
	forget
	deliver "$1" >"$T/log" 2>&1
	found=$(mails "$T/mail")
	perl -e "$strip" <"$found" >"$T/baseline"
	behave 'exec "$real" "$@"'
	forget
}

# whole NAME: $found is the mail, but for our fields.
whole() {
	perl -e "$strip" <"$found" >"$T/stripped"
	same "$1: whole" "$T/baseline" "$T/stripped"
}

# outcome NAME tagged|passed|original|deferred FOLDER: of the mail that
# `deliver` was called with; $code is what the host said.
outcome() {
	if [ "$2" = deferred ]; then
		equals "$1: nothing is delivered" "$(mails "$T/mail")" ''
		check "$1: the host says so" was_deferred
		return
	fi
	equals "$1: the host is content" "$code" 0
	one_mail "$1"
	whole "$1"
	check "$1: in the folder '$3'" is_in "$3"
	case $2 in
	tagged) check "$1: tagged" grep -aqi '^X-Triage-Status: ok' "$found" ;;
	odd) check "$1: tagged" grep -aqi '^X-Triage-Status: [ou]' "$found" ;;
	passed) check "$1: says why not" \
		grep -aq '^X-Triage-Status: error=' "$found" ;;
	original) refute "$1: as it came" grep -aq '^X-Triage' "$found" ;;
	esac
}

# For hosts with another way to say it, or other places for folders.
was_deferred() {
	[ "$code" -eq 75 ]
}
is_in() {
	case $found in
	"$T/mail/$1"/new/* | "$T/mail/$1"/cur/*) ;;
	*) return 1 ;;
	esac
}

# try NAME FILE OUTCOME [FOLDER]
try() {
	forget
	deliver "$2" >"$T/log" 2>&1
	code=$?
	outcome "$1" "$3" "${4:-inbox}"
}

# again NAME FILE: what was deferred comes through later, once.
again() {
	behave 'exec "$real" "$@"'
	deliver "$2" >"$T/log" 2>&1
	code=$?
	outcome "$1, later" tagged cti-ransomware
}

# try_full NAME FILE: files cannot grow beyond 2 MB.  The host must not call
# that delivered, and not leave a part of the mail as if it were one.
try_full() {
	forget
	as=limited
	deliver "$2" >"$T/log" 2>&1
	code=$?
	as=''
	equals "$1: nothing is delivered" "$(mails "$T/mail")" ''
	check "$1: the host says so" was_refused
	again "$1" "$2"
}
limited() {
	(
		ulimit -f 4096
		"$@"
	)
}
was_refused() {
	[ "$code" -ne 0 ]
}

# kill_when_waiting: ends the filter once it waits for its model.
kill_when_waiting() {
	: >"$T/pid"
	chmod 666 "$T/pid"
	(
		for _ in $(seq 100); do
			[ ! -s "$T/pid" ] || break
			sleep 0.1
		done
		sleep 0.3
		kill "-$1" "$(cat "$T/pid")"
	) &
}

# What every mail host must stand.  $on_failure is what it does with a filter
# that fails: deferred or original.
contract() {
	baseline "$T/mails/good"
	try 'good mail' "$T/mails/good" tagged cti-ransomware
	TRIAGE_MODEL=$T/none.triage
	try 'no model' "$T/mails/good" passed cti-unjudged
	behave 'exec "$real" "$@" --fail=tempfail'
	try 'no model, tempfail' "$T/mails/good" "$on_failure"
	TRIAGE_MODEL=$model
	[ "$on_failure" = original ] ||
		again 'no model, tempfail' "$T/mails/good"

	echo 'timeout = 1' >"$TRIAGE_CONFIG"
	behave 'exec "$real" "$@" --model "$T/fifo.triage"'
	try 'a time-out' "$T/mails/good" passed cti-unjudged
	echo 'timeout = 20' >"$TRIAGE_CONFIG"

	for signal in KILL SEGV TERM; do
		behave 'echo $$ >"$T/pid"
exec "$real" "$@" --model "$T/fifo.triage"'
		kill_when_waiting "$signal"
		try "killed by $signal" "$T/mails/good" "$on_failure"
		wait
	done
	behave 'exec "$real" "$@" >/dev/full'
	try 'its disk is full' "$T/mails/good" "$on_failure"
	behave 'exec "$real" filter --mial'
	try 'a slip of the pen' "$T/mails/good" "$on_failure"

	# Every category holds, so that the list of labels is folded.
	baseline "$T/mails/soup"
	behave 'exec "$real" "$@" --threshold 0'
	try 'folded labels' "$T/mails/soup" tagged cti-ransomware
	check 'folded labels: they are' grep -q '^ .*ransomware' "$found"

	baseline "$T/mails/large"
	try '25 MB' "$T/mails/large" tagged cti-ransomware
	try_full '25 MB, the disk is full' "$T/mails/large"
	behave '"$real" "$@" | { head -c 1000000; kill -KILL $$; }'
	try '25 MB, killed in the middle' "$T/mails/large" "$on_failure"
	behave 'exec "$real" filter --mial'
	try '25 MB, a slip of the pen' "$T/mails/large" "$on_failure"
	behave 'exec "$real" "$@"'

	for odd in "$T"/odd/*; do
		baseline "$odd"
		try "odd: ${odd##*/}" "$odd" odd
		sed '/^\r*$/q' "$found" >"$T/header"
		refute "odd: ${odd##*/}: nothing forged" \
			grep -aqi forgery "$T/header"
	done
}
