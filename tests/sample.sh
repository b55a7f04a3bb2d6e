# SPDX-License-Identifier: MIT
# The sample corpus, for tests and benchmarks that source this.
sample=training/sample

# sample_lines: the sample as JSON Lines, labels and all, on stdout.  The
# first argument is an awk expression of n that gives further members.
sample_lines() {
	awk -F '\t' -v root="$sample" '
	function escape(text) {
		sub(/\r$/, "", text)
		gsub(/[\\"]/, "\\\\&", text)
		gsub(/\t/, "\\t", text)
		return text
	}
	function list(names, count, name, i, text) {
		count = split(names, name, ",")
		for (i = 1; i <= count; i++)
			text = text (i > 1 ? "," : "") "\"" name[i] "\""
		return text
	}
	{
		n++
		path = root "/" $1
		number = 0
		body = ""
		while ((getline line < path) > 0) {
			if (number++ == 0) {
				sub(/^\357\273\277/, "", line)
				title = escape(line)
			} else
				body = body escape(line) "\\n"
		}
		close(path)
		printf "{\"id\":\"%s\",\"title\":\"%s\",\"text\":\"%s\",", \
			$1, title, body
		printf "\"labels\":[%s],\"not\":\"*\"%s}\n", list($2), \
			'"${1:-\"\"}"'
	}' "$sample/labels.tsv"
}
