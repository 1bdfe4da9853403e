// SPDX-License-Identifier: MIT
/*
 * A made-up PCI variant driver that maps its BARs page by page, on access.
 * Its fault handler reads back the pfn that its mmap handler left in vm_pgoff.
 */
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct demo_pci {
	struct vfio_pci_core_device core;
	struct mutex lock;
	bool awake;
};

static vm_fault_t demo_pci_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct demo_pci *demo = vma->vm_private_data;
	unsigned long page = (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	vm_fault_t ret = VM_FAULT_SIGBUS;

	mutex_lock(&demo->lock);
	if (demo->awake)
		ret = vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + page);
	mutex_unlock(&demo->lock);
	return ret;
}

static const struct vm_operations_struct demo_pci_vm_ops = {
	.fault = demo_pci_fault,
};

static int demo_pci_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct demo_pci *demo = container_of(vdev, struct demo_pci, core.vdev);
	struct pci_dev *pdev = demo->core.pdev;
	unsigned int index = vma->vm_pgoff >>
			     (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 pages;

	if (index >= VFIO_PCI_ROM_REGION_INDEX || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	pages = PAGE_ALIGN(pci_resource_len(pdev, index)) >> PAGE_SHIFT;
	if (page >= pages || vma_pages(vma) > pages - page)
		return -EINVAL;

	vma->vm_private_data = demo;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(pdev, index)) + page;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_ops = &demo_pci_vm_ops;
	return 0;
}

static int demo_pci_open(struct vfio_device *vdev)
{
	struct demo_pci *demo = container_of(vdev, struct demo_pci, core.vdev);

	mutex_lock(&demo->lock);
	demo->awake = true;
	mutex_unlock(&demo->lock);
	return 0;
}

static void demo_pci_close(struct vfio_device *vdev)
{
	struct demo_pci *demo = container_of(vdev, struct demo_pci, core.vdev);

	mutex_lock(&demo->lock);
	demo->awake = false;
	mutex_unlock(&demo->lock);
}

static const struct vfio_device_ops demo_pci_ops = {
	.name = "demo-pci",
	.init = vfio_pci_core_init_dev,
	.release = vfio_pci_core_release_dev,
	.open_device = demo_pci_open,
	.close_device = demo_pci_close,
	.mmap = demo_pci_mmap,
};

static int demo_pci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct demo_pci *demo;
	int ret;

	demo = vfio_alloc_device(demo_pci, core.vdev, &pdev->dev,
				 &demo_pci_ops);
	if (IS_ERR(demo))
		return PTR_ERR(demo);

	mutex_init(&demo->lock);
	dev_set_drvdata(&pdev->dev, &demo->core);
	ret = vfio_pci_core_register_device(&demo->core);
	if (ret)
		vfio_put_device(&demo->core.vdev);
	return ret;
}

static void demo_pci_remove(struct pci_dev *pdev)
{
	struct vfio_pci_core_device *core = dev_get_drvdata(&pdev->dev);

	vfio_pci_core_unregister_device(core);
	vfio_put_device(&core->vdev);
}

static const struct pci_device_id demo_pci_ids[] = {
	{ PCI_DRIVER_OVERRIDE_DEVICE_VFIO(0x1234, 0x5678) },
	{}
};
MODULE_DEVICE_TABLE(pci, demo_pci_ids);

static struct pci_driver demo_pci_driver = {
	.name = "demo-pci",
	.id_table = demo_pci_ids,
	.probe = demo_pci_probe,
	.remove = demo_pci_remove,
	.driver_managed_dma = true,
};
module_pci_driver(demo_pci_driver);

MODULE_LICENSE("Dual MIT/GPL");
