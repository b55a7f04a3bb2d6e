# Pigeonhole: files without changing the message
require ["vnd.dovecot.execute", "variables", "fileinto", "mailbox"];

# If the program fails, there are no labels.
if execute :pipe :output "labels" "triage-labels" {
	if string :matches "${labels}"
	    ["ransomware", "ransomware,*", "*,ransomware", "*,ransomware,*"] {
		fileinto :create "cti-ransomware";
	}
}
