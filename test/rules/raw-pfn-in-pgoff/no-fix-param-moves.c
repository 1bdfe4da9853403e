// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct par_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct par_device *master;
	u64 base[6];
};

static vm_fault_t par_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct par_vm_ops = {
	.fault = par_fault,
};

static int par_map(struct par_device *dev, struct vm_area_struct *vma)
{
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
	if (dev->master)
		dev = dev->master;
	vma->vm_pgoff = PHYS_PFN(dev->base[index]) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &par_vm_ops;
	return 0;
}

static int par_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	return par_map(container_of(vdev, struct par_device, vdev), vma);
}

static const struct vfio_device_ops par_ops = {
	.name = "par",
	.mmap = par_mmap,
};

static int par_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct par_device *dev;

	dev = vfio_alloc_device(par_device, vdev, &pdev->dev, &par_ops);
	dev->pdev = pdev;
	dev->base[0] = dev->base[2] = dev->base[5] = 0x550000000000;
	dev->master = kzalloc(sizeof(*dev), GFP_KERNEL);
	*dev->master = *dev;
	dev->master->master = NULL;
	dev->master->base[0] = dev->master->base[2] = 0x660000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver par_driver = {
	.name = "par",
	.probe = par_probe,
};
module_pci_driver(par_driver);
