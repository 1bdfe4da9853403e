// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct thrift {
	struct vfio_pci_core_device core;
};

static int thrift_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct thrift *t = container_of(vdev, struct thrift, core.vdev);
	u64 bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 start = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 len = vma_pages(vma);
	u64 size;

	if (bar >= PCI_STD_NUM_BARS)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	/* everything counts pages from here on */
	size = pci_resource_len(t->core.pdev, bar) >> PAGE_SHIFT;
	if (start >= size || start + len > size)
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(t->core.pdev, bar)) +
				  start, vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops thrift_ops = {
	.name = "thrift",
	.mmap = thrift_mmap,
};
