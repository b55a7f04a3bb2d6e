# Pigeonhole: a script of a user, or of sieve_before for all of them
require ["vnd.dovecot.filter", "fileinto", "mailbox"];

# If the program fails, the message is as it came and the test is false.
if filter "triage-mail" {
	if header :matches "X-Triage-Labels"
	    ["ransomware", "ransomware,*", "*, ransomware", "*, ransomware,*"] {
		fileinto :create "cti-ransomware";
	}
	if header :matches "X-Triage-Status" "error*" {
		fileinto :create "cti-unjudged";
	}
}
