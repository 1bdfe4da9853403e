// The variable is harmless in the first round of the loop and a pfn from the second round on.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct carpet {
	struct vfio_device vdev;
	struct resource *roll[4];
};

static int carpet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct carpet *c = container_of(vdev, struct carpet, vdev);
	unsigned long uaddr = vma->vm_start;
	unsigned long thread = vma->vm_pgoff;
	int ret, i = 0;

	do {
		size_t len = resource_size(c->roll[i]);

		if (uaddr + len > vma->vm_end)
			return -EINVAL;
		vma->vm_pgoff = thread;
		// <- raw-pfn-in-pgoff
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
