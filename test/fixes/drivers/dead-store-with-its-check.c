/*
 * PCI: the local, and the test whether it overflows, serve a store that nobody
 * reads.
 * expect: safe
 */
#include <linux/overflow.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct bellows {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int bellows_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bellows *bellows = container_of(vdev, struct bellows, vdev);
	unsigned long start_pfn;
	resource_size_t base;
	u64 offset, last;
	int bar;

	bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (bar < 0 || bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;

	offset = ((u64)vma->vm_pgoff << PAGE_SHIFT) & VFIO_PCI_OFFSET_MASK;
	if (check_add_overflow(offset, (u64)(vma->vm_end - vma->vm_start),
			       &last))
		return -EOVERFLOW;
	if (last > pci_resource_len(bellows->pdev, bar))
		return -EINVAL;

	base = pci_resource_start(bellows->pdev, bar);
	if (check_add_overflow(PHYS_PFN(base), PHYS_PFN(offset), &start_pfn))
		return -EOVERFLOW;

	vma->vm_pgoff = start_pfn;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(base + offset),
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops bellows_ops = {
	.name = "vfio-bellows",
	.mmap = bellows_mmap,
};

static int bellows_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct bellows *bellows;
	int ret;

	bellows = vfio_alloc_device(bellows, vdev, &pdev->dev, &bellows_ops);
	if (IS_ERR(bellows))
		return PTR_ERR(bellows);
	bellows->pdev = pdev;
	pci_set_drvdata(pdev, bellows);

	ret = vfio_register_group_dev(&bellows->vdev);
	if (ret)
		vfio_put_device(&bellows->vdev);
	return ret;
}

static void bellows_remove(struct pci_dev *pdev)
{
	struct bellows *bellows = pci_get_drvdata(pdev);

	vfio_unregister_group_dev(&bellows->vdev);
	vfio_put_device(&bellows->vdev);
}

static const struct pci_device_id bellows_ids[] = {
	{ PCI_DEVICE(0x177d, PCI_ANY_ID) },
	{}
};
MODULE_DEVICE_TABLE(pci, bellows_ids);

static struct pci_driver bellows_driver = {
	.name = "vfio-bellows",
	.id_table = bellows_ids,
	.probe = bellows_probe,
	.remove = bellows_remove,
};
module_pci_driver(bellows_driver);
