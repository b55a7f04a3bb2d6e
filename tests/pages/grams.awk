# SPDX-License-Identifier: MIT
# awk -f grams.awk ARTICLE.txt READ.txt: how much of the article's text was
# read, by runs of four words: precision, recall and F1.
function add(line, count, n, i) {
	line = tolower(line)
	gsub(/[^0-9a-z\200-\377]+/, " ", line)
	n = split(line, word, " ")
	for (i = 1; i <= n; i++) {
		run = run == "" ? word[i] : run " " word[i]
		if (++length_of_run > 4)
			sub(/^[^ ]* /, "", run)
		if (length_of_run >= 4)
			count[run]++
	}
}
FNR == 1 { file++; run = ""; length_of_run = 0 }
FILENAME == ARGV[1] { add($0, wanted) }
FILENAME == ARGV[2] { add($0, got) }
END {
	for (gram in wanted) {
		all_wanted += wanted[gram]
		both += wanted[gram] < got[gram] ? wanted[gram] : got[gram]
	}
	for (gram in got)
		all_got += got[gram]
	precision = all_got ? both / all_got : 0
	recall = all_wanted ? both / all_wanted : 0
	sum = precision + recall
	printf "%.4f %.4f %.4f\n", precision, recall,
		sum ? 2 * precision * recall / sum : 0
}
