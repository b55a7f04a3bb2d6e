/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SAMPLE_H
#define TRIAGE_SAMPLE_H

#include "../../src/learn/train.h"
#include "../../src/model/judge.h"

/*
 * Things that several suites test on.
 */

/*
 * A model made by hand: `espionage` by Platt, `ransomware` isotonic, `ddos`
 * uncalibrated, eight terms.  Ended with model_free().
 */
enum { SAMPLE_ESPIONAGE, SAMPLE_RANSOMWARE, SAMPLE_DDOS, SAMPLE_CATEGORIES };
struct model *sample_model(void);

/* Judge plain text; what `judgement` points to is the judge's. */
void sample_judge(struct judge *judge, const char *text,
		  struct judgement *judgement);

/* Append the packed form of a model, which must succeed. */
void sample_pack(const struct model *model, struct bytes *bytes);

/*
 * A corpus of generated documents, the same each time: SAMPLE_DOCUMENTS of
 * them in SAMPLE_FOLDS folds of their own, of the three categories above in
 * this order; of the third there are too few for a calibration.  Some
 * documents hardly say what they are about, so the categories overlap.
 */
enum { SAMPLE_DOCUMENTS = 96, SAMPLE_FOLDS = 4 };

struct sample {
	struct corpus *corpus;
	struct bags *bags;
	struct patterns *patterns;
	size_t member[SAMPLE_DOCUMENTS];
	struct train_input input;
	struct train_options options;
};

void sample_open(struct sample *sample);
void sample_close(struct sample *sample);

/* Once more after documents were changed. */
void sample_read_again(struct sample *sample);

/* A number below `limit`, from unit_random(). */
unsigned sample_random(uint64_t *state, unsigned limit);

#endif
