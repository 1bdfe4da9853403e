// Region by region: a constant tells the ways apart.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct shrew {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int shrew_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct shrew *shrew = container_of(vdev, struct shrew, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long val = vma->vm_pgoff;
	int ret = 0;

	if (index == VFIO_PCI_BAR0_REGION_INDEX) {
		val = PHYS_PFN(pci_resource_start(shrew->pdev, 0));
		ret = remap_pfn_range(vma, vma->vm_start, val, PAGE_SIZE, vma->vm_page_prot);
	}
	if (index != VFIO_PCI_BAR0_REGION_INDEX && !ret)
		vma->vm_pgoff = val;
	return ret;
}


static const struct vfio_device_ops shrew_ops = {
	.name = "shrew",
	.mmap = shrew_mmap,
};
