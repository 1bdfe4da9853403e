// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct beryll_dev {
	struct vfio_pci_core_device core;
};

static int beryll_map_bar(struct pci_dev *pdev, unsigned int bar,
			  struct vm_area_struct *vma)
{
	u64 inside = ((u64)vma->vm_pgoff << PAGE_SHIFT) & VFIO_PCI_OFFSET_MASK;
	u64 len = vma->vm_end - vma->vm_start;
	u64 size = pci_resource_len(pdev, bar);
	u64 phys;

	if (len > size || inside > size - len)
		return -EINVAL;
	phys = pci_resource_start(pdev, bar) + ((u64)vma->vm_pgoff << PAGE_SHIFT);
	//     ^ error unmasked-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, PFN_DOWN(phys), len,
				  pgprot_noncached(vma->vm_page_prot));
}

static int beryll_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct beryll_dev *b = container_of(vdev, struct beryll_dev, core.vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	switch (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) {
	case 2:
		return beryll_map_bar(b->core.pdev, 2, vma);
	case 4:
		return beryll_map_bar(b->core.pdev, 4, vma);
	default:
		return -ENODEV;
	}
}

static const struct vfio_device_ops beryll_ops = {
	.name = "beryll-vfio-pci",
	.mmap = beryll_mmap,
};
