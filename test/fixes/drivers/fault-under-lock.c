/*
 * A variant PCI driver whose fault handler works under the library's memory
 * lock; reset is the library's, which zaps.
 * expect: safe
 */
#include <linux/rwsem.h>
#include <linux/vfio_pci_core.h>

struct shutter {
	struct vfio_pci_core_device core;
};

static vm_fault_t shutter_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct vfio_pci_core_device *core = vma->vm_private_data;
	unsigned long delta = (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	vm_fault_t ret;

	down_read(&core->memory_lock);
	ret = vmf_insert_pfn_prot(vma, vmf->address, vma->vm_pgoff + delta,
				  pgprot_noncached(vma->vm_page_prot));
	up_read(&core->memory_lock);
	return ret;
}

static const struct vm_operations_struct shutter_vm_ops = {
	.fault = shutter_fault,
};

static int shutter_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vfio_pci_core_device *core =
		container_of(vdev, struct vfio_pci_core_device, vdev);
	unsigned int bar = vma->vm_pgoff >>
			   (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (bar >= PCI_STD_NUM_BARS || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page + vma_pages(vma) > PHYS_PFN(pci_resource_len(core->pdev, bar)))
		return -EINVAL;

	vma->vm_private_data = core;
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(core->pdev, bar)) + page;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_ops = &shutter_vm_ops;
	return 0;
}

static const struct vfio_device_ops shutter_ops = {
	.name = "vfio-shutter",
	.init = vfio_pci_core_init_dev,
	.release = vfio_pci_core_release_dev,
	.close_device = vfio_pci_core_close_device,
	.ioctl = vfio_pci_core_ioctl,
	.mmap = shutter_mmap,
};

static int shutter_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct shutter *shutter;
	int ret;

	shutter = vfio_alloc_device(shutter, core.vdev, &pdev->dev,
				    &shutter_ops);
	if (IS_ERR(shutter))
		return PTR_ERR(shutter);

	pci_set_drvdata(pdev, &shutter->core);
	ret = vfio_pci_core_register_device(&shutter->core);
	if (ret)
		vfio_put_device(&shutter->core.vdev);
	return ret;
}

static void shutter_remove(struct pci_dev *pdev)
{
	struct vfio_pci_core_device *core = pci_get_drvdata(pdev);

	vfio_pci_core_unregister_device(core);
	vfio_put_device(&core->vdev);
}

static const struct pci_device_id shutter_ids[] = {
	{ PCI_DRIVER_OVERRIDE_DEVICE_VFIO(0x8086, 0x0101) },
	{}
};
MODULE_DEVICE_TABLE(pci, shutter_ids);

static struct pci_driver shutter_driver = {
	.name = "vfio-shutter",
	.id_table = shutter_ids,
	.probe = shutter_probe,
	.remove = shutter_remove,
	.driver_managed_dma = true,
};
module_pci_driver(shutter_driver);
