# SPDX-License-Identifier: MIT
# What is made of a corpus.

model: $(BUILD)/triage ## make models/default anew from CORPUS
	@sh training/make-model.sh $(BUILD) "$(CORPUS)"

experiment: $(BUILD)/triage ## cross-validate NAME of training/experiment.sh
	@sh training/experiment.sh $(BUILD) "$(CORPUS)" $(NAME)

pictures: all ## make the README's pictures anew (tmux)
	@sh training/pictures.sh $(BUILD) "$(CORPUS)"

.PHONY: model experiment pictures
