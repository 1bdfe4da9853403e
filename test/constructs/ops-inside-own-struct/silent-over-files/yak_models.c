// The models, each with its ops.
#include "yak.h"

const struct yak_model yak_models[] = {
	{ .revision = 1, .ops = { .name = "yak", .mmap = yak_mmap } },
	{ .revision = 2 },
};
