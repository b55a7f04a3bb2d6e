# SPDX-License-Identifier: MIT
# Takes the reliability diagrams of `wanted` out of an evaluation's page and
# sets them side by side, in colours that light and dark pages both bear.
BEGIN {
	WIDTH = 240
	GAP = 24
	TOP = 26
	categories = split(wanted, category, " ")
	total = categories * (WIDTH + GAP) - GAP
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" " \
		"role=\"img\" aria-label=\"Reliability diagrams\">\n", total, TOP + 208
	print "<style>text{font:10px system-ui,sans-serif;fill:#7b858e}" \
		"text.name{font-size:13px;font-weight:600}"
	print ".grid{stroke:#7b858e;stroke-opacity:.25;fill:none}" \
		".axis{stroke:#7b858e;fill:none}"
	print ".ideal{stroke:#7b858e;stroke-dasharray:3 3}" \
		".mass{fill:#7b858e;fill-opacity:.3}"
	print ".whisker{stroke:#3b82d0;stroke-opacity:.6;stroke-width:1.5}" \
		".dot{fill:#3b82d0}"
	print ".cut{stroke:#d0662b}text.mark{fill:#d0662b}</style>"
}

{
	for (i = 1; i <= categories; i++) {
		start = index($0, "<svg viewBox=\"0 0 240 208\" role=\"img\" " \
			"aria-label=\"Reliability of " category[i] "\">")
		if (!start)
			continue
		drawing = substr($0, start)
		sub(/<\/svg>.*/, "</svg>", drawing)
		sub(/<svg /, sprintf("<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"208\" ", \
			(i - 1) * (WIDTH + GAP), TOP, WIDTH), drawing)
		printf "<text class=\"name\" x=\"%d\" y=\"15\">%s</text>\n%s\n", \
			(i - 1) * (WIDTH + GAP) + 26, category[i], drawing
		found++
	}
}

END {
	print "</svg>"
	if (found != categories)
		exit 1
}
