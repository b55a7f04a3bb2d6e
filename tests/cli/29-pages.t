# SPDX-License-Identifier: MIT
# The article is found on every page of tests/pages.
. tests/cli/lib.sh

sh tests/pages/score.sh "sh tests/pages/body.sh $triage" >"$T/scores"

# no_less NAME SHARE FIELD: of what score.sh said.
no_less() {
	if awk -v share="$2" -v field="$3" -v name="$1" \
		'$4 == name && $field >= share { found = 1 }
		END { exit !found }' "$T/scores"; then
		ok "$1 has $2 or more"
	else
		not_ok "$1 has $2 or more" "$(grep " $1\$" "$T/scores")"
	fi
}

for page in tests/pages/*.html; do
	no_less "$(basename "$page" .html)" .85 3
done
no_less overall .95 1
no_less overall .97 2
no_less overall .97 3

finish
