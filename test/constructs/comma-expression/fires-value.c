// The right operand of the comma is the pfn, the left one a trace call with an encoded page.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct meteor {
	struct vfio_pci_core_device core;
	u64 hits;
};

static void meteor_note(struct meteor *m, u64 file_off)
{
	m->hits++;
	pr_debug("meteor: map of %#llx\n", file_off);
}

static int meteor_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct meteor *m = container_of(vdev, struct meteor, core.vdev);
	unsigned long crater;

	if (vma->vm_pgoff != VFIO_PCI_INDEX_TO_OFFSET(1) >> PAGE_SHIFT)
		return vfio_pci_core_mmap(vdev, vma);

	vma->vm_pgoff = (meteor_note(m, VFIO_PCI_INDEX_TO_OFFSET(1)),
	// <- raw-pfn-in-pgoff
			 crater = PFN_DOWN(pci_resource_start(m->core.pdev, 1)));
	return remap_pfn_range(vma, vma->vm_start, crater,
			       min_t(u64, vma->vm_end - vma->vm_start,
				     pci_resource_len(m->core.pdev, 1)),
			       vma->vm_page_prot);
}

static const struct vfio_device_ops meteor_ops = {
	.name	= "meteor",
	.mmap	= meteor_mmap,
};
