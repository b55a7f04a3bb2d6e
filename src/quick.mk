# SPDX-License-Identifier: MIT
# The quick program: all of it in one file, the C library and GMime as well.

# Compiled for it apart (src/base/shared_object.h).
QUICK = src/base/shared_object.c src/document/gmime.c \
	src/document/html_tree.c src/text/regex.c \
	$(QUICK_ONLY)

$(BUILD)/quick/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,CC,$< (quick))
	$(Q)$(CC) $(OURS) $(CFLAGS) $(CPPFLAGS) -DTRIAGE_QUICK -MMD -MP -c $< -o $@

# The patterns, compiled by the PCRE2 that it holds.
$(BUILD)/quick/ready: $(call object,src/command/ready.c src/text/patterns.c \
		src/text/prefilter.c src/text/regex.c src/base/bytes.c \
		src/base/error.c)
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -static $^ -lpcre2-8 -o $@

$(BUILD)/quick/regex_ready.c: $(BUILD)/quick/ready
	$(Q)$(BUILD)/quick/ready >$@

$(BUILD)/quick/regex_ready.o: $(BUILD)/quick/regex_ready.c
	$(call say,CC,$<)
	$(Q)$(CC) $(OURS) -Isrc $(CFLAGS) $(CPPFLAGS) -c $< -o $@

# Archives in which some names lead to src/document/quick_absent.c and
# quick_iconv.c, GLib is not set up before main(), and what libxml2 wants for
# converting charsets (ICU) and reading files (lzma) may be missing: it gets
# UTF-8, and from memory.
ABSENT = freeaddrinfo getaddrinfo gethostbyname getpwnam_r getpwuid getpwuid_r
ICONV = iconv iconv_close iconv_open
MISSING = ucnv_* UCNV_* lzma_*
BEGINNINGS = .init_array=glib_beginnings,alloc,load,data,contents
$(BUILD)/quick/lib%.a: src/quick.mk
	@mkdir -p $(@D)
	$(call say,COPY,$@)
	$(Q)objcopy --rename-section $(BEGINNINGS) --wildcard \
		$(foreach n,$(ABSENT),--redefine-sym $(n)=absent_$(n)) \
		$(foreach n,$(ICONV),--redefine-sym $(n)=quick_$(n)) \
		$(foreach n,$(MISSING),--weaken-symbol='$(n)') \
		$$($(CC) -print-file-name=$(@F)) $@

# The linker leaves a file in the page cache in single pages, which costs each
# start a sixth; a copy lies there in large pieces, as does what is installed.
$(BUILD)/triage: $(BUILD)/quick/triage
	$(Q)cp $< $@

$(BUILD)/quick/triage: $(filter-out $(call object,$(QUICK)),$(PROGRAM)) \
		$(patsubst %.c,$(BUILD)/quick/%.o,$(QUICK)) \
		$(BUILD)/quick/regex_ready.o \
		$(addprefix $(BUILD)/quick/,libgmime-3.0.a libgobject-2.0.a \
			libglib-2.0.a libxml2.a)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -static -pthread $^ \
		$(filter-out -Wl%,$(LIBRARIES)) -lffi -o $@
