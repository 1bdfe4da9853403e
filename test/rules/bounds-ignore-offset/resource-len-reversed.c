// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct rowan_dev {
	struct vfio_pci_core_device core;
};

static int rowan_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rowan_dev *r = container_of(vdev, struct rowan_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = VFIO_PCI_OFFSET_TO_INDEX(off);
	size_t want = vma->vm_end - vma->vm_start;
	phys_addr_t phys;
	int ret = -EINVAL;

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		goto out;
	if (!(vma->vm_flags & VM_SHARED))
		goto out;
	if (pci_resource_len(r->core.pdev, bar) < want)
	//  ^ error bounds-ignore-offset
		goto out;

	phys = pci_resource_start(r->core.pdev, bar);
	phys += off & VFIO_PCI_OFFSET_MASK;
	ret = io_remap_pfn_range(vma, vma->vm_start, phys >> PAGE_SHIFT, want,
				 pgprot_noncached(vma->vm_page_prot));
out:
	return ret;
}

static const struct vfio_device_ops rowan_ops = {
	.name = "rowan-vfio-pci",
	.mmap = rowan_mmap,
};
