// The offset is built again with the same macros.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct birch {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define BIRCH_REGION_BITS	48
#define BIRCH_REGION(pgoff)	((u64)(pgoff) >> (BIRCH_REGION_BITS - PAGE_SHIFT))
#define BIRCH_OFFSET(index)	((u64)(index) << BIRCH_REGION_BITS)

static int birch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct birch *birch = container_of(vdev, struct birch, vdev);
	unsigned int index = BIRCH_REGION(vma->vm_pgoff);

	vma->vm_pgoff = BIRCH_OFFSET(index) >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(birch->pdev, index)), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops birch_ops = {
	.name = "birch",
	.mmap = birch_mmap,
};
