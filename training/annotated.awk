# SPDX-License-Identifier: MIT
# Gives articles the labels of a table: awk -f annotated.awk TABLE ARTICLES.
# TABLE has a line an article, in the columns of labels.tsv (triage-corpus(5))
# with the id for a path and every category judged; ARTICLES are JSON Lines that
# begin with the id.  What the table does not name is left out.
function array(names) {
	if (names == "" || names == "-" || names == "none")
		return "[]"
	gsub(/,/, "\", \"", names)
	return "[\"" names "\"]"
}

BEGIN { FS = "\t" }

FNR == NR && /^#/ { next }

FNR == NR && $3 != "*" {
	print FILENAME ": line " FNR ": not judged for every category" \
		>"/dev/stderr"
	exit 65
}

FNR == NR {
	member[$1] = "\"labels\": " array($2) ", \"torn\": " array($4)
	next
}

match($0, /^[{]"id": *"[^"]*"/) {
	id = substr($0, RSTART, RLENGTH)
	gsub(/^.*: *"|"$/, "", id)
	if (id in member)
		print "{" member[id] ", " substr($0, 2)
}
