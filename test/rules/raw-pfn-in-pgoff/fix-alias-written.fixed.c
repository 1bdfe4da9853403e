#include <linux/vfio.h>

struct toy_region {
	phys_addr_t base;
	u64 size;
};

struct toy {
	struct vfio_device vdev;
	struct toy_region *regions;
	struct vm_area_struct *last;
	int (*track)(struct vm_area_struct *vma);
};

static int toy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct toy *toy = container_of(vdev, struct toy, vdev);
	struct toy_region *a = &toy->regions[0];
	struct toy_region *b = &toy->regions[0];
	unsigned long pfn;

	pfn = a->base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	b->base += PAGE_SIZE;
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops toy_ops = {
	.mmap = toy_mmap,
};
