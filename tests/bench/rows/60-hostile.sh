# SPDX-License-Identifier: MIT
# Inputs made to be slow, each twice as large as the one before, judged and
# searched for indicators: CPU time above that of a start, and the exponent of
# its growth over the last doubling, which is about 1 where time is linear.
first=2500000
doublings=3
curve hostile 'Inputs made to be slow: time over size' 'MB' 'seconds of CPU'

# spent KIND BYTES: sets $spent to what one case costs.
spent() {
	"$tools/hostile" "$name" "$2" >"$scratch/hostile.in"
	cost "$triage classify -q -f jsonl --indicators --max-indicators 100000 -m $model --max-bytes 1G --kind $1 $scratch/hostile.in" ||
		[ "$code" = 65 ] ||
		note "hostile $name: ended with code $code"
	spent=$cpu
}

"$tools/hostile" | while read -r name kind; do
	bytes=$first
	i=0
	line=''
	while [ $i -le $doublings ]; do
		spent "$kind" "$bytes"
		before=${last:-0}
		last=$spent
		line="$line $spent"
		point hostile "$name" "$((bytes / 1000000))" "$spent"
		bytes=$((bytes * 2))
		i=$((i + 1))
	done
	exponent=$(echo "$before $last" | awk '{
		if ($1 < 0.02) print "below the noise"
		else printf "exponent %.2f", log($2 / $1) / log(2) }')
	note "hostile $name ($kind), 2.5 MB and doubled $doublings times:$line s; $exponent"
	last=''
done
rm -f "$scratch/hostile.in"
