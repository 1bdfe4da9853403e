// A callback of the driver's own table gives the frame; the mmap stores what it gives.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct stork;

struct stork_layout {
	unsigned long	(*first_pfn)(struct stork *s, unsigned int index);
	unsigned long	(*npages)(struct stork *s, unsigned int index);
};

struct stork {
	struct vfio_device		vdev;
	struct pci_dev			*pdev;
	const struct stork_layout	*layout;
};

static unsigned long stork_bar_pfn(struct stork *s, unsigned int index)
{
	return PHYS_PFN(pci_resource_start(s->pdev, index));
}

static unsigned long stork_bar_npages(struct stork *s, unsigned int index)
{
	return PHYS_PFN(pci_resource_len(s->pdev, index));
}

static const struct stork_layout stork_bar_layout = {
	.first_pfn	= stork_bar_pfn,
	.npages		= stork_bar_npages,
};

static int stork_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct stork *s = container_of(vdev, struct stork, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long n;

	if (index >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;

	n = s->layout->npages(s, index);
	if (vma_pages(vma) != n)
		return -EINVAL;

	vma->vm_pgoff = s->layout->first_pfn(s, index);
	// <- warning raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  n << PAGE_SHIFT, vma->vm_page_prot);
}

static const struct vfio_device_ops stork_ops = {
	.name	= "stork",
	.mmap	= stork_mmap,
};

static void stork_setup(struct stork *s, struct pci_dev *pdev)
{
	s->pdev = pdev;
	s->layout = &stork_bar_layout;
}
