# SPDX-License-Identifier: MIT
# Learning from a corpus, judging with what was learnt, and its size.
train=$scratch/train.jsonl
category=phishing
rounds=${ROUNDS:-1}

# The vectors of one category in libsvm's format, and those of each fold.
write_vectors() {
	mkdir -p "$scratch/libsvm"
	"$triage" classify -m "$scratch/my.triage" -f svm <"$train" |
		cut -d ' ' -f 2- >"$scratch/vectors"
	"$tools/convert" labels "$category" <"$train" |
		paste -d ' ' - "$scratch/vectors" >"$scratch/libsvm/all.svm"
	for fold in 0 1 2 3 4; do
		awk -v fold=$fold 'NR % 5 != fold' "$scratch/libsvm/all.svm" \
			>"$scratch/libsvm/without-$fold.svm"
	done
	head -n 200 "$scratch/libsvm/all.svm" >"$scratch/some.svm"
	head -n 200 "$train" >"$scratch/some.jsonl"
}

# fits NAME GOAL TRAINER [OPTION...]: a sixteenth of the grid.
fits() {
	if ! command -v "$3" >/dev/null; then
		note "$title: $3 is not installed"
		return 0
	fi
	fits_name=$1
	fits_goal=$2
	shift 2
	peer "$fits_name, same fits (1 of 16 categories, times 16)" \
		"sh $here/peers/fits.sh $scratch/libsvm $*" "$fits_goal" 16
}

"$tools/convert" fasttext <"$train" >"$scratch/fasttext.txt"
"$triage" train "$train" -q -o "$scratch/my.triage"
write_vectors

row 'training, cross-validation and all'
ours "$triage train $train -q -o $scratch/my.triage"
peer 'scikit-learn LinearSVC, same grid' \
	"$sklearn $here/peers/sklearn_train.py $train $scratch/sklearn.model" 0.1
fits "libsvm's own linear kernel" 0.02 svm-train -q -t 0
fits 'liblinear -s 3' - liblinear-train -q -s 3 -B 1
peer 'fasttext, one model, no cross-validation' \
	"fasttext supervised -input $scratch/fasttext.txt -output $scratch/fasttext -loss ova -epoch 25 -thread 2"
run "$rounds"
if grep '^scikit-learn:' "$out/errors.log" >"$scratch/said"; then
	note "$(tail -n 1 "$scratch/said")"
fi

row 'judging 2000 articles'
ours "$triage classify -m $scratch/my.triage -f jsonl <$lines"
peer 'scikit-learn' \
	"$sklearn $here/peers/sklearn_predict.py $scratch/sklearn.model $lines"
head -n 2000 "$scratch/fasttext.txt" >"$scratch/fasttext.2000"
peer 'fasttext' \
	"fasttext predict-prob $scratch/fasttext.bin $scratch/fasttext.2000 -1 0"
amount "$(wc -c <"$lines")"
run 5

row 'judging 200 articles'
ours "$triage classify -m $scratch/my.triage -f jsonl <$scratch/some.jsonl"
peer 'svm-predict, a model as it is trained (1 of 16 categories, times 16)' \
	"svm-predict $scratch/some.svm $scratch/libsvm/svm-train.model $scratch/answers" - 16
amount "$(wc -c <"$scratch/some.jsonl")"
run 5

row 'model'
weigh "$scratch/my.triage" 'scikit-learn, pickled' "$scratch/sklearn.model" \
	'fasttext' "$scratch/fasttext.bin" \
	'libsvm, 1 of 16 categories' "$scratch/libsvm/svm-train.model"
