# SPDX-License-Identifier: MIT
# make install, and whether what it installed works where it lies.
. tests/cli/lib.sh
train_sample
text=$sample/ddos/record-flood-hoster.txt
version=$(sed -n 's/.*TRIAGE_VERSION_TEXT "\(.*\)"/\1/p' include/triage.h)
libraries=$(sed -n 's/^LIBRARY_LIBRARIES = //p' Makefile)
manuals=$(find src -name '*.[1-8]' | sort)
prefix=/opt/triage
equals 'the Makefile has the version of the header' \
	"$(sed -n 's/^VERSION = //p' Makefile)" "$version"

# A build whose default model is the sample's.
mkdir "$T/build"
cp "$triage" "$build/libtriage.a" "$build/libtriage.so.1" "$T/build/"
cp "$model" "$T/build/default.triage"
full=''
if [ -x "$build/full/triage" ]; then
	full=lib/triage/triage
	mkdir "$T/build/full"
	cp "$build/full/triage" "$T/build/full/"
fi
sh tests/install.sh "$T/dest" $prefix $prefix/lib "$T/build" "$version" \
	"$libraries" >"$T/out" 2>"$T/err"
code=$?
answers 'installs below DESTDIR' 0
there=$T/dest$prefix
{
	echo bin/triage
	echo include/triage.h
	echo lib/libtriage.a
	echo lib/libtriage.so.1
	echo lib/pkgconfig/triage.pc
	echo share/triage/default.triage
	for example in examples/*; do
		echo "share/doc/triage/$example"
	done
	echo share/bash-completion/completions/triage
	echo share/zsh/site-functions/_triage
	echo share/fish/vendor_completions.d/triage.fish
	[ -z "$full" ] || echo $full
	for manual in $manuals; do
		echo "share/man/man${manual##*.}/${manual##*/}"
	done
} | sort >"$T/expected"
(cd "$there" && find . -type f | sed 's|^\./||' | sort) >"$T/files"
check "installs these files and no others" diff "$T/expected" "$T/files"
equals 'the program may be run' "$(stat -c %a "$there/bin/triage")" 755
[ -z "$full" ] || equals 'and the full one' \
	"$(stat -c %a "$there/$full")" 755
equals 'the others may be read' "$(cd "$there" && find . -type f \
	! -path './bin/*' ! -path './lib/triage/*' -exec stat -c %a {} + | sort -u)" 644
equals 'nothing lies outside of the prefix' \
	"$(find "$T/dest" -type f ! -path "$there/*")" ''
sh tests/install.sh "$T/dest" $prefix $prefix/lib "$T/build" "$version" \
	"$libraries" \
	>"$T/out" 2>"$T/err"
code=$?
answers 'installs over an installation' 0
sh tests/install.sh "$there" >"$T/out" 2>"$T/err"
equals 'wants its arguments' $? 64

# pkg-config's file, which speaks of the place where it will be.
pc=$there/lib/pkgconfig/triage.pc
check 'triage.pc names the prefix' grep -qx "prefix=$prefix" "$pc"
refute 'triage.pc does not name DESTDIR' grep -q "$T" "$pc"
check 'triage.pc has the version' grep -qx "Version: $version" "$pc"
check 'triage.pc has the library' grep -q '^Libs: .* -ltriage$' "$pc"
for library in -lpcre2-8 -lutf8proc -lstemmer -lm; do
	check "triage.pc has $library for the static one" \
		grep -q "^Libs.private:.* $library\b" "$pc"
done
equals 'the shared library has a link for linking' \
	"$(readlink "$there/lib/libtriage.so")" libtriage.so.1
equals 'and its name in it' "$(objdump -p "$there/lib/libtriage.so.1" |
	awk '$1 == "SONAME" { print $2 }')" libtriage.so.1
if command -v pkg-config >/dev/null 2>&1; then
	equals 'pkg-config reads it' "$(PKG_CONFIG_PATH=${pc%/*} pkg-config \
		--modversion triage)" "$version"
else
	skip 'pkg-config reads it' 'there is none'
fi

# The installed program finds its own model, from anywhere.
installed=$there/bin/triage
(cd / && "$installed" classify --format jsonl - <"$root/$text") \
	>"$T/out" 2>"$T/err"
code=$?
answers 'the installed program finds its model' 0
prints 'which is the one installed' '"model":"my"'
(cd / && "$installed" classify --format jsonl "$root/$text") \
	>"$T/out" 2>"$T/err"
code=$?
answers 'for a file as well, which needs no full program' 0
prints 'and is the same one' '"model":"my"'
(cd "$root" && "$installed" train -q "$sample" -o "$T/again.triage") \
	>"$T/out" 2>"$T/err"
code=$?
answers 'the installed program trains' 0
mv "$T/dest" "$T/moved"
"$T/moved$prefix/bin/triage" classify --format jsonl "$text" \
	>"$T/out" 2>"$T/err"
code=$?
answers 'and finds it when all is moved elsewhere' 0
there=$T/moved$prefix

# A program compiled against what is installed, with the flags of triage.pc.
cat >"$T/example.c" <<'END'
#include <triage.h>

#include <stdio.h>
#include <string.h>

int
main(int count, char **argument)
{
	struct triage_error error;
	struct triage_model *model =
		triage_open(count > 1 ? argument[1] : NULL, &error);

	if (!model) {
		printf("%d %s\n", error.status, error.message);
		return 1;
	}

	static const char text[] =
		"A flood of packets\n\nThe booter hit the hoster with a "
		"distributed denial of service attack of three terabits.\n";
	struct triage_classifier *classifier =
		triage_classifier_new(model, &error);
	const struct triage_result *result =
		triage_classify(classifier, text, strlen(text), &error);

	printf("%s %s %s %zu\n", triage_version(), triage_model_name(model),
	       result->title, triage_categories(model));
	for (size_t i = 0; i < result->categories; i++)
		printf("%s %.4f\n", triage_category(model, i),
		       result->confidence[i]);
	triage_classifier_free(classifier);
	triage_close(model);
	return 0;
}
END
# flags NAME: of triage.pc, its variables put in.
flags() {
	sed -n "s|^$1: ||p" "$there/lib/pkgconfig/triage.pc" |
		sed "s|\${prefix}|$there|g; s|\${libdir}|$there/lib|g
			s|\${includedir}|$there/include|g"
}
sanitizers=''
! nm -u "$build/libtriage.a" | grep -q __asan_init ||
	sanitizers='-fsanitize=address,undefined'
# shellcheck disable=SC2046,SC2086
check 'a program compiles with the flags of triage.pc' \
	${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Werror $sanitizers \
	$(flags Cflags) "$T/example.c" -o "$T/example" \
	$(flags Libs | sed 's/-ltriage/-l:libtriage.a/') $(flags Libs.private)
"$T/example" "$there/share/triage/default.triage" >"$T/out" 2>"$T/err"
code=$?
answers 'and runs' 0
prints 'and has version, model, title and number of categories' \
	"^$version my A flood of packets 16\$"
sed 1d "$T/out" >"$T/library"
printf 'A flood of packets\n\nThe booter hit the hoster with a distributed denial of service attack of three terabits.\n' |
	"$triage" classify -m "$model" -f jsonl | sed 's/.*"confidence":{//' |
	tr ',' '\n' | sed 's/[}"]//g; s/:/ /' >"$T/command"
same 'and says what the command says' "$T/command" "$T/library"
# shellcheck disable=SC2046,SC2086
check 'a program links with the shared library' \
	${CC:-cc} -std=c11 $sanitizers $(flags Cflags) "$T/example.c" \
	-o "$T/shared" $(flags Libs)
LD_LIBRARY_PATH=$there/lib "$T/shared" \
	"$there/share/triage/default.triage" 2>"$T/err" | sed 1d >"$T/out"
same 'and judges alike' "$T/library" "$T/out"
TRIAGE_MODEL=$model "$T/example" >"$T/out" 2>"$T/err"
code=$?
answers 'the library honours TRIAGE_MODEL' 0
"$T/example" "$T/missing" >"$T/out" 2>"$T/err"
equals 'a missing model is an error of the library' $? 1
prints 'with a sentence' 'cannot be opened'
"$T/example" "$text" >"$T/out" 2>"$T/err"
prints 'a foreign model has its sentence' 'not a packed model'

# make itself, where the default model is built: nothing is built anew.
if [ -e "$build/default.triage" ]; then
	set -- -o "$BUILD/triage" -o "$BUILD/libtriage.a" \
		-o "$BUILD/libtriage.so.1" -o "$BUILD/default.triage"
	# By its flags make knows that there is one program only.
	[ -z "$sanitizers" ] || set -- "$@" CFLAGS="-O1 -g $sanitizers"
	make -s "$@" install BUILD="$BUILD" DESTDIR="$T/made" PREFIX=/usr \
		>"$T/out" 2>"$T/err"
	code=$?
	answers 'make install installs' 0
	check 'make install puts the program in its place' \
		"$T/made/usr/bin/triage" --version
	check 'and names the prefix alone' grep -qx 'prefix=/usr' \
		"$T/made/usr/lib/pkgconfig/triage.pc"
else
	skip 'make install' "there is no $BUILD/default.triage yet"
fi

finish
