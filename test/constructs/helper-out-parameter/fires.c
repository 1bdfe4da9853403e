// A helper gives the pfn back through a pointer.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct reed {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int reed_locate(struct reed *reed, unsigned int bar, unsigned long *pfn)
{
	if (bar > 5)
		return -EINVAL;
	*pfn = pci_resource_start(reed->pdev, bar) >> PAGE_SHIFT;
	return 0;
}

static int reed_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct reed *reed = container_of(vdev, struct reed, vdev);
	unsigned long pfn;
	int ret = reed_locate(reed, vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT), &pfn);

	if (ret)
		return ret;
	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops reed_ops = {
	.name = "reed",
	.mmap = reed_mmap,
};
