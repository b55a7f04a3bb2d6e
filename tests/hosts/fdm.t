# SPDX-License-Identifier: MIT
# fdm with the recipe of examples/fdm.conf, fetching from a Maildir.
. tests/hosts/lib.sh
needs fdm
mail_start
on_failure=deferred

# What is not delivered stays in the account, so nothing is put there twice.
deliver() {
	mkdir -p "$T/account/new" "$T/account/cur" "$T/account/tmp"
	[ -n "$(mails "$T/account")" ] || cp "$1" "$T/account/new/1.mail"
	# Started by root, fdm fetches as a user of its own.
	[ "$(id -u)" != 0 ] || chown -R debianfdm "$T/account"
	cat >"$T/fdm.conf" <<END
set no-received
account "source" maildir "$T/account"
include "$T/examples/fdm.conf"
END
	chmod 600 "$T/fdm.conf"
	mkdir -p "$T/mail"
	$as fdm -m -u "$(id -un)" -D "\$mail=$T/mail" -f "$T/fdm.conf" -v fetch
}

forget() {
	rm -rf "$T/mail" "$T/account"
	mkdir -p "$T/mail"
}

was_deferred() {
	[ "$(mails "$T/account" | wc -l)" = 1 ]
}

was_refused() {
	was_deferred
}

is_in() {
	folder=$T/mail/.$1
	[ "$1" != inbox ] || folder=$T/mail
	case $found in
	"$folder"/new/* | "$folder"/cur/*) ;;
	*) return 1 ;;
	esac
	[ -z "$(mails "$T/account")" ]
}
contract
finish
