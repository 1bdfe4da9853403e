// The driver has shift macros of its own.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct birch {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define BIRCH_REGION_BITS	48
#define BIRCH_REGION(pgoff)	((u64)(pgoff) >> (BIRCH_REGION_BITS - PAGE_SHIFT))
#define BIRCH_PAGE(pgoff)	((u64)(pgoff) & ((1ULL << (BIRCH_REGION_BITS - PAGE_SHIFT)) - 1))

static int birch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct birch *birch = container_of(vdev, struct birch, vdev);
	unsigned int index = BIRCH_REGION(vma->vm_pgoff);
	u64 page = BIRCH_PAGE(vma->vm_pgoff);

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(birch->pdev, index)) + page;
	//                                                       ^^^^^ is region index
	//                                                                 ^^^^ is page@region
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops birch_ops = {
	.name = "birch",
	.mmap = birch_mmap,
};
