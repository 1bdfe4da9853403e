#include <linux/vfio.h>
#include "toy.h"

static void toy_fill(struct toy *toy, struct resource *res)
{
	toy->regions[0].hw = res->start;
}

int toy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct toy *toy = toy_of(vdev);

	vma->vm_pgoff = toy->regions[0].hw >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return 0;
}
