// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct hazel {
	struct vfio_pci_core_device core;
};

static int hazel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hazel *h = container_of(vdev, struct hazel, core.vdev);
	struct pci_dev *pdev = h->core.pdev;
	u64 bar, page, bytes, len;

	if ((vma->vm_flags & VM_SHARED) == 0)
		return -EINVAL;

	bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (bar > VFIO_PCI_BAR5_REGION_INDEX)
		return -EINVAL;

	page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	if (((u64)page << PAGE_SHIFT) >= pci_resource_len(pdev, bar))
	//  ^ error pgoff-unit-mix
		return -EINVAL;

	bytes = page << PAGE_SHIFT;
	len = vma->vm_end - vma->vm_start;
	if (bytes + len > pci_resource_len(pdev, bar))
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(pdev, bar)) + page,
				  len, vma->vm_page_prot);
}

static const struct vfio_device_ops hazel_ops = {
	.name = "hazel-vfio-pci",
	.mmap = hazel_mmap,
};
