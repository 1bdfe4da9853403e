// The helper stores what it is given: here the offset that was there.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct kite {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void kite_set(struct vm_area_struct *vma, unsigned long where)
{
	vma->vm_pgoff = where;
}

static int kite_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kite *kite = container_of(vdev, struct kite, vdev);
	unsigned long pgoff = vma->vm_pgoff;
	int ret;

	ret = remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(kite->pdev, 0)), PAGE_SIZE, vma->vm_page_prot);
	kite_set(vma, pgoff);
	return ret;
}

static const struct vfio_device_ops kite_ops = {
	.name = "kite",
	.mmap = kite_mmap,
};
