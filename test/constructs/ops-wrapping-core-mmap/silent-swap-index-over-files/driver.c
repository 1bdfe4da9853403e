// Maps a fake region onto a BAR by rewriting vm_pgoff to that BAR's coding before the core sees it.
#include <linux/vfio_pci_core.h>

#define TONGS_ALIAS_REGION	(VFIO_PCI_NUM_REGIONS + 1)

struct tongs {
	struct vfio_pci_core_device	core;
	unsigned int			alias_bar;
};

static int tongs_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tongs *t = container_of(vdev, struct tongs, core.vdev);
	unsigned long start = pci_resource_start(t->core.pdev, t->alias_bar);
	unsigned long pgoff = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) !=
	    TONGS_ALIAS_REGION)
		return vfio_pci_core_mmap(vdev, vma);

	if (!IS_ALIGNED(start, SZ_2M))
		return -EOPNOTSUPP;

	vma->vm_page_prot = pgprot_writecombine(vma->vm_page_prot);
	vma->vm_pgoff = (VFIO_PCI_INDEX_TO_OFFSET(t->alias_bar) >> PAGE_SHIFT) +
			pgoff;
	return vfio_pci_core_mmap(vdev, vma);
}

static const struct vfio_device_ops tongs_ops = {
	.name	= "tongs-vfio-pci",
	.ioctl	= vfio_pci_core_ioctl,
	.mmap	= tongs_mmap,
};
