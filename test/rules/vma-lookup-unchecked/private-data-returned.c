// SPDX-License-Identifier: MIT
#include <linux/export.h>
#include <linux/mm.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct larch_dev {
	struct vfio_pci_core_device core;
	struct list_head peers;
};

/*
 * Called by the peer-to-peer exporter with a mapping it met in the address
 * space of the requester; the caller holds the mmap lock.
 */
struct larch_dev *larch_dev_of_vma(struct vm_area_struct *vma)
{
	lockdep_assert_held(&vma->vm_mm->mmap_lock);
	return vma->vm_private_data;
	// <- error vma-lookup-unchecked
}
EXPORT_SYMBOL_GPL(larch_dev_of_vma);

static ssize_t larch_read(struct vfio_device *vdev, char __user *buf,
			  size_t count, loff_t *ppos)
{
	return vfio_pci_core_read(vdev, buf, count, ppos);
}

static ssize_t larch_write(struct vfio_device *vdev, const char __user *buf,
			   size_t count, loff_t *ppos)
{
	return vfio_pci_core_write(vdev, buf, count, ppos);
}

static const struct vfio_device_ops larch_ops = {
	.name = "larch-vfio-pci",
	.init = vfio_pci_core_init_dev,
	.release = vfio_pci_core_release_dev,
	.read = larch_read,
	.write = larch_write,
	.mmap = vfio_pci_core_mmap,
};
