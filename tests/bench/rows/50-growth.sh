# SPDX-License-Identifier: MIT
# What training costs as the corpus grows.
sizes='500 1000 2000 4000'
[ -z "$long" ] || sizes='5000 20000 50000 200000'

echo "bench: growth of training over $sizes documents" >&2
curve train-time 'Training: time over size' 'million non-zeros' 'seconds'
curve train-memory 'Training: memory over size' 'documents' 'MiB'
for size in $sizes; do
	mixed "$size"
	cost "$triage train $scratch/mixed.jsonl -q -o $scratch/grown.triage"
	point train-memory 'triage train' "$size" "$((memory / 1048576))"
	nonzeros=$("$triage" classify -m "$scratch/grown.triage" -f svm \
		<"$scratch/mixed.jsonl" | tr -cd : | wc -c)
	millions=$(echo "$nonzeros" | awk '{ printf "%.2f", $1 / 1e6 }')
	point train-time 'CPU time' "$millions" "$cpu"
	point train-time 'wall time' "$millions" "$wall"
	note "$(printf 'training on %s documents, %s million non-zeros: %.1f s, %.1f s of CPU time, %s MiB' \
		"$size" "$millions" "$wall" "$cpu" $((memory / 1048576)))"
done
rm -f "$scratch/mixed.jsonl"
