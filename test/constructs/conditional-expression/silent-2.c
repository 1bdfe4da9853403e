// The pfn is only asked about in the condition; both arms are pages of the device file.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define MITTEN_PAGE(i)	(VFIO_PCI_INDEX_TO_OFFSET(i) >> PAGE_SHIFT)

struct mitten {
	struct vfio_pci_core_device core;
	bool wool;
};

static int mitten_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mitten *m = container_of(vdev, struct mitten, core.vdev);
	struct pci_dev *pdev = m->core.pdev;
	unsigned long thumb = PHYS_PFN(pci_resource_start(pdev, 0));
	unsigned long palm = PHYS_PFN(pci_resource_start(pdev, 2));
	int ret;

	if (vma->vm_pgoff || vma_pages(vma) > PHYS_PFN(pci_resource_len(pdev, 0)))
		return -EINVAL;

	ret = remap_pfn_range(vma, vma->vm_start, m->wool ? thumb : palm,
			      vma->vm_end - vma->vm_start, vma->vm_page_prot);
	if (ret)
		return ret;
	/* the two BARs alias each other, the lower one is the real one */
	vma->vm_pgoff = thumb < palm ? MITTEN_PAGE(0) : MITTEN_PAGE(2);
	return 0;
}

static const struct vfio_device_ops mitten_ops = {
	.name	= "mitten",
	.mmap	= mitten_mmap,
};
