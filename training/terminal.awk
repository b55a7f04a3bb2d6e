# SPDX-License-Identifier: MIT
# Draws a terminal's screen, escapes and all, as SVG.
BEGIN {
	COLUMNS = 80
	ADVANCE = 8.4
	LINE = 19
	MARGIN = 16
	esc = sprintf("%c", 27)
	style["1"] = "bold"
	style["2"] = "dim"
	style["32"] = "green"
	style["33"] = "yellow"
}

function escaped(text) {
	gsub(/&/, "\\&amp;", text)
	gsub(/</, "\\&lt;", text)
	return text
}

# A run of one style, at its column: fonts need not agree on the advance.
function put(text, class) {
	if (text == "")
		return
	body = body sprintf("<text x=\"%.1f\" y=\"%d\"%s>%s</text>\n", \
		MARGIN + column * ADVANCE, MARGIN + NR * LINE - 5, \
		class ? " class=\"" class "\"" : "", escaped(text))
	column += length(text)
}

{
	column = 0
	class = ""
	rest = $0
	while ((start = index(rest, esc "[")) > 0) {
		put(substr(rest, 1, start - 1), class)
		rest = substr(rest, start + 2)
		end = index(rest, "m")
		code = substr(rest, 1, end - 1)
		rest = substr(rest, end + 1)
		codes = split(code, part, ";")
		for (i = 1; i <= codes; i++)
			if (part[i] in style)
				class = style[part[i]]
			else if (part[i] == "0" || part[i] == "39")
				class = ""
	}
	put(rest, class)
}

END {
	width = 2 * MARGIN + COLUMNS * ADVANCE
	height = 2 * MARGIN + NR * LINE
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" " \
		"width=\"%d\" height=\"%d\" role=\"img\" " \
		"aria-label=\"triage classify on a terminal\">\n", \
		width, height, width, height
	print "<style>text{font:14px ui-monospace,Menlo,Consolas," \
		"\"DejaVu Sans Mono\",monospace;fill:#e7e9eb;white-space:pre}"
	print ".bold{font-weight:700}.dim{fill:#9ba4ad}"
	print ".green{fill:#6fcf97}.yellow{fill:#e8c15a}</style>"
	printf "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#171b1f\"/>\n", \
		width, height
	printf "%s</svg>\n", body
}
