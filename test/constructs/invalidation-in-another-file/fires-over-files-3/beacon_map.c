// The mmap, without a table or a zap in this file.
#include <linux/mm.h>
#include "beacon.h"

int beacon_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct beacon *b = container_of(vdev, struct beacon, vdev);
	u64 where = (u64)vma->vm_pgoff << PAGE_SHIFT;
	phys_addr_t phys = pci_resource_start(b->pdev, where >> 40);

	phys += where & ((1ULL << 40) - 1);
	vma->vm_pgoff = phys >> PAGE_SHIFT;
	// <- error raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, phys >> PAGE_SHIFT,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}
