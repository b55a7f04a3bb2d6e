# SPDX-License-Identifier: MIT
# Pigeonhole with examples/triage.sieve, dovecot.conf and triage-mail.
. tests/hosts/lib.sh
needs sieve-test
hosts_start
on_failure=original

# Programs for Sieve get no environment and must lie in their folder.
deliver() {
	mkdir -p "$T/sieve-filter"
	cat >"$T/sieve-filter/triage-mail" <<END
#!/bin/sh
PATH=$PATH
TRIAGE_MODEL=$TRIAGE_MODEL
TRIAGE_CONFIG=$TRIAGE_CONFIG
export PATH TRIAGE_MODEL TRIAGE_CONFIG
exec sh $T/examples/triage-mail
END
	chmod 755 "$T/sieve-filter/triage-mail"
	sed "s|= /usr/lib/dovecot/sieve-filter|= $T/sieve-filter|" \
		"$T/examples/dovecot.conf" >"$T/dovecot.conf"
	cat >>"$T/dovecot.conf" <<END
base_dir = $T/dovecot
mail_uid = $worker
mail_gid = $(id -gn "$worker")
first_valid_uid = 1
log_path = /dev/stderr
END
	give "$T/mail"
	give "$T/examples"
	sieve-test -c "$T/dovecot.conf" -e -l "maildir:$T/mail" \
		"$T/examples/triage.sieve" "$1"
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
finish
