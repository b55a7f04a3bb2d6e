# SPDX-License-Identifier: MIT
# The manuals: their form, whether they tell of every option and exit code,
# and whether what they show runs.
. tests/cli/lib.sh
manuals=$(find src -name '*.[1-8]' | sort)
commands='classify filter explain train evaluate model config completion help'

for manual in triage.1 triage-filter.1 libtriage.3 triage.conf.5 \
	triage-corpus.5 triage-json.5 triage-model.5; do
	equals "there is one $manual" \
		"$(echo "$manuals" | grep -c "/$manual\$")" 1
done
if ! command -v mandoc >/dev/null 2>&1; then
	not_ok 'the manuals are clean' "install Debian's mandoc"
	finish
fi
# Pages of others are not where mandoc looks, nor are ours before they are
# installed; two of our sections are called much like one that all know.
for manual in $manuals; do
	equals "$manual is clean" "$(mandoc -T lint "$manual" 2>&1 | grep -v \
		-e 'outdated mandoc.db' -e 'referenced manual not found' \
		-e 'possible typo in section name')" ''
	check "$manual has something to say" sh -c \
		"[ \$(mandoc -T ascii '$manual' | wc -l) -gt 30 ]"
	# What it refers to of ours is there, as is what refers to others' pages.
	sed -n 's/^\.Xr \(triage[a-z.-]*\|libtriage\) \([1-8]\).*/\1.\2/p' \
		"$manual" | sort -u | while read -r page; do
		echo "$manuals" | grep -q "/$page\$" || echo "$page"
	done >"$T/lacking"
	equals "$manual refers to pages that are there" \
		"$(cat "$T/lacking")" ''
done

# Options: `command letter long argument`, of the table, as help shows them.
for command in $commands; do
	"$triage" help "$command" | sed -n \
		-e 's/^  -\(.\), --\([a-z-]*\)\( \([A-Z=]*\)\)\{0,1\}\( .*\)\{0,1\}$/'"$command"' \1 \2 \4/p' \
		-e 's/^      --\([a-z-]*\)\( \([A-Z=]*\)\)\{0,1\}\( .*\)\{0,1\}$/'"$command"' - \1 \3/p'
done >"$T/table"
check 'there are options to look for' [ "$(wc -l <"$T/table")" -gt 60 ]
# section COMMAND: where the manual tells of it.
section() {
	if [ "$1" = filter ]; then
		cat src/command/triage-filter.1
	else
		awk -v name="$(echo "$1" | tr a-z A-Z)" '
			/^\.Sh / { inside = $2 == name }
			inside || /^\.Sh DESCRIPTION/ { print }
			/^\.Sh DESCRIPTION/ { general = 1 }
			/^\.Sh CLASSIFY/ { general = 0 }
			general && !/^\.Sh DESCRIPTION/ { print }
			' src/command/triage.1
	fi
}
while read -r command letter long argument; do
	# An entry of its own, with letter and argument as in the table.
	entry='^\.It (.* )?'
	[ "$letter" = - ] || entry="${entry}Fl $letter ?, "
	entry="${entry}Fl -$long"
	[ -z "$argument" ] || entry="${entry}( Ar | Ns = ?Ns )"
	cat src/command/triage.1 src/command/triage-filter.1 |
		grep -Eq -e "$entry" -e '^\.Pq Fl -'"$long " ||
		echo "no entry for --$long of $command: $entry"
	# What all commands take stands once.
	case $long in help | set | config) continue ;; esac
	section "$command" | grep -Eq -e "Fl -$long\b" \
		-e "Fl $letter\b" || echo "$command does not mention --$long"
done <"$T/table" | sort -u >"$T/lacking"
equals 'the manuals tell of every option as the table has it' \
	"$(cat "$T/lacking")" ''
cat src/command/triage.1 src/command/triage-filter.1 |
	sed -n 's/^\.It \(Fl . , \)\{0,1\}Fl -\([a-z-]*\).*/\2/p' | sort -u |
	while read -r long; do
		grep -q " $long\b" "$T/table" || [ "$long" = version ] ||
			echo "--$long"
	done >"$T/strangers"
equals 'and of no other' "$(cat "$T/strangers")" ''

# Exit codes: those that the commands use, by their names in sysexits.h.
cat src/command/*.c | grep -o '\bEX_[A-Z]*' | sort -u | while read -r name; do
	printf '#include <sysexits.h>\n%s\n' "$name" | cpp -P 2>/dev/null |
		tail -n 1
done | sort -n >"$T/codes"
check 'there are exit codes to look for' [ "$(wc -l <"$T/codes")" -gt 6 ]
sed -n '/^\.Sh EXIT STATUS/,/^\.Sh EX[^I]/s/^\.It \([0-9]*\)$/\1/p' \
	src/command/triage.1 | awk '$1 >= 64' >"$T/told"
check 'triage(1) tells of every exit code and of no other' \
	diff "$T/codes" "$T/told"
for code in 0 1 2; do
	check "and of $code" sh -c "sed -n '/^\.Sh EXIT STATUS/,/^\.Sh EX[^I]/p' \
		src/command/triage.1 | grep -qx '\.It $code'"
done

# What the library exports is in its manual, with the same arguments.
while read -r name; do
	grep -q "^\.F[no] $name\b" src/libtriage.3 || echo "$name"
done <include/triage.symbols >"$T/lacking"
equals 'libtriage(3) has every function' "$(cat "$T/lacking")" ''
mandoc -T ascii src/libtriage.3 | sed "s/.$(printf '\b')//g" |
	tr -s ' \n' ' ' >"$T/page"
sed -n '/^triage_[a-z_]*(/!{/triage_[a-z_]*(.*/!d}
	s/^ \*.*//; p' include/triage.h | grep -o 'triage_[a-z_]*(' |
	tr -d '(' | sort -u >"$T/declared"
check 'which are those of the header' diff include/triage.symbols "$T/declared"
for name in $(grep -o 'TRIAGE_[A-Z_]*' include/triage.h | sort -u |
	grep -v -x -e TRIAGE_H); do
	check "libtriage(3) tells of $name" grep -q "\b$name\b" "$T/page"
done

# blocks MANUAL FOLDER: the displays of its examples, a file each.
blocks() {
	mkdir -p "$2"
	awk -v folder="$2" '
		/^\.Sh / { examples = $2 == "EXAMPLES" }
		/^\.Bd / && examples { inside = 1; n++; next }
		/^\.Ed/ { inside = 0 }
		inside {
			gsub(/\\e/, "\\")
			gsub(/\\&/, "")
			gsub(/\\\(dq/, "\"")
			print >(folder "/" sprintf("%02d", n))
		}' "$1"
}
# Whether a block begins with a command, and is not only something to see.
is_recipe() {
	first=$(sed -n '1s/[ =].*//p' "$1")
	case $(sed -n 1p "$1") in
	[a-z]*=*) return 0 ;;
	esac
	PATH=$build:$PATH command -v "$first" >/dev/null 2>&1
}

# The recipes of a page run one after the other, where the sample lies.
mkdir "$T/place"
cd "$T/place" || exit 1
ln -s "$root/training" training
ln -s "$root/models" models
ln -s "$root/examples" examples
PATH=$build:$PATH
export PATH
cat >message.eml <<'END'
From: desk@news.example
To: analyst@soc.example
Subject: Hoster flooded
Message-ID: <1@news.example>

A booter hit the hoster with a distributed denial of service attack of three
terabits a second, and its customers were offline for two days.
END
cat >rss.xml <<'END'
<rss version="2.0"><channel><title>Desk</title><item><title>Hoster
flooded</title><description>A booter hit the hoster with a denial of service
attack of three terabits a second.</description></item></channel></rss>
END
echo '{"body":"A booter hit the hoster with a denial of service attack."}' \
	>records.jsonl
(cd "$root" && sample_lines) | gzip >corpus.jsonl.gz
"$triage" train "$root/$sample" -q -o my.triage || exit 1
recipes=0
for manual in $manuals; do
	[ "$manual" != src/libtriage.3 ] || continue
	page=$(basename "$manual")
	blocks "$root/$manual" "$T/$page"
	: >"$T/script"
	for block in "$T/$page"/*; do
		[ -f "$block" ] && is_recipe "$block" || continue
		recipes=$((recipes + 1))
		echo "exec >'$block.out' 2>'$block.err'" >>"$T/script"
		cat "$block" >>"$T/script"
		echo "echo 'done' >'$block.done'" >>"$T/script"
	done
	[ -s "$T/script" ] || continue
	TRIAGE_MODEL=$build/default.triage timeout 300 bash -e "$T/script"
	for out in "$T/$page"/*.out; do
		block=${out%.out}
		name="example ${block##*/} of $page"
		check "$name runs" test -e "$block.done"
		equals "$name has no complaint" "$(head -n 3 "$block.err")" ''
		grep -q '>\|-o \|select(\|platt' "$block" ||
			check "$name shows something" test -s "$out"
	done
done
check 'the manuals have recipes' [ $recipes -gt 15 ]

# The example of the library.
blocks "$root/src/libtriage.3" "$T/libtriage"
cp "$T/libtriage/01" example.c
sanitizers=''
! nm -u "$build/libtriage.a" | grep -q __asan_init ||
	sanitizers='-fsanitize=address,undefined'
# shellcheck disable=SC2086
check 'the example of libtriage(3) compiles' ${CC:-cc} -std=c11 -Wall -Wextra \
	-Wpedantic -Werror $sanitizers -I"$root/include" example.c \
	"$build/libtriage.a" -lpcre2-8 -lutf8proc -lstemmer -lm -pthread -o example
sed 1,5d message.eml | TRIAGE_MODEL=$build/default.triage ./example \
	>out 2>err
check 'and says what a text is about' grep -q '^ddos 0\.[0-9][0-9]$' out
echo x | TRIAGE_MODEL=$T/missing ./example >out 2>err
check 'or what went wrong' grep -q 'cannot be opened' err
cd "$root" || exit 1

# make dist: what is committed, the same bytes each time.
if git rev-parse HEAD >/dev/null 2>&1; then
	version=$(sed -n 's/^VERSION = //p' Makefile)
	for place in one two; do
		make -s dist BUILD="$T/$place" >"$T/out" 2>"$T/err"
		code=$?
		answers "make dist packs, time $place" 0
	done
	same 'the same bytes' "$T/one/triage-$version.tar.gz" \
		"$T/two/triage-$version.tar.gz"
	gzip -dc "$T/one/triage-$version.tar.gz" | tar -t >"$T/listed"
	for file in Makefile README.md src/triage.c models/default/ddos.svm; do
		check "with $file" grep -qx "triage-$version/$file" "$T/listed"
	done
else
	skip 'make dist' 'this is no checkout'
fi
finish
