#include <linux/vfio.h>

struct crake {
	struct vfio_device vdev;
	phys_addr_t base;
};

static int crake_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crake *crake = container_of(vdev, struct crake, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(crake->base) + page,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops crake_ops = {
	.name = "crake",
	.mmap = crake_mmap,
};
