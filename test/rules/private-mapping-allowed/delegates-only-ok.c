// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct ousel_dev {
	struct vfio_pci_core_device core;
	unsigned int hidden_bar;
	atomic_t mappings;
};

/* Maps nothing itself: hides one BAR and lets the core do (and test) the rest. */
static int ousel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ousel_dev *o = container_of(vdev, struct ousel_dev, core.vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	int ret;

	if (bar == o->hidden_bar)
		return -EPERM;
	if (vma->vm_flags & VM_EXEC)
		return -EPERM;

	ret = vfio_pci_core_mmap(vdev, vma);
	if (!ret)
		atomic_inc(&o->mappings);
	return ret;
}

static const struct vfio_device_ops ousel_ops = {
	.name	= "ousel-vfio-pci",
	.read	= vfio_pci_core_read,
	.write	= vfio_pci_core_write,
	.ioctl	= vfio_pci_core_ioctl,
	.mmap	= ousel_mmap,
};
