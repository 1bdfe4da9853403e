// #if 1, an if (1) and the body of a do-while (0) all run; each store is in a mapping function of its own.
#include <linux/vfio.h>
#include <linux/pci.h>

struct cellar {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void cellar_low(struct vm_area_struct *vma, unsigned long pfn)
{
#if 1
	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
#else
	vma->vm_private_data = (void *)pfn;
#endif
}

static void cellar_mid(struct vm_area_struct *vma, unsigned long pfn)
{
	do {
		if (!pfn)
			break;
		vma->vm_pgoff = pfn;
		// <- raw-pfn-in-pgoff
	} while (0);
}

static void cellar_high(struct vm_area_struct *vma, unsigned long pfn)
{
	if (1)
		vma->vm_pgoff = pfn;
		// <- raw-pfn-in-pgoff
}

static int cellar_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cellar *c = container_of(vdev, struct cellar, vdev);
	unsigned int bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long pfn;

	if (bar > 5)
		return -EINVAL;
	pfn = pci_resource_start(c->pdev, bar) >> PAGE_SHIFT;

	if (bar < 2)
		cellar_low(vma, pfn);
	else if (bar < 4)
		cellar_mid(vma, pfn);
	else
		cellar_high(vma, pfn);

	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops cellar_ops = {
	.name = "cellar",
	.mmap = cellar_mmap,
};
