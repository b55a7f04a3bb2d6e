# SPDX-License-Identifier: MIT
# What is handed on.

deb: ## make Debian packages in $(BUILD)/deb
	@sh .packaging/deb.sh $(BUILD)/deb

dist: ## pack what is committed, $(BUILD)/triage-$(VERSION).tar.gz
	@mkdir -p $(BUILD)
	@git archive --prefix=triage-$(VERSION)/ HEAD | gzip -9n \
		>$(BUILD)/triage-$(VERSION).tar.gz

.PHONY: deb dist
