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
	int i;

	for (i = 0; i < 2; i++) {
		vma->vm_pgoff = toy->regions[i].base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
		if (remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				    PAGE_SIZE, vma->vm_page_prot))
			return -EAGAIN;
	}
	return 0;
}

static const struct vfio_device_ops toy_ops = {
	.mmap = toy_mmap,
};
