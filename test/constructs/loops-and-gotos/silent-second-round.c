// The variable becomes a pfn at the end of each round and the vma's page again at the start of each.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct carpet {
	struct vfio_device vdev;
	struct resource *roll[4];
};

static int carpet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct carpet *c = container_of(vdev, struct carpet, vdev);
	const unsigned long first = vma->vm_pgoff;
	unsigned long uaddr = vma->vm_start;
	unsigned long thread = 0;
	int ret, i = 0;

	do {
		size_t len = resource_size(c->roll[i]);

		thread = first;
		if (uaddr + len > vma->vm_end)
			return -EINVAL;
		vma->vm_pgoff = thread;
		thread = c->roll[i]->start >> PAGE_SHIFT;
		ret = remap_pfn_range(vma, uaddr, thread, len, vma->vm_page_prot);
		if (ret)
			return ret;
		uaddr += len;
	} while (++i < ARRAY_SIZE(c->roll) && uaddr < vma->vm_end);

	return 0;
}

static const struct vfio_device_ops carpet_ops = {
	.name = "vfio-carpet",
	.mmap = carpet_mmap,
};
