# SPDX-License-Identifier: MIT
# awk -v told=TITLE -f wrap.awk PAGE.txt PAGE.html TEXT: the page with another
# article in it, the title and the words of TEXT in place of its own.  Fails where the page has its article in another form.
function plain(text) {
	gsub(/&/, "\\&amp;", text)
	gsub(/</, "\\&lt;", text)
	gsub(/>/, "\\&gt;", text)
	return text
}
# Replace all of `old` in the page; how often it was there.
function put(old, new, at, found, done) {
	while ((at = index(page, old)) > 0) {
		done = done substr(page, 1, at - 1) new
		page = substr(page, at + length(old))
		found++
	}
	page = done page
	return found
}
FILENAME == ARGV[1] && NF { slot[++slots] = $0; all += NF }
FILENAME == ARGV[2] { page = page $0 "\n" }
FILENAME == ARGV[3] && !title && NF { title = $0; next }
FILENAME == ARGV[3] { for (i = 1; i <= NF; i++) word[++words] = $i }
END {
	put(plain(told), plain(title))
	for (i = 1; i <= slots; i++) {
		taken += split(slot[i], part, /[ \t]+/)
		share = i == slots ? words : int(words * taken / all)
		text = ""
		while (next_word < share)
			text = text (text ? " " : "") word[++next_word]
		if (!put(plain(slot[i]), plain(text)))
			exit 1
	}
	printf "%s", page
}
