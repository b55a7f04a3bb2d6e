# SPDX-License-Identifier: MIT
# procmail with the recipe of examples/procmailrc.
. tests/hosts/lib.sh
needs procmail
mail_start
on_failure=deferred

# procmail resets its environment, so the rest of what we set is repeated.
deliver() {
	cat >"$T/procmailrc" <<END
PATH=$PATH
TRIAGE_MODEL=$TRIAGE_MODEL
TRIAGE_CONFIG=$TRIAGE_CONFIG
MAILDIR=$T/mail
DEFAULT=$T/mail/inbox/
LOGFILE=$T/procmail.log
TIMEOUT=30
INCLUDERC=$T/examples/procmailrc
END
	chmod 600 "$T/procmailrc"
	$as procmail -m "$T/procmailrc" <"$1"
}
contract
finish
