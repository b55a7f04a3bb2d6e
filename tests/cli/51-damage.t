# SPDX-License-Identifier: MIT
# A model that is damaged, cut, foreign or newer is refused in one sentence.
. tests/cli/lib.sh
train_sample
text=$sample/ddos/record-flood-hoster.txt
bad=$T/bad.triage
size=$(wc -c <"$model")
"$triage" classify -m "$model" -f jsonl "$text" >"$T/right"

# refused NAME REGEX: $bad, by classify and by verify.
refused() {
	run classify -m "$bad" -f jsonl "$text"
	complains "$1 is refused" 78 "cannot load model '$bad': .*($2)"
	check "$1 is never judged by" [ ! -s "$T/out" ]
	run model verify "$bad"
	complains "$1 is not sound" 78 "cannot load model '$bad': .*($2)"
}
# put OFFSET OCTAL-BYTES: overwrite bytes of a copy of the model.
put() {
	cp "$model" "$bad"
	# shellcheck disable=SC2059
	printf "$2" | dd of="$bad" bs=1 seek="$1" conv=notrunc 2>/dev/null
}

: >"$bad"
refused 'an empty file' 'not a packed model'
printf '\211PNG\r\n\032\n\000\000\000\rIHDR' >"$bad"
head -c 4000 /dev/urandom >>"$bad"
refused 'a picture' 'not a packed model'
cp "$triage" "$bad"
refused 'a program' 'not a packed model'
cp "$text" "$bad"
refused 'an article' 'not a packed model'
gzip -c "$model" >"$bad"
refused 'a compressed model' 'not a packed model'
head -c "$size" /dev/zero >"$bad"
refused 'a file of zeroes' 'not a packed model'
printf 'TRIAGE\032\n' >"$bad"
head -c "$size" /dev/urandom >>"$bad"
refused 'noise behind our magic' 'byte order|newer|another version|damaged|cut short'
printf 'svm_type c_svc\nkernel_type linear\n' >"$bad"
refused 'a model of libsvm' 'not a packed model'
put 8 '\007\000\000\000'
refused 'a newer model' 'packed by a newer version of triage'
put 8 '\377\377\377\177'
refused 'a much newer model' 'packed by a newer version of triage'
put 8 '\001\000\000\000'
refused 'an older model' 'packed by another version of triage'
put 12 '\001\002\003\004'
refused 'a model of another byte order' 'another byte order'
put 24 '\377'
refused 'a wrong digest of the table' 'damaged'
put 32 'x'
refused 'a wrong section name' 'damaged'
{ cat "$model" && head -c 1000 /dev/zero; } >"$bad"
run classify -m "$bad" -f jsonl "$text"
check 'more behind the end is refused or changes nothing' \
	sh -c "[ $code -eq 78 ] || cmp '$T/out' '$T/right'"

# Cut at many lengths.
wrong=''
count=0
for length in 1 2 7 8 9 11 12 15 16 20 23 24 31 32 33 47 48 63 64 100 200 \
	391 392 393 447 448 449 500 511 512 513 700 1000 1500 2000 3000 \
	4000 4095 4096 4097 5000 6000 8000 8191 8192 10000 15000 16384 \
	20000 30000 32768 40000 50000 60000 65536 70000 \
	$((size / 2)) $((size - 4096)) $((size - 64)) $((size - 16)) \
	$((size - 8)) $((size - 2)) $((size - 1)); do
	[ "$length" -lt "$size" ] || continue
	count=$((count + 1))
	head -c "$length" "$model" >"$bad"
	run classify -m "$bad" "$text"
	if [ "$code" -ne 78 ] || [ -s "$T/out" ] ||
		! is_sentence 'cut short|not a packed model|damaged'; then
		wrong="$wrong $length:$code"
	fi
done
check 'enough lengths were tried' [ "$count" -ge 50 ]
equals 'a model cut at any length is refused' "$wrong" ''

# A bit flipped anywhere is told by verify; by classify where it is used, and
# where it is not it changes nothing.
wrong=''
told=0
told_in_use=0
for i in $(seq 0 59); do
	offset=$(((size - 1) * i / 59))
	old=$(od -An -tu1 -j "$offset" -N 1 "$model" | tr -d ' ')
	put "$offset" "\\$(printf %03o $(((old + 128) % 256)))"
	cmp -s "$bad" "$model" && wrong="$wrong $offset:same"
	run classify -m "$bad" -f jsonl "$text"
	case $code in
	78) told_in_use=$((told_in_use + 1))
		[ -s "$T/out" ] && wrong="$wrong $offset:judged"
		is_sentence "cannot load model '$bad': .*(damaged|not a packed|newer|version|byte order|cut short)" ||
			wrong="$wrong $offset:unclear" ;;
	0) cmp -s "$T/out" "$T/right" || wrong="$wrong $offset:other" ;;
	*) wrong="$wrong $offset:$code" ;;
	esac
	run model verify "$bad"
	[ "$code" -ne 78 ] || told=$((told + 1))
done
equals 'no flipped bit goes unnoticed where it matters' "$wrong" ''
check 'verify tells nearly all of them' [ "$told" -ge 55 ]
check 'classify tells some of them' [ "$told_in_use" -ge 5 ]

# What came before the damage was used stands, in any number of threads.
"$triage" classify -m "$model" "$sample" >"$T/all"
wrong=''
cut=0
for i in $(seq 1 12); do
	offset=$((size * 3 / 4 * i / 13))
	old=$(od -An -tu1 -j "$offset" -N 1 "$model" | tr -d ' ')
	put "$offset" "\\$(printf %03o $(((old + 1) % 256)))"
	run classify -m "$bad" -j 1 "$sample"
	cp "$T/out" "$T/one"
	one=$code
	run classify -m "$bad" -j 3 "$sample"
	{ [ "$code" -eq "$one" ] && cmp -s "$T/out" "$T/one"; } ||
		wrong="$wrong $offset:threads"
	head -c "$(wc -c <"$T/one")" "$T/all" | cmp -s - "$T/one" ||
		wrong="$wrong $offset:other"
	case $one in
	0) cmp -s "$T/one" "$T/all" || wrong="$wrong $offset:cut" ;;
	78) cut=$((cut + 1)) ;;
	*) wrong="$wrong $offset:$one" ;;
	esac
done
equals 'results before damage is met are right' "$wrong" ''
check 'damage was met' [ "$cut" -ge 6 ]

# The text form.
"$triage" model export "$model" -o "$T/text"
bad=$T/bad
# damage NAME FILE SED-SCRIPT REGEX
damage() {
	rm -rf "$bad"
	cp -R "$T/text" "$bad"
	sed "$3" "$T/text/$2" >"$bad/$2"
	check "$1: the file has changed" \
		sh -c "! cmp -s '$T/text/$2' '$bad/$2'"
	run classify -m "$bad" "$text"
	complains "$1 is refused" 78 "cannot load model '$bad': .*($4)"
	check "$1 is told of its file" grep -q "$2" "$T/err"
}
damage 'a newer text form' manifest.tsv 's/^format	1/format	2/' \
	'another version of triage|newer version'
damage 'a newer way to read text' manifest.tsv \
	's/^text	[0-9]*/text	99/' 'another version of triage|newer version'
damage 'a strange setting' manifest.tsv 's/^pairs	/zebra	/' \
	'unknown setting'
damage 'a setting out of range' manifest.tsv 's/^pairs	1/pairs	7/' \
	'out of range'
damage 'a manifest without tabs' manifest.tsv 's/	/ /' \
	'line 1: not a name, a tab and a value'
damage 'a manifest without a name' manifest.tsv '/^name	/d' \
	'manifest is not complete'
damage 'a name with a blank' manifest.tsv 's/^name	my/name	m y/' \
	'name is'
damage 'a wrong number of documents' manifest.tsv \
	's/^documents	.*/documents	many/' 'number of documents is wrong'
damage 'no categories' categories.tsv 'd' 'number of categories is wrong|line'
damage 'a category twice' categories.tsv '3s/^[a-z-]*/threat-report/' \
	'line 3: '
damage 'a category that is no number' categories.tsv \
	'3s/	[0-9]*	/	many	/' 'line 3: '
damage 'a category with too few columns' categories.tsv '4s/	.*//' 'line 4: '
damage 'a term without its documents' vocabulary.tsv '5s/	.*//' 'line 5: '
damage 'a term of too many documents' vocabulary.tsv \
	'5s/	.*/	1000000/' 'line 5: '
damage 'a term that is there twice' vocabulary.tsv 5p 'line 6: '
damage 'another kernel' ddos.svm 's/^kernel_type .*/kernel_type rbf/' \
	'not the header of a collapsed linear C-SVC'
damage 'a rho that is no number' ddos.svm 's/^rho .*/rho nan/' \
	'not the header of a collapsed linear C-SVC'
damage 'features out of order' ddos.svm '$s/^1 /1 999:0.5 /' \
	'ascending index'
damage 'a feature beyond the vocabulary' ddos.svm '$s/$/ 99999999:0.5/' \
	'ascending index'
damage 'a weight that is no number' ddos.svm '$s/$/ x/' 'ascending index'
damage 'a weight too large' ddos.svm '$s/:[-0-9.]*$/:99999/' \
	'ascending index'
damage 'a model without its vector' ddos.svm '$d' 'cut short'
damage 'an empty model of libsvm' ddos.svm 'd' 'not the header'
for file in manifest.tsv categories.tsv vocabulary.tsv report.txt ddos.svm; do
	rm -rf "$bad"
	cp -R "$T/text" "$bad"
	rm "$bad/$file"
	run model verify "$bad"
	complains "a text form without $file is refused" 78 \
		"cannot load model '$bad': '$bad/$file': cannot be opened"
done
mkdir "$T/void"
run classify -m "$T/void" "$text"
complains 'an empty folder is no model' 78 \
	"cannot load model '$T/void': '$T/void/[a-z]*\.tsv': cannot be opened"
for path in "$T/missing" /dev/null "$text/x"; do
	run classify -m "$path" "$text"
	complains "$path is no model" 78 "cannot load model '$path': "
done
ln -s loop "$T/loop"
run classify -m "$T/loop" "$text"
complains 'a link to itself is no model' 78 'Too many levels'

# Noise in any file of the text form: refused or harmless, never a crash.
wrong=''
for file in manifest.tsv categories.tsv vocabulary.tsv ddos.svm; do
	length=$(wc -c <"$T/text/$file")
	for i in 1 2 3 4 5; do
		rm -rf "$bad"
		cp -R "$T/text" "$bad"
		printf '\000\377' | dd of="$bad/$file" bs=1 conv=notrunc \
			seek=$(((length - 2) * i / 6)) 2>/dev/null
		run classify -m "$bad" "$text"
		[ "$code" -eq 0 ] || { [ "$code" -eq 78 ] && is_sentence .; } ||
			wrong="$wrong $file@$i:$code"
		head -c $((length * i / 6)) "$T/text/$file" >"$bad/$file"
		run classify -m "$bad" "$text"
		[ "$code" -eq 0 ] || { [ "$code" -eq 78 ] && is_sentence .; } ||
			wrong="$wrong $file<$i:$code"
	done
done
equals 'noise and cuts in the text form are refused or harmless' "$wrong" ''
finish
