// A macro with a statement expression and a temporary of its own yields the frame.
#include <linux/vfio.h>
#include <linux/pci.h>

#define hatch_bar_pfn(_pdev, _bar) ({					\
	resource_size_t __pa = pci_resource_start((_pdev), (_bar));	\
	__pa >>= PAGE_SHIFT;						\
	(unsigned long)__pa;						\
})

struct hatch {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t hatch_fault(struct vm_fault *vmf)
{
	unsigned long off = (vmf->address - vmf->vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->vma->vm_pgoff + off);
}

static const struct vm_operations_struct hatch_vm_ops = { .fault = hatch_fault };

static int hatch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hatch *hatch = container_of(vdev, struct hatch, vdev);
	unsigned int bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	if (bar > 5 || vma_pages(vma) << PAGE_SHIFT > pci_resource_len(hatch->pdev, bar))
		return -EINVAL;

	vma->vm_pgoff = hatch_bar_pfn(hatch->pdev, bar);
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &hatch_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	return 0;
}

static const struct vfio_device_ops hatch_ops = {
	.name = "hatch",
	.mmap = hatch_mmap,
};
