// do_div() changes the operand by its name.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct boar {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int boar_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct boar *boar = container_of(vdev, struct boar, vdev);
	unsigned long pfn = PHYS_PFN(pci_resource_start(boar->pdev, 0));
	unsigned long base_pfn;

	base_pfn = pfn;
	// <- raw-pfn-in-pgoff
	do_div(pfn, 2);
	return remap_pfn_range(vma, vma->vm_start, base_pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops boar_ops = {
	.name = "boar",
	.mmap = boar_mmap,
};
