// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/pagemap.h>
#include <linux/uaccess.h>
#include <linux/vfio.h>

struct knot_state {
	struct vfio_device vdev;
	struct page *ring;
	struct file *backing;
};

static bool knot_ring_cached(struct knot_state *k)
{
	struct page *hit;

	hit = find_get_page(k->backing->f_mapping, page_to_pfn(k->ring));
	//                                         ^ error pfn-as-rmap-key
	if (!hit)
		return false;
	put_page(hit);
	return true;
}

static ssize_t knot_read(struct vfio_device *vdev, char __user *buf,
			 size_t count, loff_t *ppos)
{
	struct knot_state *k = container_of(vdev, struct knot_state, vdev);
	u8 state;

	if (count != 1)
		return -EINVAL;
	state = knot_ring_cached(k) ? 0xc0 : 0;
	if (copy_to_user(buf, &state, 1))
		return -EFAULT;
	*ppos += 1;
	return 1;
}

static int knot_open(struct vfio_device *vdev)
{
	struct knot_state *k = container_of(vdev, struct knot_state, vdev);

	k->ring = alloc_page(GFP_KERNEL | __GFP_ZERO);
	return k->ring ? 0 : -ENOMEM;
}

static void knot_close(struct vfio_device *vdev)
{
	struct knot_state *k = container_of(vdev, struct knot_state, vdev);

	__free_page(k->ring);
	k->ring = NULL;
}

static const struct vfio_device_ops knot_ops = {
	.name = "knot-mdev",
	.open_device = knot_open,
	.close_device = knot_close,
	.read = knot_read,
};
