// A static function is nothing but a switch with a return in each case; one returns 0, two return addresses.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct pantry {
	struct vfio_pci_core_device core;
	phys_addr_t jam;
};

static phys_addr_t pantry_base(const struct pantry *p, unsigned int index)
{
	switch (index) {
	case VFIO_PCI_BAR0_REGION_INDEX:
	case VFIO_PCI_BAR1_REGION_INDEX:
		return pci_resource_start(p->core.pdev, index);
	case VFIO_PCI_BAR4_REGION_INDEX:
		return p->jam;
	}
	return 0;
}

static int pantry_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pantry *p = container_of(vdev, struct pantry, core.vdev);
	phys_addr_t base = pantry_base(p, vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT));

	if (!base || vma_pages(vma) != 1)
		return -EINVAL;

	vma->vm_pgoff = base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, base >> PAGE_SHIFT, PAGE_SIZE,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops pantry_ops = {
	.name = "pantry",
	.mmap = pantry_mmap,
};
