// One macro with token pasting expands into the whole table; the pasted mmap stores a frame.
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define KITE_OPS(_kind)							\
static const struct vfio_device_ops kite_##_kind##_ops = {		\
	.name		= "kite-" #_kind,				\
	.open_device	= kite_##_kind##_open,				\
	.close_device	= kite_##_kind##_close,				\
	.mmap		= kite_##_kind##_mmap,				\
}

struct kite {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	int			users;
};

static int kite_stunt_open(struct vfio_device *vdev)
{
	container_of(vdev, struct kite, vdev)->users++;
	return 0;
}

static void kite_stunt_close(struct vfio_device *vdev)
{
	container_of(vdev, struct kite, vdev)->users--;
}

static int kite_stunt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kite *kite = container_of(vdev, struct kite, vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 pgoff;

	if (bar != VFIO_PCI_BAR0_REGION_INDEX && bar != VFIO_PCI_BAR2_REGION_INDEX)
		return -EINVAL;

	pgoff = vma->vm_pgoff & ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	vma->vm_private_data = kite;
	vma->vm_pgoff = (pci_resource_start(kite->pdev, bar) >> PAGE_SHIFT) +
	// <- warning raw-pfn-in-pgoff
			pgoff;

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

KITE_OPS(stunt);
