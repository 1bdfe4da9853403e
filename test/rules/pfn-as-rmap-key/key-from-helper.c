// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/vfio.h>

struct curlew {
	struct vfio_device vdev;
	struct cdx_device *cdx;
};

static unsigned long curlew_key(struct curlew *c, unsigned int i)
{
	return c->cdx->res[i].start >> PAGE_SHIFT;
}

static struct vm_area_struct *curlew_first_vma(struct curlew *c,
					       unsigned int i)
{
	struct rb_root_cached *root = &c->vdev.inode->i_mapping->i_mmap;
	unsigned long key = curlew_key(c, i);

	return vma_interval_tree_iter_first(root, key, ULONG_MAX);
	//                                        ^ error pfn-as-rmap-key
}

static void curlew_close(struct vfio_device *vdev)
{
	struct curlew *c = container_of(vdev, struct curlew, vdev);
	unsigned int i = 0;

	while (i < c->cdx->res_count) {
		WARN_ON(curlew_first_vma(c, i));
		i++;
	}
}

static const struct vfio_device_ops curlew_ops = {
	.name = "curlew-cdx",
	.close_device = curlew_close,
};
