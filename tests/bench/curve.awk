# SPDX-License-Identifier: MIT
# Points of a curve as a picture (SVG), both axes logarithmic.  The first line
# is `#, title, x axis, y axis`, the others are `series, x, y`.  A dotted line
# shows what growth in proportion would be.
BEGIN {
	FS = "\t"
	WIDTH = 640; HEIGHT = 400; LEFT = 80; RIGHT = 170; TOP = 40; BOTTOM = 60
	split("#1f6fb2 #c8501e #3a8f3a #8a4fa3 #a08000", colour, " ")
}

NR == 1 {
	title = $2; x_axis = $3; y_axis = $4
	next
}

{
	if (!($1 in known)) {
		known[$1] = ++kinds
		name[kinds] = $1
	}
	points++
	series[points] = known[$1]
	x[points] = log($2); y[points] = log($3)
	if (points == 1 || x[points] < x_low) x_low = x[points]
	if (points == 1 || x[points] > x_high) x_high = x[points]
	if (points == 1 || y[points] < y_low) y_low = y[points]
	if (points == 1 || y[points] > y_high) y_high = y[points]
}

function escape(words) {
	gsub(/&/, "\\&amp;", words)
	gsub(/</, "\\&lt;", words)
	return words
}

function across(value) {
	return LEFT + (value - x_low) / (x_high - x_low) * \
		(WIDTH - LEFT - RIGHT)
}

function up(value) {
	return HEIGHT - BOTTOM - (value - y_low) / (y_high - y_low) * \
		(HEIGHT - TOP - BOTTOM)
}

function text(left, top, anchor, words) {
	printf "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", \
		left, top, anchor, escape(words)
}

function line(x1, y1, x2, y2, style) {
	printf "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>\n", \
		x1, y1, x2, y2, style
}

# 1, 2 and 5 times the powers of ten between two logarithms.
function ticks(low, high, is_x,   power, digit, value, label) {
	for (power = int(low / log(10)) - 1; power <= high / log(10); power++)
		for (digit = 1; digit <= 5; digit += digit == 1 ? 1 : 3) {
			value = log(digit) + power * log(10)
			if (value < low - 1e-9 || value > high + 1e-9)
				continue
			label = sprintf("%g", digit * 10 ^ power)
			if (is_x) {
				line(across(value), TOP, across(value), \
					HEIGHT - BOTTOM, "stroke=\"#ddd\"")
				text(across(value), HEIGHT - BOTTOM + 18, \
					"middle", label)
			} else {
				line(LEFT, up(value), WIDTH - RIGHT, \
					up(value), "stroke=\"#ddd\"")
				text(LEFT - 8, up(value) + 4, "end", label)
			}
		}
}

function draw(kind,   i, path, last) {
	for (i = 1; i <= points; i++) {
		if (series[i] != kind)
			continue
		if (path == "")
			line(across(x[i]), up(y[i]), across(x_high), \
				up(y[i] + x_high - x[i]), \
				"stroke=\"" colour[kind] "\" stroke-dasharray=\"2 4\" clip-path=\"url(#plot)\"")
		path = path sprintf("%s%.1f %.1f", path == "" ? "M" : " L", \
			across(x[i]), up(y[i]))
		printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n", \
			across(x[i]), up(y[i]), colour[kind]
		last = y[i]
	}
	printf "<path d=\"%s\" fill=\"none\" stroke=\"%s\"/>\n", path, \
		colour[kind]
	text(WIDTH - RIGHT + 8, up(last) + 4, "start", name[kind])
}

END {
	if (points < 2)
		exit
	if (x_high == x_low) x_high = x_low + 1
	if (y_high < y_low + log(5)) y_high = y_low + log(5)
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n", WIDTH, HEIGHT
	printf "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n"
	text(WIDTH / 2, 20, "middle", title)
	text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 15, "middle", x_axis)
	text(LEFT - 8, TOP - 10, "end", y_axis)
	printf "<clipPath id=\"plot\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>\n", \
		LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
	ticks(x_low, x_high, 1)
	ticks(y_low, y_high, 0)
	for (kind = 1; kind <= kinds; kind++)
		draw(kind)
	print "</svg>"
}
