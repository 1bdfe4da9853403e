// swap() exchanges two locals; the one that was called pfn holds the vma's page when it is stored.
#include <linux/minmax.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct carousel {
	struct vfio_pci_core_device core;
	resource_size_t horse;
};

static int carousel_open_device(struct vfio_device *vdev)
{
	struct carousel *c = container_of(vdev, struct carousel, core.vdev);

	c->horse = pci_resource_start(c->core.pdev, VFIO_PCI_BAR2_REGION_INDEX);
	return vfio_pci_core_enable(&c->core);
}

static int carousel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct carousel *c = container_of(vdev, struct carousel, core.vdev);
	unsigned long pfn = c->horse >> PAGE_SHIFT;
	unsigned long page = vma->vm_pgoff;

	if (page != VFIO_PCI_INDEX_TO_OFFSET(2) >> PAGE_SHIFT)
		return -EINVAL;
	if (vma_pages(vma) > pci_resource_len(c->core.pdev, 2) >> PAGE_SHIFT)
		return -EINVAL;

	swap(pfn, page);
	vma->vm_pgoff = pfn;
	return remap_pfn_range(vma, vma->vm_start, page,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops carousel_ops = {
	.name		= "carousel",
	.open_device	= carousel_open_device,
	.mmap		= carousel_mmap,
};
