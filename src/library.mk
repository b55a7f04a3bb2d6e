# SPDX-License-Identifier: MIT
# libtriage, static and shared: both show the names of triage.symbols alone.

# One object in which only the public names can be seen.
$(BUILD)/libtriage.o: $(call object,$(LIBRARY)) include/triage.symbols
	$(call say,LD,$@)
	$(Q)$(LD) -r $(filter %.o,$^) -o $@
	$(Q)objcopy --keep-global-symbols=include/triage.symbols $@

$(BUILD)/libtriage.a: $(BUILD)/libtriage.o
	$(call say,AR,$@)
	@rm -f $@
	$(Q)$(AR) rcsD $@ $<

$(BUILD)/pic/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,CC,$< (shared))
	$(Q)$(CC) $(OURS) -fPIC $(CFLAGS) $(CPPFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/$(SONAME): $(patsubst %.c,$(BUILD)/pic/%.o,$(LIBRARY)) \
		include/triage.symbols
	$(call say,LD,$@)
	$(Q)(echo 'TRIAGE_1 { global:'; sed 's/$$/;/' include/triage.symbols; \
		echo 'local: *; };') >$(BUILD)/triage.map
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,$(SONAME) \
		-Wl,--version-script=$(BUILD)/triage.map -Wl,-z,defs \
		$(filter %.o,$^) $(LIBRARY_LIBRARIES) -o $@
