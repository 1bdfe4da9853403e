// The loop maps every window by its pfn; the variable that is stored counts pages of the file along with it.
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
	unsigned long uaddr = vma->vm_start;
	unsigned long place, next = vma->vm_pgoff;
	int i, ret;

	for (i = 0; i < train->nr && uaddr < vma->vm_end; i++) {
		struct train_wagon *w = &train->wagon[i];
		unsigned long len = min(w->pages << PAGE_SHIFT, vma->vm_end - uaddr);

		place = w->start >> PAGE_SHIFT;
		ret = io_remap_pfn_range(vma, uaddr, place, len, vma->vm_page_prot);
		if (ret)
			return ret;
		uaddr += len;
		place = next;
		next += len >> PAGE_SHIFT;
		vma->vm_pgoff = place;
	}
	if (uaddr < vma->vm_end)
		return -ENXIO;
	/* leave it where the first wagon starts */
	vma->vm_pgoff = next - vma_pages(vma);
	return 0;
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
