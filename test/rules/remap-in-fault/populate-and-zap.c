// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct mistral_dev {
	struct vfio_pci_core_device core;
};

static int mistral_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mistral_dev *m = container_of(vdev, struct mistral_dev, core.vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 len = vma->vm_end - vma->vm_start;
	unsigned long pfn;

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + len > pci_resource_len(m->core.pdev, bar))
		return -EINVAL;

	pfn = PHYS_PFN(pci_resource_start(m->core.pdev, bar)) + page;
	return io_remap_pfn_range(vma, vma->vm_start, pfn, len,
	//     ^ warning remap-in-fault
				  pgprot_noncached(vma->vm_page_prot));
}

void mistral_reset_prepare(struct mistral_dev *m)
{
	unmap_mapping_range(m->core.vdev.inode->i_mapping,
			    VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR0_REGION_INDEX),
			    VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX),
			    true);
}

static const struct vfio_device_ops mistral_ops = {
	.name = "mistral-vfio-pci",
	.mmap = mistral_mmap,
};
