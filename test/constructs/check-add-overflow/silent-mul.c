// check_mul_overflow() and check_sub_overflow() turn a pfn back into the page of the file that is stored.
#include <linux/overflow.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct cargo {
	struct vfio_pci_core_device core;
	unsigned long pages_per_crate;
};

static int cargo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cargo *cargo = container_of(vdev, struct cargo, core.vdev);
	unsigned long deck = PHYS_PFN(pci_resource_start(cargo->core.pdev, 2));
	unsigned long crate = vma->vm_pgoff & 0xff;
	unsigned long pages, at, inside;
	int ret;

	if (check_mul_overflow(crate, cargo->pages_per_crate, &pages) ||
	    check_add_overflow(deck, pages, &at))
		return -EOVERFLOW;
	if (pages + vma_pages(vma) > pci_resource_len(cargo->core.pdev, 2) >> PAGE_SHIFT)
		return -ENXIO;

	ret = remap_pfn_range(vma, vma->vm_start, at, vma->vm_end - vma->vm_start,
			      vma->vm_page_prot);
	if (ret)
		return ret;
	if (check_sub_overflow(at, deck, &inside))
		return -ERANGE;
	vma->vm_pgoff = (VFIO_PCI_INDEX_TO_OFFSET(2) >> PAGE_SHIFT) + inside;
	return 0;
}

static const struct vfio_device_ops cargo_ops = {
	.name = "cargo",
	.mmap = cargo_mmap,
};
