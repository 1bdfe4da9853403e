// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/vfio.h>
#include <linux/uaccess.h>

#define SAGO_SHIFT	40
#define SAGO_NR		5

struct sago_trap {
	__u32	argsz;
	__u32	flags;
	__s64	pos;
};

struct sago_slot {
	u32 trapped;
	u64 size;
};

struct sago_state {
	struct vfio_device	vdev;
	struct mutex		lock;
	struct sago_slot	slot[SAGO_NR];
};

int sago_set_trap(struct sago_state *s, struct sago_trap *t)
{
	s64 pos = t->pos;
	int nr;
	int ret = -EINVAL;

	nr = pos >> SAGO_SHIFT;

	mutex_lock(&s->lock);
	if (nr >= SAGO_NR)
	//  ^ error index-unchecked
		goto out;
	if ((pos & ((1ULL << SAGO_SHIFT) - 1)) >= s->slot[nr].size)
		goto out;
	s->slot[nr].trapped++;
	ret = 0;
out:
	mutex_unlock(&s->lock);
	return ret;
}
