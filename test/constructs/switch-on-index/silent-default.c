// The pfn cases leave the function before the store; what arrives there is the default's page from a function out of sight.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct drawer {
	struct vfio_device vdev;
	struct resource *slot[6];
	int nr_slots;
};

int drawer_soft_region(struct drawer *d, int slot, struct vm_area_struct *vma);
unsigned long drawer_soft_page(struct drawer *d, int slot);

static int drawer_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct drawer *d = container_of(vdev, struct drawer, vdev);
	int slot = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long tag;

	switch (slot) {
	case 0:
	case 1:
		tag = d->slot[slot]->start >> PAGE_SHIFT;
		return remap_pfn_range(vma, vma->vm_start, tag, PAGE_SIZE,
				       vma->vm_page_prot);
	case 2:
		tag = d->slot[2]->start >> PAGE_SHIFT;
		if (!pfn_valid(tag))
			return io_remap_pfn_range(vma, vma->vm_start, tag, PAGE_SIZE,
						  vma->vm_page_prot);
		return -EINVAL;
	default:
		if (slot < 0 || slot >= d->nr_slots)
			return -EINVAL;
		tag = drawer_soft_page(d, slot);
	}

	vma->vm_pgoff = tag;
	return drawer_soft_region(d, slot, vma);
}

static const struct vfio_device_ops drawer_ops = {
	.name = "vfio-drawer",
	.mmap = drawer_mmap,
};
