# SPDX-License-Identifier: MIT
# The table of results.tsv as padded Markdown, a line a peer.
BEGIN {
	FS = "\t"
	add("measured", "triage", "peer", "the peer's", \
		"triage / peer [quartiles]", "CPU time", "goal")
}

function add(a, b, c, d, e, f, g) {
	rows++
	cell[rows, 1] = a; cell[rows, 2] = b; cell[rows, 3] = c
	cell[rows, 4] = d; cell[rows, 5] = e; cell[rows, 6] = f
	cell[rows, 7] = g
}

function of_time(seconds) {
	if (seconds < 1)
		return sprintf("%.2f ms", seconds * 1000)
	return sprintf("%.1f s", seconds)
}

function of_size(bytes) {
	if (bytes < 1048576)
		return sprintf("%.0f KiB", bytes / 1024)
	return sprintf("%.1f MiB", bytes / 1048576)
}

function of_ratio(ratio) {
	return sprintf(ratio < 0.1 ? "%.4f" : "%.2f", ratio)
}

# What a command took: a time, or a speed where the bytes are known.
function figure(bytes, seconds, memory) {
	return (bytes > 0 ? sprintf("%.1f MB/s", bytes / seconds / 1e6) \
		: of_time(seconds)) ", " of_size(memory)
}

function short(title) {
	if (title == last)
		return ""
	last = title
	return title
}

$2 == "size" {
	add(short($1), of_size($3), $4, of_size($5), of_ratio($3 / $5), "", "")
	next
}

$7 != 0 {
	add(short($1), "", $4, "failed with code " $7, "", "", "")
	next
}

$4 == "triage" {
	ours = figure($3, $8, $12)
	next
}

{
	add(short($1), ours, $4, figure($3, $8 * $6, $12), \
		sprintf("%s [%s, %s]", of_ratio($13 / $6), \
			of_ratio($14 / $6), of_ratio($15 / $6)), \
		of_ratio($16 / $6), \
		$5 == "-" ? "" : "at most " $5)
	ours = ""
}

END {
	for (i = 1; i <= rows; i++)
		for (k = 1; k <= 7; k++)
			if (length(cell[i, k]) > width[k])
				width[k] = length(cell[i, k])
	for (i = 1; i <= rows; i++) {
		line = "|"
		rule = "|"
		for (k = 1; k <= 7; k++) {
			line = line sprintf(" %-" width[k] "s |", cell[i, k])
			dashes = sprintf("%" (width[k] + 2) "s", "")
			gsub(/ /, "-", dashes)
			rule = rule dashes "|"
		}
		print line
		if (i == 1)
			print rule
	}
}
