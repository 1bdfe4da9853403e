// The static table's mmap hands the address of vm_pgoff to a helper that fills it.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct stove {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
};

static void stove_take_frame(unsigned long *slot, struct pci_dev *pdev, int bar)
{
	unsigned long page = *slot & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	*slot = PHYS_PFN(pci_resource_start(pdev, bar)) + page;
	// <- warning raw-pfn-in-pgoff
}

static int stove_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct stove *s = container_of(vdev, struct stove, vdev);
	int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	size_t size = vma->vm_end - vma->vm_start;

	if (bar < 0 || bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if (size > pci_resource_len(s->pdev, bar))
		return -EINVAL;

	stove_take_frame(&vma->vm_pgoff, s->pdev, bar);
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size,
			       pgprot_noncached(vma->vm_page_prot));
}

static struct vfio_device_ops stove_ops __ro_after_init = {
	.name = "stove",
	.mmap = stove_mmap,
};
