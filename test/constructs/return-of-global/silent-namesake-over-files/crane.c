// The VFIO file has its own static crane_hook() that encodes; the neighbour's static of the same name gives a pfn.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>
#include "crane.h"

static unsigned long crane_hook(struct crane *crane, unsigned int bar)
{
	return (VFIO_PCI_INDEX_TO_OFFSET(bar) >> PAGE_SHIFT) + crane->jib_pages;
}

static int crane_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crane *crane = container_of(vdev, struct crane, core.vdev);
	int ret;

	if (vma->vm_pgoff != VFIO_PCI_INDEX_TO_OFFSET(4) >> PAGE_SHIFT)
		return -EINVAL;
	if (vma_pages(vma) != 1)
		return -EINVAL;

	ret = crane_fill(crane, vma);
	if (ret)
		return ret;
	/* the jib page is what the user asked for, say so */
	vma->vm_pgoff = crane_hook(crane, 4);
	return 0;
}

const struct vfio_device_ops crane_ops = {
	.name = "crane",
	.mmap = crane_mmap,
};
