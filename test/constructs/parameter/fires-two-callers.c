// Two regions share the storing helper: one caller gives it the right page, the other a pfn; the driver also zaps by region offset.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define CLOCK_TO_PAGE(i)	(VFIO_PCI_INDEX_TO_OFFSET(i) >> PAGE_SHIFT)

struct clock {
	struct vfio_pci_core_device core;
	struct inode *inode;
	phys_addr_t dial;
};

static void clock_finish(struct vm_area_struct *vma, unsigned long pgoff)
{
	vm_flags_set(vma, VM_DONTCOPY | VM_DONTEXPAND);
	vma->vm_pgoff = pgoff;
	// <- error raw-pfn-in-pgoff
}

static int clock_mmap_hands(struct clock *c, struct vm_area_struct *vma)
{
	int ret = io_remap_pfn_range(vma, vma->vm_start,
				     PHYS_PFN(pci_resource_start(c->core.pdev, 0)),
				     PAGE_SIZE, vma->vm_page_prot);

	if (!ret)
		clock_finish(vma, CLOCK_TO_PAGE(0));
	return ret;
}

static int clock_mmap_dial(struct clock *c, struct vm_area_struct *vma)
{
	int ret = io_remap_pfn_range(vma, vma->vm_start, c->dial >> PAGE_SHIFT,
				     PAGE_SIZE, vma->vm_page_prot);

	if (!ret)
		clock_finish(vma, c->dial >> PAGE_SHIFT);
	return ret;
}

static int clock_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct clock *c = container_of(vdev, struct clock, core.vdev);

	if (vma->vm_end - vma->vm_start != PAGE_SIZE)
		return -EINVAL;
	if (vma->vm_pgoff == CLOCK_TO_PAGE(0))
		return clock_mmap_hands(c, vma);
	if (vma->vm_pgoff == CLOCK_TO_PAGE(2))
		return clock_mmap_dial(c, vma);
	return -ENODEV;
}

static void clock_close(struct vfio_device *vdev)
{
	struct clock *c = container_of(vdev, struct clock, core.vdev);

	unmap_mapping_range(c->inode->i_mapping, VFIO_PCI_INDEX_TO_OFFSET(2),
			    PAGE_SIZE, true);
	vfio_pci_core_close_device(vdev);
}

static const struct vfio_device_ops clock_ops = {
	.name		= "clock",
	.mmap		= clock_mmap,
	.close_device	= clock_close,
};
