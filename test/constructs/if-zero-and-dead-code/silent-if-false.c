// The store is behind if (0), and another one behind a constant that is false.
#include <linux/vfio.h>
#include <linux/pci.h>

#define CELLAR_STORE_PFN	0

struct cellar {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int cellar_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cellar *c = container_of(vdev, struct cellar, vdev);
	unsigned int bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long pfn;

	if (bar > 5)
		return -EINVAL;

	pfn = pci_resource_start(c->pdev, bar) >> PAGE_SHIFT;

	if (0)
		vma->vm_pgoff = pfn;
	if (CELLAR_STORE_PFN) {
		vma->vm_pgoff = pfn;
		dev_info(vdev->dev, "pfn %lx\n", pfn);
	}
	while (false)
		vma->vm_pgoff = pfn;

	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops cellar_ops = {
	.name = "cellar",
	.mmap = cellar_mmap,
};
