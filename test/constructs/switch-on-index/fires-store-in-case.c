// Two cases store, one by one; only the memory case stores a pfn, and a reset hook zaps by region offset.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define CRATE_PAGES	(1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT))

struct crate {
	struct vfio_pci_core_device core;
	struct address_space *mapping;
};

static int crate_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crate *crate = container_of(vdev, struct crate, core.vdev);
	unsigned long page = vma->vm_pgoff % CRATE_PAGES;
	unsigned long lid = 0;

	switch (vma->vm_pgoff / CRATE_PAGES) {
	case 0 ... 1:
		lid = PFN_DOWN(pci_resource_start(crate->core.pdev, 0)) + page;
		vma->vm_pgoff = VFIO_PCI_INDEX_TO_OFFSET(0) / PAGE_SIZE + page;
		break;
	case 2:
		lid = PFN_DOWN(pci_resource_start(crate->core.pdev, 2)) + page;
		vma->vm_pgoff = lid;
		// <- error raw-pfn-in-pgoff
		break;
	default:
		return -EINVAL;
	}
	return remap_pfn_range(vma, vma->vm_start, lid, vma->vm_end - vma->vm_start,
			       vma->vm_page_prot);
}

static void crate_close(struct vfio_device *vdev)
{
	struct crate *crate = container_of(vdev, struct crate, core.vdev);

	unmap_mapping_pages(crate->mapping, 2 * CRATE_PAGES, CRATE_PAGES, false);
	vfio_pci_core_close_device(vdev);
}

static const struct vfio_device_ops crate_ops = {
	.name		= "crate",
	.mmap		= crate_mmap,
	.close_device	= crate_close,
};
