# SPDX-License-Identifier: MIT
# A signal ends a training at once, as a signal does, and leaves nothing.
. tests/cli/lib.sh
train_sample
mkdir "$T/desk"

# The sample many times over, with words of their own in every copy.
sample_lines >"$T/sample.jsonl"
for i in $(seq 20); do
	sed -e "s/\"id\":\"/&$i-/" -e "s/ the / the word$i /g" \
		-e "s/ of / of copy$i$i /g" -e "s/ a / a thing$i /g" \
		"$T/sample.jsonl"
done >"$T/large.jsonl"

# interrupt SIGNAL NUMBER SECONDS
interrupt() {
	cp "$model" "$T/desk/my.triage"
	timeout --preserve-status -s "$1" "$3" "$triage" train \
		"$T/large.jsonl" -o "$T/desk/my.triage" >"$T/out" 2>"$T/err"
	code=$?
	equals "$1 after $3 s is the exit status" "$code" $((128 + $2))
	same "$1 after $3 s leaves the old model" "$model" "$T/desk/my.triage"
	equals "$1 after $3 s leaves nothing else" "$(ls -A "$T/desk")" \
		my.triage
	equals "$1 after $3 s is no reason to talk" \
		"$(cat "$T/out" "$T/err")" ''
}
interrupt INT 2 0.05
interrupt INT 2 0.4
interrupt TERM 15 0.3
interrupt HUP 1 0.3

# Whenever it comes, while files are written too: old or new, nothing else.
cp "$model" "$T/desk/my.triage"
"$triage" train "$sample" -q -o "$T/new.triage" --name my --c 1
wrong=''
ends=''
for i in 0 1 2 3 4 5 6 7 8 9; do
	for k in 0 3 6; do
		timeout --preserve-status -s INT 0.0$i$k "$triage" train \
			"$sample" -q -o "$T/desk/my.triage" --c 1 \
			>"$T/out" 2>"$T/err"
		code=$?
		ends="$ends $code"
		case $code in
		130) cmp -s "$T/desk/my.triage" "$model" ||
			cmp -s "$T/desk/my.triage" "$T/new.triage" ||
			wrong="$wrong $i$k:torn" ;;
		0) cmp -s "$T/desk/my.triage" "$T/new.triage" ||
			wrong="$wrong $i$k:other" ;;
		*) wrong="$wrong $i$k:$code" ;;
		esac
		[ "$(ls -A "$T/desk")" = my.triage ] ||
			wrong="$wrong $i$k:left"
	done
done
equals 'an interrupt at any time leaves the old model or the new' \
	"$wrong" ''
case $ends in
*130*) ok 'some of these came in time' ;;
*) not_ok 'some of these came in time' "codes:$ends" ;;
esac
wrong=''
for i in 1 2 3 4 5 6 7 8 9; do
	rm -rf "$T/desk/text"
	timeout --preserve-status -s INT 0.00$i "$triage" model export \
		"$model" -o "$T/desk/text" >"$T/out" 2>"$T/err"
	[ -z "$(find "$T/desk" -name '*.tmp')" ] || wrong="$wrong $i"
done
equals 'an interrupted export leaves no half file' "$wrong" ''

# A signal that the caller has ignored stays ignored: nohup(1).  Not under
# timeout(1), which would have it obeyed again.
mkfifo "$T/fifo"
(
	trap '' HUP
	exec "$triage" classify -m "$model" - \
		<"$T/fifo" >"$T/out" 2>"$T/err"
) &
reader=$!
exec 3>"$T/fifo"
sleep 0.5
kill -HUP $reader
echo 'The booter flooded the hoster with packets for a day.' >&3
exec 3>&-
wait $reader
equals 'a hang-up that nohup ignores is ignored' $? 0
check 'and the work is done' test -s "$T/out"

# Not in the way of an interrupt: a stream that waits for more.
mkfifo "$T/idle"
exec 4<>"$T/idle"
timeout --preserve-status -s INT 0.3 "$triage" classify -m "$model" - \
	<"$T/idle" >"$T/out" 2>"$T/err"
equals 'an idle stream can be interrupted' $? 130
exec 4>&-
finish
