# SPDX-License-Identifier: MIT
# Pigeonhole with examples/dovecot.conf and its two scripts and programs:
# triage.sieve with triage-mail, triage-execute.sieve with triage-labels.
. tests/hosts/lib.sh
needs sieve-test
mail_start
on_failure=original

script=triage.sieve

# program FOLDER NAME: programs for Sieve get no environment and must lie in
# their folder.
program() {
	mkdir -p "$T/$1"
	cat >"$T/$1/$2" <<END
#!/bin/sh
PATH=$PATH
TRIAGE_MODEL=$TRIAGE_MODEL
TRIAGE_CONFIG=$TRIAGE_CONFIG
export PATH TRIAGE_MODEL TRIAGE_CONFIG
exec sh $T/examples/$2
END
	chmod 755 "$T/$1/$2"
}

deliver() {
	program sieve-filter triage-mail
	program sieve-execute triage-labels
	sed "s|= /usr/lib/dovecot/|= $T/|" "$T/examples/dovecot.conf" \
		>"$T/dovecot.conf"
	cat >>"$T/dovecot.conf" <<END
base_dir = $T/dovecot
mail_uid = $worker
mail_gid = $(id -gn "$worker")
first_valid_uid = 1
log_path = /dev/stderr
END
	give "$T/mail"
	give "$T/examples"
	$as sieve-test -c "$T/dovecot.conf" -e -l "maildir:$T/mail" \
		"$T/examples/$script" "$1"
}

is_in() {
	folder=$T/mail/.$1
	[ "$1" != inbox ] || folder=$T/mail
	case $found in
	"$folder"/new/* | "$folder"/cur/*) ;;
	*) return 1 ;;
	esac
}
contract

# The other way: the script asks for labels and leaves the message alone.
script=triage-execute.sieve
plain='exec cat >/dev/null'
baseline "$T/mails/good"
try 'execute: good mail' "$T/mails/good" original cti-ransomware
TRIAGE_MODEL=$T/none.triage
try 'execute: no model' "$T/mails/good" original inbox
TRIAGE_MODEL=$model
behave 'exec "$real" "$@" --model "$T/fifo.triage"'
try 'execute: a time-out' "$T/mails/good" original inbox
behave 'exec "$real" "$@"'
baseline "$T/mails/soup"
try 'execute: no label' "$T/mails/soup" original inbox
baseline "$T/mails/large"
try 'execute: 25 MB' "$T/mails/large" original cti-ransomware
finish
