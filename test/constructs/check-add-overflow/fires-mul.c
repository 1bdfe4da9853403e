// A window number times the pages of a window by check_mul_overflow(), then added to the first frame.
#include <linux/overflow.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct cargo {
	struct vfio_pci_core_device core;
	unsigned long pages_per_crate;
};

static vm_fault_t cargo_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long skip = (vmf->address - vma->vm_start) / PAGE_SIZE;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + skip);
}

static const struct vm_operations_struct cargo_vm_ops = {
	.fault = cargo_fault,
};

static int cargo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cargo *cargo = container_of(vdev, struct cargo, core.vdev);
	unsigned long deck = PHYS_PFN(pci_resource_start(cargo->core.pdev, 2));
	unsigned long crate = vma->vm_pgoff & 0xff;
	unsigned long pages, at;

	if (check_mul_overflow(crate, cargo->pages_per_crate, &pages) ||
	    check_add_overflow(deck, pages, &at))
		return -EOVERFLOW;
	if (pages + vma_pages(vma) > pci_resource_len(cargo->core.pdev, 2) >> PAGE_SHIFT)
		return -ENXIO;

	vma->vm_ops = &cargo_vm_ops;
	vma->vm_pgoff = at;
	// <- raw-pfn-in-pgoff
	return 0;
}

static const struct vfio_device_ops cargo_ops = {
	.name = "cargo",
	.mmap = cargo_mmap,
};
