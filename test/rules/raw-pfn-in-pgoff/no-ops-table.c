#include <linux/vfio.h>

int toy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	vma->vm_pgoff = PHYS_PFN(toy_base(vdev));
	// <- raw-pfn-in-pgoff
	return 0;
}
