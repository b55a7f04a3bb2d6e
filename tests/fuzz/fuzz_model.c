/* SPDX-License-Identifier: MIT */
/*
 * Packed models: what opens can judge, and gives probabilities.  The input
 * says how a good model is damaged: two bytes for how much is cut off its end,
 * then six bytes an edit, two for the offset and four to put there.  Each is
 * tried as it is and with its digests put right, as a forger would.
 */
#include "fuzz.h"

#include "../unit/sample.h"

#include "../../src/base/digest.h"
#include "../../src/model/judge.h"
#include "../../src/model/layout.h"
#include "../../src/model/packed.h"

#include <string.h>
#include <sys/mman.h>

static const char ARTICLE[] =
	"Implant in an embassy\n\nThe implant was found in the embassy, with "
	"a ransom note, after an attack by APT29 that used CVE-2031-10234 and "
	"sent the ministry's mails to servers of the group for two years.\n";

static struct patterns *
shared_patterns(void)
{
	static struct patterns *patterns;
	struct error error = { 0 };

	if (!patterns)
		patterns = patterns_new(&error);
	FUZZ_CHECK(patterns != NULL);
	return patterns;
}

static void
judge_article(const struct model *model)
{
	struct document document = { 0 };
	struct judgement judgement;
	struct error error = { 0 };
	struct judge *judge = judge_new(model, shared_patterns(), &error);

	FUZZ_CHECK(judge != NULL);
	document_read_text(&document, ARTICLE, sizeof ARTICLE - 1);

	bool judged = judge_run(judge, &document, &judgement, &error);

	FUZZ_CHECK(judged || error.status == STATUS_BAD_MODEL);
	for (size_t i = 0; judged && !judgement.reason && i < model->categories; i++)
		FUZZ_CHECK(judgement.confidence[i] >= 0 &&
			   judgement.confidence[i] <= 1);
	document_free(&document);
	judge_free(judge);
}

static bool
lies_inside(const struct layout_row *row, size_t size)
{
	return row->offset <= size && row->length <= size - row->offset;
}

/* The seals of a section, from `seal` on as far as there is room for them. */
static size_t
reseal_section(char *data, size_t size, const struct layout *layout,
	       enum layout_section i, size_t seal)
{
	const struct layout_row *row = &layout->row[i];
	const struct layout_row *seals = &layout->row[SEALS];
	struct bytes bytes = { 0 };

	if (!lies_inside(row, size) || !lies_inside(seals, size))
		return seal;
	seal_append(&bytes, data + row->offset, row->length);
	if (bytes.length <= seals->length &&
	    seal <= seals->length - bytes.length && bytes.length > 0)
		memcpy(data + seals->offset + seal, bytes.data, bytes.length);
	seal += bytes.length;
	bytes_free(&bytes);
	return seal;
}

/* Put every seal and digest right whose section lies within the file. */
static void
reseal(char *data, size_t size)
{
	struct layout layout;
	size_t seal = 0;

	if (size < sizeof layout)
		return;
	memcpy(&layout, data, sizeof layout);
	seal = reseal_section(data, size, &layout, SLOTS, seal);
	seal = reseal_section(data, size, &layout, IDF, seal);
	reseal_section(data, size, &layout, WEIGHTS, seal);
	for (int i = 0; i < SECTIONS; i++) {
		struct layout_row *row = &layout.row[i];

		if (lies_inside(row, size))
			row->digest = digest(data + row->offset, row->length);
	}
	layout.header.digest =
		digest((const char *)layout.row, sizeof layout.row);
	memcpy(data, &layout, sizeof layout);
}

enum { EDIT = 6, EDIT_OFFSET = 2 };

static void
edit(char *data, size_t size, const uint8_t *edits, size_t length)
{
	for (; length >= EDIT; edits += EDIT, length -= EDIT) {
		size_t offset = (edits[0] | (size_t)edits[1] << 8) % size;
		size_t room = size - offset;

		memcpy(data + offset, edits + EDIT_OFFSET,
		       room < EDIT - EDIT_OFFSET ? room : EDIT - EDIT_OFFSET);
	}
}

static void
open_bytes(const char *data, size_t size, bool sealed,
	   enum model_check check)
{
	struct error error = { 0 };
	char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct mapping mapping = { memory, size };

	FUZZ_CHECK(memory != MAP_FAILED);
	memcpy(memory, data, size);
	if (sealed)
		reseal(memory, size);

	struct model *model = packed_open(&mapping, check, &error);

	FUZZ_CHECK(model || error.what);
	if (model)
		judge_article(model);
	model_free(model);
	file_unmap(&mapping);
}

static void
pack_sample(struct bytes *bytes)
{
	struct model *model = sample_model();

	packed_append(model, bytes);
	FUZZ_CHECK(bytes_ok(bytes));
	model_free(model);
}

void
fuzz_model(const uint8_t *data, size_t size)
{
	static struct bytes good;
	struct bytes bad = { 0 };

	if (good.length == 0)
		pack_sample(&good);
	if (size < 2)
		return;
	bytes_append(&bad, good.data, good.length);
	bad.length -= (data[0] | (size_t)data[1] << 8) % good.length;
	edit(bad.data, bad.length, data + 2, size - 2);
	open_bytes(bad.data, bad.length, false, MODEL_CHECK_ALL);
	open_bytes(bad.data, bad.length, false, MODEL_CHECK_USED);
	open_bytes(bad.data, bad.length, true, MODEL_CHECK_ALL);
	open_bytes(bad.data, bad.length, true, MODEL_CHECK_USED);
	bytes_free(&bad);
}
