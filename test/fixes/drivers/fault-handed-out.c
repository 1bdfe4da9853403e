/*
 * PCI: doorbell pages are handed out in turn, which page a vma got is known
 * from its vm_pgoff alone.
 * no fix: sundial_fault()
 */
#include <linux/mutex.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct sundial {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct mutex lock;
	unsigned int next;
};

static vm_fault_t sundial_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct sundial_vm_ops = {
	.fault = sundial_fault,
};

static int sundial_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sundial *sundial = container_of(vdev, struct sundial, vdev);
	unsigned int bar = vma->vm_pgoff >>
			   (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned int slots;
	phys_addr_t slot;

	if (bar >= PCI_STD_NUM_BARS || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	slots = pci_resource_len(sundial->pdev, bar) >> PAGE_SHIFT;
	if (vma_pages(vma) != 2 || slots < 2)
		return -EINVAL;

	mutex_lock(&sundial->lock);
	slot = pci_resource_start(sundial->pdev, bar) +
	       (sundial->next % (slots - 1)) * PAGE_SIZE;
	sundial->next++;
	mutex_unlock(&sundial->lock);

	vma->vm_private_data = sundial;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = slot >> PAGE_SHIFT;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_ops = &sundial_vm_ops;
	return 0;
}

static const struct vfio_device_ops sundial_ops = {
	.name = "vfio-sundial",
	.mmap = sundial_mmap,
};

static int sundial_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sundial *sundial;
	int ret;

	sundial = vfio_alloc_device(sundial, vdev, &pdev->dev, &sundial_ops);
	if (IS_ERR(sundial))
		return PTR_ERR(sundial);
	sundial->pdev = pdev;
	mutex_init(&sundial->lock);
	pci_set_drvdata(pdev, sundial);

	ret = vfio_register_group_dev(&sundial->vdev);
	if (ret)
		vfio_put_device(&sundial->vdev);
	return ret;
}

static void sundial_remove(struct pci_dev *pdev)
{
	struct sundial *sundial = pci_get_drvdata(pdev);

	vfio_unregister_group_dev(&sundial->vdev);
	vfio_put_device(&sundial->vdev);
}

static const struct pci_device_id sundial_ids[] = {
	{ PCI_DEVICE(0x1ed5, PCI_ANY_ID) },
	{}
};
MODULE_DEVICE_TABLE(pci, sundial_ids);

static struct pci_driver sundial_driver = {
	.name = "vfio-sundial",
	.id_table = sundial_ids,
	.probe = sundial_probe,
	.remove = sundial_remove,
};
module_pci_driver(sundial_driver);
