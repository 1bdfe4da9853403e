// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct hob_pci {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	u64			region_len[VFIO_PCI_NUM_REGIONS];
};

static int hob_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hob_pci *h = container_of(vdev, struct hob_pci, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u32 region = VFIO_PCI_OFFSET_TO_INDEX(off);
	u64 in_region = off & VFIO_PCI_OFFSET_MASK;
	u64 len = vma->vm_end - vma->vm_start;
	phys_addr_t base;

	if (region >= VFIO_PCI_NUM_REGIONS)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (in_region + len > h->region_len[region])
		return -EINVAL;

	base = pci_resource_start(h->pdev, region);
	//     ^ error index-unchecked
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(base + in_region), len,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops hob_ops = {
	.name = "hob",
	.mmap = hob_mmap,
};
