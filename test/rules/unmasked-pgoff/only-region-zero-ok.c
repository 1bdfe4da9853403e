// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct shale_dev {
	struct vfio_pci_core_device core;
};

static int shale_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct shale_dev *s = container_of(vdev, struct shale_dev, core.vdev);
	struct pci_dev *pdev = s->core.pdev;
	u64 len = vma->vm_end - vma->vm_start;
	unsigned long pfn;

	/* BAR0 alone is ours: its pages are the first ones of the file */
	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT))
		return vfio_pci_core_mmap(vdev, vma);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (((u64)vma->vm_pgoff << PAGE_SHIFT) + len > pci_resource_len(pdev, 0))
		return -EINVAL;

	pfn = PHYS_PFN(pci_resource_start(pdev, 0)) + vma->vm_pgoff;
	return io_remap_pfn_range(vma, vma->vm_start, pfn, len,
				  pgprot_writecombine(vma->vm_page_prot));
}

static const struct vfio_device_ops shale_ops = {
	.name = "shale-vfio-pci",
	.mmap = shale_mmap,
};
