// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define OSIER_SHIFT	38

struct osier_win {
	unsigned long pfn;
	u64 bytes;
};

struct osier_dev {
	struct vfio_device vdev;
	struct osier_win win[3];
};

struct osier_req {
	u64 win;
	u64 first;	/* page in the window */
	u64 len;	/* bytes asked for */
};

static void osier_decode(struct vm_area_struct *vma, struct osier_req *rq)
{
	rq->win = vma->vm_pgoff >> (OSIER_SHIFT - PAGE_SHIFT);
	rq->first = vma->vm_pgoff &
		    ((1ULL << (OSIER_SHIFT - PAGE_SHIFT)) - 1);
	rq->len = vma->vm_end - vma->vm_start;
}

static bool osier_fits(const struct osier_win *w, const struct osier_req *rq)
{
	u64 end = rq->first;

	end += rq->len;
	// <- error pgoff-unit-mix
	return end <= w->bytes;
}

static int osier_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct osier_dev *o = container_of(vdev, struct osier_dev, vdev);
	struct osier_req rq;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	osier_decode(vma, &rq);
	if (rq.win >= ARRAY_SIZE(o->win))
		return -EINVAL;
	if (!osier_fits(&o->win[rq.win], &rq))
		return -ENXIO;
	return remap_pfn_range(vma, vma->vm_start,
			       o->win[rq.win].pfn + rq.first, rq.len,
			       vma->vm_page_prot);
}

static int osier_init(struct vfio_device *vdev)
{
	struct osier_dev *o = container_of(vdev, struct osier_dev, vdev);
	struct mdev_device *mdev = to_mdev_device(vdev->dev);
	phys_addr_t base = *(phys_addr_t *)dev_get_drvdata(mdev_dev(mdev));
	int i;

	for (i = 0; i < 3; i++) {
		o->win[i].pfn = PHYS_PFN(base) + i * 16;
		o->win[i].bytes = 16 * PAGE_SIZE;
	}
	return 0;
}

static const struct vfio_device_ops osier_ops = {
	.name = "osier-mdev",
	.init = osier_init,
	.mmap = osier_mmap,
};
