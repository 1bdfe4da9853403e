/*
 * PCI: registers and memory are mapped by two functions, both store and call
 * one helper.
 * expect: safe
 */
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define BARGE_REGISTERS	VFIO_PCI_BAR0_REGION_INDEX

struct barge {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int barge_remap(struct vm_area_struct *vma, pgprot_t prot)
{
	unsigned long size = vma->vm_end - vma->vm_start;

	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size,
				  prot);
}

static int barge_mmap_registers(struct barge *barge,
				struct vm_area_struct *vma, u64 page)
{
	phys_addr_t base = pci_resource_start(barge->pdev, BARGE_REGISTERS);

	/* Nobody may execute registers. */
	if (vma->vm_flags & VM_EXEC)
		return -EACCES;

	vma->vm_pgoff = (base >> PAGE_SHIFT) + page;
	return barge_remap(vma, pgprot_noncached(vma->vm_page_prot));
}

static int barge_mmap_memory(struct barge *barge, struct vm_area_struct *vma,
			     unsigned int bar, u64 page)
{
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(barge->pdev, bar)) + page;
	return barge_remap(vma, pgprot_writecombine(vma->vm_page_prot));
}

static int barge_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct barge *barge = container_of(vdev, struct barge, vdev);
	u64 pos = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = VFIO_PCI_OFFSET_TO_INDEX(pos);
	u64 page = (pos & VFIO_PCI_OFFSET_MASK) >> PAGE_SHIFT;

	if (bar >= PCI_STD_NUM_BARS || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page + vma_pages(vma) >
	    pci_resource_len(barge->pdev, bar) >> PAGE_SHIFT)
		return -EINVAL;

	if (bar == BARGE_REGISTERS)
		return barge_mmap_registers(barge, vma, page);
	return barge_mmap_memory(barge, vma, bar, page);
}

static const struct vfio_device_ops barge_ops = {
	.name = "vfio-barge",
	.mmap = barge_mmap,
};

static int barge_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct barge *barge;
	int ret;

	barge = vfio_alloc_device(barge, vdev, &pdev->dev, &barge_ops);
	if (IS_ERR(barge))
		return PTR_ERR(barge);
	barge->pdev = pdev;
	pci_set_drvdata(pdev, barge);

	ret = vfio_register_group_dev(&barge->vdev);
	if (ret)
		vfio_put_device(&barge->vdev);
	return ret;
}

static void barge_remove(struct pci_dev *pdev)
{
	struct barge *barge = pci_get_drvdata(pdev);

	vfio_unregister_group_dev(&barge->vdev);
	vfio_put_device(&barge->vdev);
}

static const struct pci_device_id barge_ids[] = {
	{ PCI_DEVICE(0x15b3, PCI_ANY_ID) },
	{}
};
MODULE_DEVICE_TABLE(pci, barge_ids);

static struct pci_driver barge_driver = {
	.name = "vfio-barge",
	.id_table = barge_ids,
	.probe = barge_probe,
	.remove = barge_remove,
};
module_pci_driver(barge_driver);
