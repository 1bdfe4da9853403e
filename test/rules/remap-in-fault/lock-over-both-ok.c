// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct levant_dev {
	struct vfio_pci_core_device core;
	struct rw_semaphore map_lock;
};

static int levant_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct levant_dev *l = container_of(vdev, struct levant_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = VFIO_PCI_OFFSET_TO_INDEX(off);
	u64 len = vma->vm_end - vma->vm_start;
	int ret;

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	off &= VFIO_PCI_OFFSET_MASK;
	if (off + len > pci_resource_len(l->core.pdev, bar))
		return -EINVAL;

	down_read(&l->map_lock);
	ret = io_remap_pfn_range(vma, vma->vm_start,
			PHYS_PFN(pci_resource_start(l->core.pdev, bar) + off),
			len, pgprot_noncached(vma->vm_page_prot));
	up_read(&l->map_lock);
	return ret;
}

void levant_zap(struct levant_dev *l)
{
	down_write(&l->map_lock);
	unmap_mapping_range(l->core.vdev.inode->i_mapping, 0,
			    VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX),
			    true);
	up_write(&l->map_lock);
}

static const struct vfio_device_ops levant_ops = {
	.name = "levant-vfio-pci",
	.mmap = levant_mmap,
};
