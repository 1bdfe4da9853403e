// Lays the regions out one after another, with a guard page between, and looks them up.
#include <linux/mm.h>
#include "hazel.h"

void hazel_layout(struct hazel *h)
{
	u64 off = 0;
	int i;

	for (i = 0; i < ARRAY_SIZE(h->slot); i++) {
		struct hazel_slot *s = &h->slot[i];

		s->file_off = off;
		s->bus_base = h->res[i]->start;
		s->bytes = resource_size(h->res[i]);
		off = PAGE_ALIGN(off + s->bytes) + PAGE_SIZE;
	}
}

struct hazel_slot *hazel_lookup(struct hazel *h, u64 off)
{
	int i;

	for (i = ARRAY_SIZE(h->slot) - 1; i >= 0; i--)
		if (off >= h->slot[i].file_off && off - h->slot[i].file_off < h->slot[i].bytes)
			return &h->slot[i];
	return NULL;
}
