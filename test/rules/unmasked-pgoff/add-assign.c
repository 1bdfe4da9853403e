// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct beryl_dev {
	struct vfio_pci_core_device core;
};

static int beryl_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct beryl_dev *b = container_of(vdev, struct beryl_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = VFIO_PCI_OFFSET_TO_INDEX(off);
	u64 len = vma->vm_end - vma->vm_start;
	unsigned long pfn;

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + len >
	    pci_resource_len(b->core.pdev, bar))
		return -EINVAL;

	pfn = pci_resource_start(b->core.pdev, bar) >> PAGE_SHIFT;
	pfn += vma->vm_pgoff;
	// <- error unmasked-pgoff

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start, pfn, len,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops beryl_ops = {
	.name = "beryl-vfio-pci",
	.mmap = beryl_mmap,
};
