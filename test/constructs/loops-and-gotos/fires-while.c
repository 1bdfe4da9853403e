// The pfn grows page by page in a while loop, and vm_pgoff is written from it in each round.
#include <linux/mdev.h>
#include <linux/vfio.h>

struct abacus {
	struct vfio_device vdev;
	void *beads;
	unsigned int nr;
};

static int abacus_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct abacus *a = container_of(vdev, struct abacus, vdev);
	unsigned long pfn = virt_to_phys(a->beads) >> PAGE_SHIFT;
	unsigned long left = vma_pages(vma), uaddr = vma->vm_start;

	if (left > a->nr)
		return -EINVAL;
	vm_flags_set(vma, VM_PFNMAP);
	while (left--) {
		vma->vm_pgoff = pfn++;
		// <- raw-pfn-in-pgoff
		if (vmf_insert_pfn(vma, uaddr, pfn - 1) != VM_FAULT_NOPAGE)
			return -EFAULT;
		uaddr += PAGE_SIZE;
	}
	return 0;
}

static const struct vfio_device_ops abacus_ops = {
	.name = "abacus",
	.mmap = abacus_mmap,
};
