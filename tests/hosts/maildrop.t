# SPDX-License-Identifier: MIT
# maildrop with the recipe of examples/mailfilter.
. tests/hosts/lib.sh
needs maildrop
mail_start
on_failure=original

deliver() {
	for folder in inbox cti-ransomware cti-unjudged; do
		mkdir -p "$T/mail/$folder/new" "$T/mail/$folder/cur" \
			"$T/mail/$folder/tmp"
	done
	cat >"$T/mailfilter" <<END
PATH="$PATH"
TRIAGE_MODEL="$TRIAGE_MODEL"
TRIAGE_CONFIG="$TRIAGE_CONFIG"
DEFAULT="$T/mail/inbox"
include "$T/examples/mailfilter"
END
	chmod 600 "$T/mailfilter"
	(cd "$T/mail" && $as maildrop "$T/mailfilter" <"$1")
}
contract
finish
