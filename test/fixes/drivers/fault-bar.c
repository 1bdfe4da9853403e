/*
 * PCI, faulted page by page: the vma keeps its device, the BAR's base is asked
 * of the PCI device.
 * expect: safe
 */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct anvil {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct mutex lock;
	int users;
};

static vm_fault_t anvil_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn;

	pfn = vma->vm_pgoff + ((vmf->address - vma->vm_start) >> PAGE_SHIFT);
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct anvil_vm_ops = {
	.fault = anvil_fault,
};

static int anvil_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct anvil *anvil = container_of(vdev, struct anvil, vdev);
	struct pci_dev *pdev = anvil->pdev;
	u64 bar, page, pages;

	bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	page = vma->vm_pgoff &
	       ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if ((vma->vm_flags & VM_SHARED) == 0)
		return -EINVAL;

	pages = pci_resource_len(pdev, bar) >> PAGE_SHIFT;
	if (page >= pages || vma_pages(vma) > pages - page)
		return -EINVAL;

	vma->vm_private_data = anvil;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = (pci_resource_start(pdev, bar) >> PAGE_SHIFT) + page;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_ops = &anvil_vm_ops;
	return 0;
}

static int anvil_open_device(struct vfio_device *vdev)
{
	struct anvil *anvil = container_of(vdev, struct anvil, vdev);
	int ret = 0;

	mutex_lock(&anvil->lock);
	if (!anvil->users++)
		ret = pci_enable_device(anvil->pdev);
	mutex_unlock(&anvil->lock);
	return ret;
}

static void anvil_close_device(struct vfio_device *vdev)
{
	struct anvil *anvil = container_of(vdev, struct anvil, vdev);

	mutex_lock(&anvil->lock);
	if (!--anvil->users)
		pci_disable_device(anvil->pdev);
	mutex_unlock(&anvil->lock);
}

static const struct vfio_device_ops anvil_ops = {
	.name = "vfio-anvil",
	.open_device = anvil_open_device,
	.close_device = anvil_close_device,
	.mmap = anvil_mmap,
};

static int anvil_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct anvil *anvil;
	int ret;

	anvil = vfio_alloc_device(anvil, vdev, &pdev->dev, &anvil_ops);
	if (IS_ERR(anvil))
		return PTR_ERR(anvil);
	anvil->pdev = pdev;
	mutex_init(&anvil->lock);
	pci_set_drvdata(pdev, anvil);

	ret = vfio_register_group_dev(&anvil->vdev);
	if (ret)
		vfio_put_device(&anvil->vdev);
	return ret;
}

static void anvil_remove(struct pci_dev *pdev)
{
	struct anvil *anvil = pci_get_drvdata(pdev);

	vfio_unregister_group_dev(&anvil->vdev);
	vfio_put_device(&anvil->vdev);
}

static const struct pci_device_id anvil_ids[] = {
	{ PCI_DEVICE(0x1ae0, 0x0040) },
	{}
};

static struct pci_driver anvil_driver = {
	.name = "vfio-anvil",
	.id_table = anvil_ids,
	.probe = anvil_probe,
	.remove = anvil_remove,
};
module_pci_driver(anvil_driver);
