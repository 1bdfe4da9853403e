// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct snipe {
	struct vfio_pci_core_device core;
};

static bool snipe_bar_busy(struct snipe *s, unsigned int bar)
{
	struct address_space *mapping = s->core.vdev.inode->i_mapping;
	/* called pfn here, counts pages of the file all the same */
	unsigned long pfn = VFIO_PCI_INDEX_TO_OFFSET(bar) >> PAGE_SHIFT;
	unsigned long last_pfn;
	struct vm_area_struct *vma;
	bool busy = false;

	last_pfn = pfn + PHYS_PFN(pci_resource_len(s->core.pdev, bar)) - 1;

	i_mmap_lock_read(mapping);
	vma_interval_tree_foreach(vma, &mapping->i_mmap, pfn, last_pfn) {
		busy = true;
		break;
	}
	i_mmap_unlock_read(mapping);
	return busy;
}

static void snipe_close(struct vfio_device *vdev)
{
	struct snipe *s = container_of(vdev, struct snipe, core.vdev);

	if (pci_resource_len(s->core.pdev, 0))
		WARN_ON_ONCE(snipe_bar_busy(s, 0));
	vfio_pci_core_close_device(vdev);
}

static const struct vfio_device_ops snipe_ops = {
	.name = "snipe-vfio-pci",
	.close_device = snipe_close,
};
