// A macro assigns the offset to the local that is stored afterwards.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct gnu {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define SET_TO(lhs, v) ((lhs) = (v))

static int gnu_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gnu *gnu = container_of(vdev, struct gnu, vdev);
	unsigned long pfn = PHYS_PFN(pci_resource_start(gnu->pdev, 0));

	unsigned long where = pfn;
	int ret = remap_pfn_range(vma, vma->vm_start, pfn, PAGE_SIZE, vma->vm_page_prot);

	SET_TO(where, vma->vm_pgoff);
	vma->vm_pgoff = where;
	return ret;
}

static const struct vfio_device_ops gnu_ops = {
	.name = "gnu",
	.mmap = gnu_mmap,
};
