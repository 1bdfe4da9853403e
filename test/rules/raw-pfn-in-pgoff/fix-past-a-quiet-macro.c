// A macro that only reads does not stand in the way.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct fox {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define FOX_PAGES(v) (((v)->vm_end - (v)->vm_start) >> PAGE_SHIFT)

static int fox_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fox *fox = container_of(vdev, struct fox, vdev);
	unsigned long pfn = PHYS_PFN(pci_resource_start(fox->pdev, 0));

	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	if (FOX_PAGES(vma) > 16)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops fox_ops = {
	.name = "fox",
	.mmap = fox_mmap,
};
