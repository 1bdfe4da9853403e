/*
 * PCI, BARs mapped at once: the call in the same function reads the pfn back
 * from vm_pgoff.
 * expect: safe
 */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct lathe {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int lathe_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lathe *lathe = container_of(vdev, struct lathe, vdev);
	struct pci_dev *pdev = lathe->pdev;
	u64 size = vma->vm_end - vma->vm_start;
	unsigned int bar = vma->vm_pgoff >>
			   (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (bar >= PCI_STD_NUM_BARS || !pci_resource_len(pdev, bar))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + size > pci_resource_len(pdev, bar))
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = (pci_resource_start(pdev, bar) >> PAGE_SHIFT) + page;

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops lathe_ops = {
	.name = "vfio-lathe",
	.mmap = lathe_mmap,
};

static int lathe_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lathe *lathe;
	int ret;

	lathe = vfio_alloc_device(lathe, vdev, &pdev->dev, &lathe_ops);
	if (IS_ERR(lathe))
		return PTR_ERR(lathe);
	lathe->pdev = pdev;
	pci_set_drvdata(pdev, lathe);

	ret = vfio_register_group_dev(&lathe->vdev);
	if (ret)
		vfio_put_device(&lathe->vdev);
	return ret;
}

static void lathe_remove(struct pci_dev *pdev)
{
	struct lathe *lathe = pci_get_drvdata(pdev);

	vfio_unregister_group_dev(&lathe->vdev);
	vfio_put_device(&lathe->vdev);
}

static const struct pci_device_id lathe_ids[] = {
	{ PCI_DRIVER_OVERRIDE_DEVICE_VFIO(0x1d0f, 0x0001) },
	{}
};
MODULE_DEVICE_TABLE(pci, lathe_ids);

static struct pci_driver lathe_driver = {
	.name = "vfio-lathe",
	.id_table = lathe_ids,
	.probe = lathe_probe,
	.remove = lathe_remove,
	.driver_managed_dma = true,
};
module_pci_driver(lathe_driver);

MODULE_LICENSE("GPL");
