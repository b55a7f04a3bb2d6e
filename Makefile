# SPDX-License-Identifier: MIT
# make help lists the targets.

# Settings: yours to change, here or on the command line.
PREFIX = /usr/local
LIBDIR = $(PREFIX)/lib
SYSCONFDIR = /etc
DESTDIR =
CC = cc
AR = ar
CFLAGS = -O3 -g
LDFLAGS =
BUILD = build
# How the program is linked to small libraries; sanitizers want dynamic.
LINK = $(if $(findstring -fsanitize,$(CFLAGS)),dynamic,static)
# V=1 shows every command.
V =
CORPUS = ../shared/corpus/train.jsonl.gz

# No need to change anything below.
VERSION = 0.1.0
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wvla -Wwrite-strings \
	-Wformat=2
OURS = -std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE $(WARNINGS) \
	-fvisibility=hidden -ffp-contract=off -ffile-prefix-map=$(CURDIR)=. \
	-isystem /usr/include/libxml2 -pthread \
	-DTRIAGE_SHARE='"$(PREFIX)/share/triage"' \
	-DTRIAGE_FULL='"$(LIBDIR)/triage/triage"' -DTRIAGE_ETC='"$(SYSCONFDIR)"' $(EXTRA)
# Each shared library costs every start: these are linked in whole, others are
# loaded when first used (src/base/shared_object.h).
LIBRARIES = $(if $(filter static,$(LINK)),-Wl$(,)-Bstatic) -lpcre2-8 \
	-lutf8proc -lstemmer -ljansson -lz -lmd -Wl,-Bdynamic -Wl,--as-needed -lm
LIBRARY_LIBRARIES = -lpcre2-8 -lutf8proc -lstemmer -lm -pthread

# A folder is a layer and includes only itself and those before it.
LAYERS = base document text features model learn format filter
SOURCES = $(filter-out $(QUICK_ONLY),\
	$(foreach l,$(LAYERS),$(sort $(wildcard src/$(l)/*.c))))
# What the quick program has besides.
QUICK_ONLY = src/document/quick_absent.c src/document/quick_iconv.c
COMMAND = $(filter-out src/command/ready.c,$(sort $(wildcard src/command/*.c)))
PUBLIC = src/triage.c
# The library judges text; it neither trains nor reads files of other kinds.
LIBRARY = $(sort $(filter-out %/shared_object.c,$(wildcard src/base/*.c \
	src/text/*.c src/features/*.c src/model/*.c))) $(addprefix src/document/,document.c text.c clutter.c \
	clutter_date.c clutter_line.c phrases.c phrase_rows.c) $(PUBLIC)
SONAME = libtriage.so.1
DEMO = $(addprefix training/sample/,ransomware/copperjaw-county.txt \
	espionage/apt28-ministry-mailboxes.txt none/firewall-launch.txt)
, = ,
Q = $(if $(V),,@)
say = $(if $(V),,@echo "  $(1)	$(2)")
object = $(patsubst %.c,$(BUILD)/%.o,$(1))
# The program: with static linking a quick one, and the full one for what
# needs libraries (src/command/full.h).
PROGRAM = $(call object,$(SOURCES) $(PUBLIC) $(COMMAND))
FULL = $(if $(filter static,$(LINK)),$(BUILD)/full/triage,$(BUILD)/triage)

all: $(BUILD)/triage $(FULL) $(BUILD)/libtriage.a $(BUILD)/$(SONAME) $(BUILD)/default.triage

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(OURS) $(CFLAGS) $(CPPFLAGS) -MMD -MP -c $< -o $@

# GLib's headers lie in a folder of the machine's kind.
%/src/document/gmime.o: OURS += $(patsubst -I%,-isystem %,\
	$(shell pkg-config --cflags-only-I gmime-3.0))

$(FULL): $(PROGRAM)
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -pthread $^ $(LIBRARIES) -ldl -o $@

ifeq ($(LINK),static)
include src/quick.mk
endif

$(BUILD)/default.triage: $(BUILD)/triage $(wildcard models/default/*)
	$(call say,PACK,$@)
	$(Q)$(BUILD)/triage model pack models/default -o $@

help: ## list the targets
	@sed -n 's/^\([a-z%-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 20

setup: ## install what building and testing need (apt-get, sudo)
	@sh tests/setup.sh

demo: ## install what is missing, build, and tag a sample article
	@sh tests/setup.sh
	@$(MAKE) --no-print-directory -j$$(nproc) all
	$(BUILD)/triage classify --format text $(DEMO)

test: ## install what is missing, build, run every test
	@sh tests/setup.sh
	@$(MAKE) --no-print-directory -j$$(nproc) check

install: all ## install below $(DESTDIR)$(PREFIX)
	@sh tests/install.sh "$(DESTDIR)" "$(PREFIX)" "$(LIBDIR)" $(BUILD) \
		$(VERSION) "$(LIBRARY_LIBRARIES)"

clean: ## remove what was built
	rm -rf $(BUILD)

include src/library.mk training/training.mk tests/tests.mk \
	.packaging/packaging.mk

.PHONY: all help setup demo test install clean

.DELETE_ON_ERROR:
