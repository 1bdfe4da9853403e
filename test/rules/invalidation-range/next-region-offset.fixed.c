// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct agni_dev {
	struct vfio_pci_core_device core;
};

static void agni_zap_bar2(struct agni_dev *a)
{
	unmap_mapping_range(a->core.vdev.inode->i_mapping,
			    VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX),
			    VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR3_REGION_INDEX) -
			    VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX),
			//  ^ error invalidation-range
			    true);
}

void agni_reset_prepare(struct agni_dev *a)
{
	down_write(&a->core.memory_lock);
	agni_zap_bar2(a);
	up_write(&a->core.memory_lock);
}

static const struct vfio_device_ops agni_ops = {
	.name	= "agni-vfio-pci",
	.read	= vfio_pci_core_read,
	.write	= vfio_pci_core_write,
	.mmap	= vfio_pci_core_mmap,
};
