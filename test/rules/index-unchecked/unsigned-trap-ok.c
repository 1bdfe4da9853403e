// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/vfio.h>

#define ELM_SHIFT	40
#define ELM_NR		4
#define ELM_INDEX(off)	((unsigned int)((u64)(off) >> ELM_SHIFT))

struct elm_dev {
	struct vfio_device vdev;
	u64 size[ELM_NR];
	u32 armed[ELM_NR];
};

/* a huge index is what a negative offset becomes, and the test catches it */
int elm_arm(struct elm_dev *e, loff_t offset)
{
	unsigned int nr = ELM_INDEX(offset);

	if (nr >= ELM_NR)
		return -EINVAL;
	if ((offset & ((1ULL << ELM_SHIFT) - 1)) >= e->size[nr])
		return -ERANGE;
	e->armed[nr] = 1;
	return 0;
}

int elm_disarm(struct elm_dev *e, s64 offset)
{
	int nr = offset >> ELM_SHIFT;

	if (nr < 0 || nr >= ELM_NR)
		return -EINVAL;
	e->armed[nr] = 0;
	return 0;
}
