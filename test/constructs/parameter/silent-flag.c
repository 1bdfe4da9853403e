// The parameter that asks for the store is false in every call.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct shad {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int shad_map(struct vm_area_struct *vma, unsigned long pfn, bool remember)
{
	if (remember)
		vma->vm_pgoff = pfn;
	return remap_pfn_range(vma, vma->vm_start, pfn, PAGE_SIZE, vma->vm_page_prot);
}

static int shad_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct shad *shad = container_of(vdev, struct shad, vdev);

	return shad_map(vma, PHYS_PFN(pci_resource_start(shad->pdev, 0)), false);
}

static const struct vfio_device_ops shad_ops = {
	.name = "shad",
	.mmap = shad_mmap,
};
