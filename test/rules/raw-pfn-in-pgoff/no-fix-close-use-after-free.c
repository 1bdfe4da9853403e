// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct cuf_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct cuf_map {
	struct cuf_device *dev;
	int users;
};

static void cuf_close(struct vm_area_struct *vma)
{
	struct cuf_map *map = vma->vm_private_data;

	kfree(map);
	dev_dbg(NULL, "unmapped %lx\n", vma->vm_pgoff);
}


static vm_fault_t cuf_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct cuf_vm_ops = {
	.close = cuf_close,
	.fault = cuf_fault,
};

static int cuf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cuf_device *dev = container_of(vdev, struct cuf_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	struct cuf_map *map;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	map = kzalloc(sizeof(*map), GFP_KERNEL);
	if (!map)
		return -ENOMEM;
	map->dev = dev;
	vma->vm_private_data = map;
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &cuf_vm_ops;
	return 0;
}

static const struct vfio_device_ops cuf_ops = {
	.name = "cuf",
	.mmap = cuf_mmap,
};

static int cuf_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct cuf_device *dev;

	dev = vfio_alloc_device(cuf_device, vdev, &pdev->dev, &cuf_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver cuf_driver = {
	.name = "cuf",
	.probe = cuf_probe,
};
module_pci_driver(cuf_driver);
