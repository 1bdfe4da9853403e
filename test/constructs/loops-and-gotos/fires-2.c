// A loop looks for the window that holds the page and leaves it by break with the pfn set.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct train_wagon {
	phys_addr_t start;
	unsigned long pages;
};

struct train {
	struct vfio_pci_core_device core;
	struct train_wagon wagon[8];
	int nr;
};

static int train_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct train *train = container_of(vdev, struct train, core.vdev);
	unsigned long seat = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	unsigned long place = 0;
	int i;

	for (i = 0; i < train->nr; i++) {
		struct train_wagon *w = &train->wagon[i];

		if (seat < w->pages) {
			place = (w->start >> PAGE_SHIFT) + seat;
			break;
		}
		seat -= w->pages;
	}
	if (i == train->nr)
		return -ENXIO;

	vma->vm_pgoff = place;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, place, PAGE_SIZE,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops train_ops = {
	.name = "train",
	.mmap = train_mmap,
};

static int train_open(struct train *train)
{
	int bar;

	for (bar = 0; bar < PCI_STD_NUM_BARS; bar++) {
		if (!(pci_resource_flags(train->core.pdev, bar) & IORESOURCE_MEM))
			continue;
		train->wagon[train->nr].start = pci_resource_start(train->core.pdev, bar);
		train->wagon[train->nr++].pages =
			pci_resource_len(train->core.pdev, bar) >> PAGE_SHIFT;
	}
	return 0;
}
