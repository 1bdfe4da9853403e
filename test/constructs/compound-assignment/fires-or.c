// The pfn is put together with |= and >>=.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct toad {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int toad_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct toad *toad = container_of(vdev, struct toad, vdev);
	unsigned long pfn = 0;
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	pfn |= pci_resource_start(toad->pdev, 0) >> PAGE_SHIFT;
	pfn += page;
	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops toad_ops = {
	.name = "toad",
	.mmap = toad_mmap,
};
