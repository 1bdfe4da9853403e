// A helper writes to vm_pgoff through a pointer to it.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct wasp {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int wasp_place(struct wasp *wasp, unsigned long *pgoff)
{
	unsigned long first = pci_resource_start(wasp->pdev, 0) >> PAGE_SHIFT;

	*pgoff = first;
	// <- raw-pfn-in-pgoff
	return 0;
}

static int wasp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wasp *wasp = container_of(vdev, struct wasp, vdev);
	int ret = wasp_place(wasp, &vma->vm_pgoff);

	if (ret)
		return ret;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops wasp_ops = {
	.name = "wasp",
	.mmap = wasp_mmap,
};
