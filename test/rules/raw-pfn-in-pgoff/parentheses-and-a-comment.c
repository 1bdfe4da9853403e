#include <linux/vfio.h>

struct toy {
	struct vfio_device vdev;
	phys_addr_t base;
};

static int toy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct toy *toy = container_of(vdev, struct toy, vdev);

	vma->vm_pgoff = ((toy->base) >> (PAGE_SHIFT)) + 1; /* second page */
	// <- raw-pfn-in-pgoff
	vm_flags_set(vma, VM_IO);
	return io_remap_pfn_range(vma, vma->vm_start, (vma->vm_pgoff),
				  (vma->vm_end) - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops toy_ops = {
	.mmap = toy_mmap,
};
