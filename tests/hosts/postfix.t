# SPDX-License-Identifier: MIT
# Postfix with examples/postfix-master.cf and postfix-filter: mail comes in by
# SMTP on a loopback port, passes pipe(8), and is delivered to a Maildir.
# All of Postfix's files are of this test, in a mount namespace of its own.
if [ "${1:-}" != inside ]; then
	if [ "$(id -u)" != 0 ] || ! unshare -m true 2>/dev/null; then
		echo "skip ${0##*/}: needs root and a mount namespace"
		echo '1..0'
		exit 0
	fi
	exec unshare -m sh "$0" inside
fi
. tests/hosts/lib.sh
needs postfix smtp-source
mail_start
on_failure=deferred
volatile='Received|Return-Path|Delivered-To|X-Original-To'
export volatile

port=$((20000 + $$ % 20000))
log=/var/spool/postfix/maillog

# A wrapper gives the recipe the environment that pipe(8) takes away.
write_filter() {
	cat >"$T/postfix-filter" <<END
#!/bin/sh
PATH=$PATH
TRIAGE_MODEL=$TRIAGE_MODEL
TRIAGE_CONFIG=$TRIAGE_CONFIG
TMPDIR=${TMPDIR:-/tmp}
export PATH TRIAGE_MODEL TRIAGE_CONFIG TMPDIR
exec sh $T/examples/postfix-filter "\$@"
END
	chmod 755 "$T/postfix-filter"
}

start_postfix() {
	mkdir -p "$T/postfix/etc" "$T/postfix/spool" "$T/postfix/lib"
	cp -R /etc/postfix/. "$T/postfix/etc"
	chown postfix: "$T/postfix/lib"
	mount --bind "$T/postfix/etc" /etc/postfix
	mount --bind "$T/postfix/spool" /var/spool/postfix
	mount --bind "$T/postfix/lib" /var/lib/postfix
	cat >/etc/postfix/main.cf <<END
compatibility_level = 3.6
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
maillog_file = $log
mydestination =
virtual_mailbox_domains = example.org
virtual_mailbox_base = $T/mail
virtual_mailbox_maps = static:inbox/
virtual_minimum_uid = 1
virtual_uid_maps = static:$(id -u "$worker")
virtual_gid_maps = static:$(id -g "$worker")
virtual_mailbox_limit = 0
mailbox_size_limit = 0
message_size_limit = 60000000
END
	# The recipe's two services take the place of smtp, the others leave
	# their chroot, in which nothing is.
	{
		sed "s/^smtp /127.0.0.1:$port /; s/user=triage/user=$worker/
s|/usr/libexec/triage/postfix-filter|$T/postfix-filter|" \
			"$T/examples/postfix-master.cf"
		awk '/^smtp *inet/ { next } /^[a-z]/ { $5 = "n" } { print }' \
			/usr/share/postfix/master.cf.dist
	} >/etc/postfix/master.cf
	postfix start >"$T/log" 2>&1
	trap 'postfix stop >"$T/log" 2>&1; cd /; rm -rf "$T"' EXIT
}

# Wait for this many mails in the folder, or for Postfix to give up for now.
await() {
	for _ in $(seq 150); do
		[ -z "$(mails "$T/mail")" ] || return 0
		! grep -Eq 'status=(deferred|bounced)' "$log" || return 75
		sleep 0.1
	done
	return 1
}

deliver() {
	write_filter
	: >"$log"
	if [ -n "$(queued)" ]; then
		postqueue -f
	else
		smtp-source -F "$1" -f desk@example.org -t jo@example.org \
			"127.0.0.1:$port"
	fi
	await
}

queued() {
	postqueue -j | grep '"queue_name"'
}

forget() {
	postsuper -d ALL >/dev/null 2>&1
	rm -rf "$T/mail"
	mkdir -p "$T/mail"
	give "$T/mail"
}

was_deferred() {
	[ "$(queued | wc -l)" = 1 ] && [ "$code" = 75 ] &&
		! grep -q 'status=bounced' "$log"
}

# Postfix itself files nothing.
is_in() {
	case $found in
	"$T"/mail/inbox/new/*) ;;
	*) return 1 ;;
	esac
	[ -z "$(queued)" ]
}

# The filter's disk is full: a tmpfs of one megabyte.
try_full() {
	mkdir -p "$T/small"
	mount -t tmpfs -o size=1m,mode=1777 tmpfs "$T/small"
	TMPDIR=$T/small
	try "$1" "$2" deferred
	TMPDIR=/tmp
	again "$1" "$2"
	umount "$T/small"
}

start_postfix
contract
finish
