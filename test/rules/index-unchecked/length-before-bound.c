// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct lume_card {
	struct vfio_pci_core_device core;
	bool uncached;
};

static int lume_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vfio_pci_core_device *core =
		container_of(vdev, struct vfio_pci_core_device, vdev);
	unsigned int bar;
	u64 first, span, pfn;

	bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	first = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	span = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	if ((first << PAGE_SHIFT) + span >
	    pci_resource_len(core->pdev, bar) ||
	//                               ^ error index-unchecked
	    bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;

	pfn = (pci_resource_start(core->pdev, bar) >> PAGE_SHIFT) + first;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start, pfn, span,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops lume_ops = {
	.name		= "lume-vfio-pci",
	.read		= vfio_pci_core_read,
	.write		= vfio_pci_core_write,
	.mmap		= lume_mmap,
};
