// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct stoat_dev {
	struct vfio_pci_core_device core;
	struct notifier_block nb;
};

static int stoat_event(struct notifier_block *nb, unsigned long what, void *data)
{
	struct stoat_dev *s = container_of(nb, struct stoat_dev, nb);
	u64 start = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX);
	u64 bytes = pci_resource_len(s->core.pdev, VFIO_PCI_BAR2_REGION_INDEX);

	if (!bytes)
		return NOTIFY_DONE;

	unmap_mapping_pages(s->core.vdev.inode->i_mapping,
			    start,
			//  ^ error invalidation-mismatch
			    PAGE_ALIGN(bytes) >> PAGE_SHIFT, false);
	return NOTIFY_OK;
}

int stoat_watch(struct stoat_dev *s)
{
	s->nb.notifier_call = stoat_event;
	return stoat_register(&s->nb);
}

static const struct vfio_device_ops stoat_ops = {
	.name = "stoat-vfio-pci",
	.mmap = vfio_pci_core_mmap,
};
