// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct mpd_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t mpd_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct mpd_vm_ops = {
	.fault = mpd_fault,
};

static int mpd_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mpd_device *dev = container_of(vdev, struct mpd_device, vdev);
	unsigned long size = vma->vm_end - vma->vm_start, pgoff, last, pfn = 0;
	u64 base = 0, limit, *where = &base;
	unsigned int index;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	limit = pci_resource_len(dev->pdev, index);
	last = (pgoff << PAGE_SHIFT) + size;
	if (last > limit)
		return -ENOSPC;
	*where = pci_resource_start(dev->pdev, index);
	pfn = PHYS_PFN(base);
	vma->vm_pgoff = pfn + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &mpd_vm_ops;
	return 0;
}

static const struct vfio_device_ops mpd_ops = {
	.name = "mpd",
	.mmap = mpd_mmap,
};

static int mpd_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct mpd_device *dev;

	dev = vfio_alloc_device(mpd_device, vdev, &pdev->dev, &mpd_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver mpd_driver = {
	.name = "mpd",
	.probe = mpd_probe,
};
module_pci_driver(mpd_driver);
