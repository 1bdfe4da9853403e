// One arm of the conditional is a pfn, the other leaves the vma's own page.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct mitten {
	struct vfio_pci_core_device core;
	bool wool;
};

static int mitten_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mitten *m = container_of(vdev, struct mitten, core.vdev);
	struct pci_dev *pdev = m->core.pdev;
	unsigned long thumb = PHYS_PFN(pci_resource_start(pdev, 0));

	if (vma->vm_pgoff || vma_pages(vma) > PHYS_PFN(pci_resource_len(pdev, 0)))
		return -EINVAL;

	vma->vm_pgoff = m->wool ? thumb : vma->vm_pgoff;
	// <- raw-pfn-in-pgoff
	if (m->wool)
		vma->vm_page_prot = pgprot_writecombine(vma->vm_page_prot);
	return remap_pfn_range(vma, vma->vm_start, thumb,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops mitten_ops = {
	.name	= "mitten",
	.mmap	= mitten_mmap,
};
