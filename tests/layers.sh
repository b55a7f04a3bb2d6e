#!/bin/sh
# SPDX-License-Identifier: MIT
# A folder of src/ is a layer: it includes only itself and those before it,
# only the last prints or exits, and only one file knows libsvm.
set -u
cd "$(dirname "$0")/.." || exit 1

LAYERS='base document text features model learn format filter command'
LINES_MANY=300
LINES_MOST=400
checks=0
failures=0

# verdict NAME OFFENCES: holds if there are none.
verdict() {
	checks=$((checks + 1))
	if [ -z "$2" ]; then
		echo "ok $1"
		return
	fi
	failures=$((failures + 1))
	echo "not ok $1"
	printf '%s\n' "$2" | head -n 20 | sed 's/^/# /'
}

# What a file of a layer includes of ours, as `FILE LAYER`.
included() {
	grep -H '^#include "' "$@" | sed -n \
		-e 's|:#include "\(\.\./\)*include/.*| public|p;t' \
		-e 's|:#include "\(\.\./\)*\([a-z]*\)/.*| \2|p'
}

# offences ALLOWED FILE...: what is included beyond the allowed layers.
offences() {
	allowed=" $1 "
	shift
	included "$@" | while read -r file layer; do
		case $allowed in
		*" $layer "*) ;;
		*) echo "$file includes $layer" ;;
		esac
	done
}

# Code without comments, strings kept, as FILE:LINE:TEXT.
code() {
	for file; do
		awk -v file="$file" '{
			line = $0
			if (inside && !sub(/^.*\*\//, "", line))
				next
			inside = 0
			gsub(/\/\*([^*]|\*[^\/])*\*\//, "", line)
			if (sub(/\/\*.*$/, "", line))
				inside = 1
			print file ":" FNR ":" line
		}' "$file"
	done
}

before=''
for layer in $LAYERS; do
	[ -d "src/$layer" ] || {
		verdict "layer $layer exists" "src/$layer is missing"
		continue
	}
	before="$before $layer"
	allowed=$before
	[ "$layer" != command ] || allowed="$before public"
	verdict "src/$layer includes no later layer" \
		"$(offences "$allowed" src/"$layer"/*.[ch])"
done
verdict 'src/triage.c includes no command' \
	"$(offences 'base document text features model learn format public' \
		src/triage.c)"

strangers=''
for folder in src/*/; do
	case " $LAYERS " in
	*" $(basename "$folder") "*) ;;
	*) strangers="$strangers $folder" ;;
	esac
done
verdict 'every folder of src is a layer' "$strangers"

below="$(find src -name '*.[ch]' ! -path 'src/command/*' | LC_ALL=C sort)"
# The lists are split into words on purpose.
# shellcheck disable=SC2086
{
	verdict 'nothing below the commands prints' "$(code $below | grep -E \
		'\b(v?f?printf|v?dprintf|f?puts|f?putc|putchar|perror|psignal|warnx?|errx?) ?\(|\b(stdout|stderr)\b')"
	verdict 'nothing below the commands exits' "$(code $below | grep -E \
		'\b(_?exit|_Exit|quick_exit|atexit|abort|kill|raise) ?\(')"
	verdict 'nothing below the commands reads clock, locale or chance' \
		"$(code $below | grep -v '^src/learn/linear\.c:[0-9]*:.srand(SEED);' |
		grep -E '\b(time|clock|clock_gettime|gettimeofday|setlocale|s?rand|random|drand48|getrandom) ?\(')"
	everything="$below $(echo src/command/*.[ch])"
	verdict 'only src/learn/svm.c calls libsvm' "$(code $everything |
		grep -v '^src/learn/svm\.c:' | grep -E \
		'\bsvm_(train|cross_validation|save_model|load_model|predict[a-z_]*|get_[a-z_]*|free[a-z_]*|destroy[a-z_]*|check_[a-z_]*|set_print[a-z_]*) ?\(')"
	verdict 'only src/learn/linear.c includes the header of liblinear' \
		"$(grep -l 'include <.*linear\.h>' $everything |
			grep -v -x -e src/learn/linear.c)"
	verdict 'only src/base/shared_object.c loads libraries' \
		"$(code $everything | grep -v '^src/base/shared_object\.c:' |
			grep -E '\bdl(open|sym) ?\(')"
	verdict 'only gram.h and svm.c include its header' \
		"$(grep -l 'include <.*svm\.h>' $everything |
			grep -v -x -e src/learn/gram.h -e src/learn/svm.c)"
	verdict 'only src/document/gmime.c knows GMime' \
		"$(grep -lE 'include <(gmime|glib)' $everything |
			grep -v -x src/document/gmime.c)"
	verdict "no file is longer than $LINES_MOST lines" "$(wc -l $everything |
		awk -v most=$LINES_MOST '$2 != "total" && $1 > most {
			print $2 " has " $1 " lines" }')"
	wc -l $everything | awk -v many=$LINES_MANY '
		$2 != "total" && $1 > many {
			print "# " $2 " has " $1 " lines; two nouns?" }'
	verdict 'every file names its licence' \
		"$(grep -L 'SPDX-License-Identifier: MIT' $everything \
			include/triage.h)"
}

echo "1..$checks"
[ "$failures" -eq 0 ]
