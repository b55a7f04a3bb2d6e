# SPDX-License-Identifier: MIT
# Learning from a corpus, judging with what was learnt, and its size.
train=$scratch/train.jsonl
category=phishing
# Each category without the first fold at two values of C, without the four
# others at the better one, and on everything.
fits=$((16 * (2 + 4 + 1)))
rounds=${ROUNDS:-1}

# The vectors of one category without the first fold, in libsvm's format: what
# one of the fits of the grid learns from.
write_vectors() {
	"$triage" classify -m "$scratch/my.triage" -f svm <"$train" |
		cut -d ' ' -f 2- >"$scratch/vectors"
	"$tools/convert" labels "$category" <"$train" |
		paste -d ' ' - "$scratch/vectors" |
		awk 'NR % 5 != 1' >"$scratch/fold.svm"
	head -n 200 "$scratch/fold.svm" >"$scratch/some.svm"
	head -n 200 "$train" >"$scratch/some.jsonl"
}

"$tools/convert" fasttext <"$train" >"$scratch/fasttext.txt"
"$triage" train "$train" -q -o "$scratch/my.triage"
write_vectors

row 'training, cross-validation and all'
ours "$triage train $train -q -o $scratch/my.triage"
peer 'scikit-learn LinearSVC, same grid' \
	"$sklearn $here/peers/sklearn_train.py $train $scratch/sklearn.model" 0.1
peer "svm-train with its linear kernel (one fit, times $fits)" \
	"svm-train -q -t 0 -c 1 $scratch/fold.svm $scratch/libsvm.model" \
	0.02 $fits
peer "liblinear-train -s 3 (one fit, times $fits)" \
	"liblinear-train -q -s 3 -B 1 -c 1 $scratch/fold.svm $scratch/liblinear.model" \
	- $fits
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
peer 'svm-predict, machines as they are trained (one of 16, times 16)' \
	"svm-predict $scratch/some.svm $scratch/libsvm.model $scratch/answers" - 16
amount "$(wc -c <"$scratch/some.jsonl")"
run 5

row 'model'
weigh "$scratch/my.triage" 'scikit-learn, pickled' "$scratch/sklearn.model" \
	'fasttext' "$scratch/fasttext.bin" \
	'libsvm, one of 16 categories' "$scratch/libsvm.model"
