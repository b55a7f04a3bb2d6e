# SPDX-License-Identifier: MIT
# The quick program: all of it in one file, the C library and GMime as well.

# Compiled for it apart (src/base/shared_object.h).
QUICK = src/base/shared_object.c src/document/gmime.c src/text/regex.c \
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

# Archives in which some names lead to src/document/gmime_static.c and
# gmime_iconv.c, and GLib is not set up before main().
BEGINNINGS = .init_array=glib_beginnings,alloc,load,data,contents
LED_ASIDE = freeaddrinfo getaddrinfo getpwnam_r getpwuid getpwuid_r \
	iconv iconv_close iconv_open
$(BUILD)/quick/lib%.a: src/quick.mk
	@mkdir -p $(@D)
	$(call say,COPY,$@)
	$(Q)objcopy --rename-section $(BEGINNINGS) \
		$(foreach n,$(LED_ASIDE),--redefine-sym $(n)=gmime_$(n)) \
		$$($(CC) -print-file-name=$(@F)) $@

# The linker leaves a file in the page cache in single pages, which costs each
# start a sixth; a copy lies there in large pieces, as does what is installed.
$(BUILD)/triage: $(BUILD)/quick/triage
	$(Q)cp $< $@

$(BUILD)/quick/triage: $(filter-out $(call object,$(QUICK)),$(PROGRAM)) \
		$(patsubst %.c,$(BUILD)/quick/%.o,$(QUICK)) \
		$(BUILD)/quick/regex_ready.o \
		$(addprefix $(BUILD)/quick/,libgmime-3.0.a libgobject-2.0.a \
			libglib-2.0.a)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -static -pthread $^ \
		$(filter-out -Wl%,$(LIBRARIES)) -lffi -o $@
