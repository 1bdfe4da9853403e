// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct tamp_dev {
	struct vfio_pci_core_device core;
};

static int tamp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tamp_dev *t = container_of(vdev, struct tamp_dev, core.vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 len = vma->vm_end - vma->vm_start;
	struct pci_dev *pdev = t->core.pdev;
	pgprot_t prot;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	switch (index) {
	case VFIO_PCI_BAR0_REGION_INDEX:
	case VFIO_PCI_BAR2_REGION_INDEX:
		prot = pgprot_noncached(vma->vm_page_prot);
		break;
	case VFIO_PCI_BAR4_REGION_INDEX:
		prot = pgprot_writecombine(vma->vm_page_prot);
		break;
	default:
		return vfio_pci_core_mmap(vdev, vma);
	}

	if ((page << PAGE_SHIFT) + len > pci_resource_len(pdev, index))
		return -EINVAL;
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(pdev, index)) + page,
				  len, prot);
}

static const struct vfio_device_ops tamp_ops = {
	.name	= "tamp-vfio-pci",
	.read	= vfio_pci_core_read,
	.write	= vfio_pci_core_write,
	.mmap	= tamp_mmap,
};
