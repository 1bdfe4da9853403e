// The macro belongs to a header that is not here, so nobody can know what it gives.
#include <linux/vfio.h>
#include <linux/pci.h>
#include <linux/mm.h>
#include "cobble-private.h"

struct cob {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int cob_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cob *cob = container_of(vdev, struct cob, vdev);
	unsigned int bar = COB_PGOFF_TO_BAR(vma->vm_pgoff);
	resource_size_t start = pci_resource_start(cob->pdev, bar);

	if (vma_pages(vma) > pci_resource_len(cob->pdev, bar) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = COB_BAR_PAGE(cob, bar, start);
	return io_remap_pfn_range(vma, vma->vm_start, start >> PAGE_SHIFT,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct vfio_device_ops cob_ops = {
	.name = "cob",
	.mmap = cob_mmap,
};
