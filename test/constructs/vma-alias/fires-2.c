// The vma is written through a second local pointer.
#include <linux/vfio.h>
#include <linux/pci.h>

struct pebble {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int pebble_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pebble *p = container_of(vdev, struct pebble, vdev);
	unsigned int bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	struct vm_area_struct *area = vma, *again;
	resource_size_t pa;

	if (bar >= PCI_STD_NUM_BARS)
		return -EINVAL;

	pa = pci_resource_start(p->pdev, bar);
	if (!pa || vma_pages(area) << PAGE_SHIFT > pci_resource_len(p->pdev, bar))
		return -EINVAL;

	again = area;
	again->vm_page_prot = pgprot_noncached(again->vm_page_prot);
	again->vm_pgoff = pa >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff

	return io_remap_pfn_range(vma, vma->vm_start, area->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops pebble_ops = {
	.name = "pebble",
	.mmap = pebble_mmap,
};
