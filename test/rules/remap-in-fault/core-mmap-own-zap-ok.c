// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct solano_dev {
	struct vfio_pci_core_device core;
	void *log;
	unsigned long log_size;
};

/* BARs are filled in by the core's fault handler, the zap meets them there. */
static int solano_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct solano_dev *s = container_of(vdev, struct solano_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;

	if (VFIO_PCI_OFFSET_TO_INDEX(off) != VFIO_PCI_NUM_REGIONS)
		return vfio_pci_core_mmap(vdev, vma);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	off &= VFIO_PCI_OFFSET_MASK;
	if (off + len > s->log_size)
		return -EINVAL;
	/* the log is memory: nobody takes it away */
	return remap_vmalloc_range(vma, s->log, off >> PAGE_SHIFT);
}

void solano_zap(struct solano_dev *s)
{
	unmap_mapping_range(s->core.vdev.inode->i_mapping, 0,
			    VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX),
			    true);
}

static const struct vfio_device_ops solano_ops = {
	.name = "solano-vfio-pci",
	.mmap = solano_mmap,
};
