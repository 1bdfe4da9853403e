// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lat_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 window[6];
};

#define lat_window(d, i) ((d)->window[i])

static vm_fault_t lat_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct lat_vm_ops = {
	.fault = lat_fault,
};

static int lat_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lat_device *dev = container_of(vdev, struct lat_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_private_data = dev;
	vma->vm_pgoff = PHYS_PFN(lat_window(dev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &lat_vm_ops;
	return 0;
}

static long lat_ioctl(struct vfio_device *vdev, unsigned int cmd,
		      unsigned long arg)
{
	struct lat_device *dev = container_of(vdev, struct lat_device, vdev);

	dev->window[cmd % 6] = arg;
	return 0;
}

static const struct vfio_device_ops lat_ops = {
	.name = "lat",
	.ioctl = lat_ioctl,
	.mmap = lat_mmap,
};

static int lat_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lat_device *dev;

	dev = vfio_alloc_device(lat_device, vdev, &pdev->dev, &lat_ops);
	dev->pdev = pdev;
	dev->window[0] = pci_resource_start(pdev, 0);
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lat_driver = {
	.name = "lat",
	.probe = lat_probe,
};
module_pci_driver(lat_driver);
