# SPDX-License-Identifier: MIT
# What the MISP core format asks of the events that triage writes: true if an
# array of events keeps to it, else the complaints, on standard error, and
# false.
def uuid: test("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
def number: type == "string" and test("^(0|[1-9][0-9]*)$");
def rule(sentence; holds): if (try holds catch false) then empty else sentence end;
def types: {
	"Attribution": ["threat-actor"],
	"External analysis": ["vulnerability", "text", "link"],
	"Internal reference": ["comment"],
	"Network activity": ["domain", "hostname", "ip-dst", "url"],
	"Payload delivery": ["md5", "sha1", "sha256", "sha512", "email-src"]
};
def form: {
	"md5": "^[0-9a-f]{32}$", "sha1": "^[0-9a-f]{40}$",
	"sha256": "^[0-9a-f]{64}$", "sha512": "^[0-9a-f]{128}$",
	"vulnerability": "^CVE-[0-9]{4}-[0-9]{4,}$",
	"domain": "^[a-z0-9-]+(\\.[a-z0-9-]+)+$",
	"hostname": "^[a-z0-9-]+(\\.[a-z0-9-]+)+$",
	"email-src": "^[^@ ]+@[^@ ]+$",
	"ip-dst": "^([0-9.]+(/[0-9]+)?|[0-9a-f:]+)$",
	"url": "^(https?|ftp)://[!-~]+$", "link": "^https?://"
};
def attribute:
	rule("attribute: uuid"; .uuid | uuid),
	rule("attribute: type of its category";
		. as $a | types[.category] | index($a.type) != null),
	rule("attribute: value"; .value | type == "string" and length > 0),
	rule("attribute: form of its value";
		. as $a | (form[.type] // ".") as $form | .value | test($form)),
	rule("attribute: to_ids"; .to_ids | type == "boolean"),
	rule("attribute: distribution"; .distribution | number),
	rule("attribute: timestamp"; .timestamp | number);
def event:
	rule("uuid"; .uuid | uuid),
	rule("info is one line of at most 256 bytes";
		.info | length > 0 and utf8bytelength <= 256 and (test("[\\x00-\\x1f]") | not)),
	rule("date"; .date | test("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
	rule("date is that of the timestamp"; .date == (.timestamp | tonumber | todate[0:10])),
	rule("published"; .published == false and .publish_timestamp == "0"),
	rule("threat level"; .threat_level_id | type == "string" and test("^[1-4]$")),
	rule("analysis"; .analysis | type == "string" and test("^[0-2]$")),
	rule("distribution"; .distribution | type == "string" and test("^[0-3]$")),
	rule("timestamp"; .timestamp | number),
	rule("number of attributes"; .attribute_count == (.Attribute | length | tostring)),
	rule("tags have names"; [.Tag[].name | type == "string" and length > 0] | all),
	rule("no tag twice"; (.Tag | length) == ([.Tag[].name] | unique | length)),
	rule("no uuid twice";
		[.uuid, .Attribute[].uuid] | length == (unique | length)),
	(.Attribute[] | attribute);
[.[] | rule("an object Event"; .Event | type == "object"), (.Event | event)]
	| if length == 0 then true else (debug | false) end
