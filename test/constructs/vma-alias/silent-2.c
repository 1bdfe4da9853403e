// The alias takes frame in vm_private_data, and its vm_pgoff is only written with itself.
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
	struct vm_area_struct *area = vma;
	unsigned long frame;

	if (bar >= PCI_STD_NUM_BARS)
		return -EINVAL;

	frame = pci_resource_start(p->pdev, bar) >> PAGE_SHIFT;
	frame += area->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);

	area->vm_page_prot = pgprot_noncached(area->vm_page_prot);
	area->vm_private_data = (void *)frame;
	vma->vm_pgoff = area->vm_pgoff;

	return io_remap_pfn_range(area, area->vm_start, frame,
				  area->vm_end - area->vm_start, area->vm_page_prot);
}

static const struct vfio_device_ops pebble_ops = {
	.name = "pebble",
	.mmap = pebble_mmap,
};
