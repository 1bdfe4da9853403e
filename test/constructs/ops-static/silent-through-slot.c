// The slot that the helper fills is a local variable, not the field of the vma.
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
}

static int stove_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct stove *s = container_of(vdev, struct stove, vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	size_t size = vma->vm_end - vma->vm_start;
	unsigned long pgoff = vma->vm_pgoff;

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if (size > pci_resource_len(s->pdev, bar))
		return -EINVAL;

	stove_take_frame(&pgoff, s->pdev, bar);
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND);
	return remap_pfn_range(vma, vma->vm_start, pgoff, size,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops stove_ops = {
	.name = "stove",
	.mmap = stove_mmap,
};
