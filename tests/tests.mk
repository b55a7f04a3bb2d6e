# SPDX-License-Identifier: MIT
# What the Makefile knows of tests beyond `make test`.

UNIT = $(sort $(wildcard tests/unit/*.c)) $(FUZZ)
FUZZ = $(sort $(filter-out %/entry.c,$(wildcard tests/fuzz/*.c)))
# How long a fuzz target runs.
SECONDS = 60
# The programs that run us as a filter in tests/hosts.
HOSTS = procmail maildrop fdm dovecot-core dovecot-sieve postfix newsboat \
	sqlite3 sfeed curl kcat

check: all $(BUILD)/unit ## run every test with what is installed
	@sh tests/run.sh $(BUILD)

$(BUILD)/unit: $(call object,$(UNIT) $(SOURCES) $(PUBLIC) \
		src/document/quick_iconv.c)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -pthread $^ $(LIBRARIES) -lcheck -lsubunit \
		-lrt -ldl -o $@

sanitize: ## run every test under ASan and UBSan
	@$(MAKE) --no-print-directory -j$$(nproc) BUILD=$(BUILD)/sanitize CFLAGS="-O1 -g \
		-fsanitize=address,undefined -fno-sanitize-recover=all" check

fuzz-%: ## fuzz one target, fuzz-words, for SECONDS=60 (clang)
	@$(MAKE) --no-print-directory -j$$(nproc) BUILD=$(BUILD)/fuzz CC=clang \
		CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined \
		-fno-sanitize-recover=all" $(BUILD)/fuzz/fuzz
	@sh tests/fuzz/run.sh $(BUILD)/fuzz $* $(SECONDS)

$(BUILD)/fuzz: $(call object,tests/fuzz/entry.c tests/unit/sample.c \
		tests/unit/unit_random.c $(FUZZ) $(SOURCES) $(PUBLIC))
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -pthread $^ $(LIBRARIES) \
		-lcheck -lsubunit -lrt -ldl -o $@

test-hosts: ## install mail and feed programs, and run the filter under them
	@sh tests/setup.sh $(HOSTS)
	@$(MAKE) --no-print-directory -j$$(nproc) all
	@sh tests/run.sh $(BUILD) hosts

test-packages: all ## test them (installs debhelper, lintian, debootstrap)
	@sh tests/setup.sh debhelper dpkg-dev fakeroot lintian debootstrap
	@TEST_SYSTEM=yes sh tests/packages.sh

bench: all ## measure beside the peers that are installed
	@CC="$(CC)" sh tests/bench/bench.sh $(BUILD) "$(CORPUS)"

bench-peers: ## install the peers that bench measures
	@sh tests/setup.sh python3-sklearn fasttext libsvm-tools \
		liblinear-tools bogofilter
	@command -v npm >/dev/null || sh tests/setup.sh nodejs npm
	@mkdir -p $(BUILD)/bench
	@npm install --no-audit --no-fund --prefix $(BUILD)/bench \
		@mozilla/readability jsdom

.PHONY: test-hosts check sanitize test-packages bench bench-peers
