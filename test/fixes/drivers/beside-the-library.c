/*
 * A variant PCI driver: it maps its doorbells at once, and leaves all other
 * regions and reset to the library.
 * expect: review
 */
#include <linux/module.h>
#include <linux/vfio_pci_core.h>

#define TROWEL_DOORBELLS	VFIO_PCI_BAR2_REGION_INDEX

struct trowel {
	struct vfio_pci_core_device core;
	bool ready;
};

static int trowel_open_device(struct vfio_device *vdev)
{
	struct trowel *trowel = container_of(vdev, struct trowel, core.vdev);
	int ret;

	ret = vfio_pci_core_enable(&trowel->core);
	if (ret)
		return ret;
	vfio_pci_core_finish_enable(&trowel->core);
	return 0;
}

static int trowel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct trowel *trowel = container_of(vdev, struct trowel, core.vdev);
	struct pci_dev *pdev = trowel->core.pdev;
	unsigned long size = vma->vm_end - vma->vm_start;
	unsigned int index;
	u64 page, pages;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index != TROWEL_DOORBELLS)
		return vfio_pci_core_mmap(vdev, vma);
	if (!trowel->ready)
		return -ENODEV;

	page = vma->vm_pgoff &
	       ((1U << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	pages = pci_resource_len(pdev, index) >> PAGE_SHIFT;
	if (page >= pages || size >> PAGE_SHIFT > pages - page)
		return -EINVAL;

	vma->vm_page_prot = pgprot_writecombine(vma->vm_page_prot);
	vma->vm_pgoff = (pci_resource_start(pdev, index) >> PAGE_SHIFT) + page;
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops trowel_ops = {
	.name = "vfio-trowel",
	.init = vfio_pci_core_init_dev,
	.release = vfio_pci_core_release_dev,
	.open_device = trowel_open_device,
	.close_device = vfio_pci_core_close_device,
	.ioctl = vfio_pci_core_ioctl,
	.mmap = trowel_mmap,
};

static int trowel_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct trowel *trowel;
	int ret;

	trowel = vfio_alloc_device(trowel, core.vdev, &pdev->dev, &trowel_ops);
	if (IS_ERR(trowel))
		return PTR_ERR(trowel);
	trowel->ready = true;

	pci_set_drvdata(pdev, &trowel->core);
	ret = vfio_pci_core_register_device(&trowel->core);
	if (ret)
		vfio_put_device(&trowel->core.vdev);
	return ret;
}

static void trowel_remove(struct pci_dev *pdev)
{
	struct vfio_pci_core_device *core = pci_get_drvdata(pdev);

	vfio_pci_core_unregister_device(core);
	vfio_put_device(&core->vdev);
}

static const struct pci_device_id trowel_ids[] = {
	{ PCI_DRIVER_OVERRIDE_DEVICE_VFIO(0x14e4, 0x0101) },
	{}
};
MODULE_DEVICE_TABLE(pci, trowel_ids);

static struct pci_driver trowel_driver = {
	.name = "vfio-trowel",
	.id_table = trowel_ids,
	.probe = trowel_probe,
	.remove = trowel_remove,
	.driver_managed_dma = true,
};
module_pci_driver(trowel_driver);
