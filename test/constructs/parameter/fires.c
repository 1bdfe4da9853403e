// The pfn is a parameter of the helper that stores it.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct kite {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void kite_set(struct vm_area_struct *vma, unsigned long where)
{
	vma->vm_pgoff = where;
	// <- raw-pfn-in-pgoff
}

static int kite_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kite *kite = container_of(vdev, struct kite, vdev);
	kite_set(vma, pci_resource_start(kite->pdev, 0) >> PAGE_SHIFT);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops kite_ops = {
	.name = "kite",
	.mmap = kite_mmap,
};
