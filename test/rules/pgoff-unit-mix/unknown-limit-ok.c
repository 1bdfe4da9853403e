// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

/* from the firmware tables; what they count is in the data sheet only */
u64 yarrow_fw_limit(struct pci_dev *pdev, unsigned int bar);
u64 yarrow_fw_quota(struct pci_dev *pdev);

struct yarrow {
	struct vfio_pci_core_device core;
	u64 quota;
};

static int yarrow_open(struct vfio_device *vdev)
{
	struct yarrow *y = container_of(vdev, struct yarrow, core.vdev);
	int ret = vfio_pci_core_enable(&y->core);

	if (ret)
		return ret;
	y->quota = yarrow_fw_quota(y->core.pdev);
	vfio_pci_core_finish_enable(&y->core);
	return 0;
}

static int yarrow_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct yarrow *y = container_of(vdev, struct yarrow, core.vdev);
	u64 pos = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 bar = pos >> VFIO_PCI_OFFSET_SHIFT;
	u64 page = (pos & VFIO_PCI_OFFSET_MASK) >> PAGE_SHIFT;
	u64 bytes = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (bar > VFIO_PCI_BAR5_REGION_INDEX)
		return -EINVAL;
	if (page >= yarrow_fw_limit(y->core.pdev, bar) || bytes > y->quota)
		return -EDQUOT;
	if ((pos & VFIO_PCI_OFFSET_MASK) + bytes >
	    pci_resource_len(y->core.pdev, bar))
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(y->core.pdev, bar)) +
				  page, bytes,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops yarrow_ops = {
	.name = "yarrow-vfio-pci",
	.open_device = yarrow_open,
	.close_device = vfio_pci_core_close_device,
	.mmap = yarrow_mmap,
};
