// Probe stores an already shifted base in a field with a dull name, the fault handler reads vm_pgoff back.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct sled_device {
	struct vfio_pci_core_device core;
	unsigned long origin;
	unsigned long span;
};

static vm_fault_t sled_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long delta = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + delta);
}

static const struct vm_operations_struct sled_vm_ops = {
	.fault = sled_fault,
};

static int sled_mmap(struct vfio_device *core_vdev, struct vm_area_struct *vma)
{
	struct sled_device *sled =
		container_of(core_vdev, struct sled_device, core.vdev);
	u64 page;

	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) != VFIO_PCI_BAR2_REGION_INDEX)
		return vfio_pci_core_mmap(core_vdev, vma);

	page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	if (page + vma_pages(vma) > sled->span)
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_pgoff = sled->origin + page;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &sled_vm_ops;
	return 0;
}

static const struct vfio_device_ops sled_ops = {
	.name = "sled-vfio-pci",
	.init = vfio_pci_core_init_dev,
	.release = vfio_pci_core_release_dev,
	.mmap = sled_mmap,
};

static int sled_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sled_device *sled;

	sled = vfio_alloc_device(sled_device, core.vdev, &pdev->dev, &sled_ops);
	if (IS_ERR(sled))
		return PTR_ERR(sled);

	sled->origin = pci_resource_start(pdev, 2) >> PAGE_SHIFT;
	sled->span = pci_resource_len(pdev, 2) >> PAGE_SHIFT;
	dev_set_drvdata(&pdev->dev, &sled->core);
	return vfio_pci_core_register_device(&sled->core);
}
