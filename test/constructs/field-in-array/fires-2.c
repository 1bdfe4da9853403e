// BAR bases sit in an array of integers inside the device and are indexed with the region number.
#include <linux/pci.h>
#include <linux/vfio.h>

struct plum {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct address_space *mapping;
	resource_size_t bar_start[PCI_STD_NUM_BARS];
	resource_size_t bar_len[PCI_STD_NUM_BARS];
};

#define PLUM_SHIFT 40

static int plum_init(struct vfio_device *vdev)
{
	struct plum *p = container_of(vdev, struct plum, vdev);
	int bar;

	p->pdev = to_pci_dev(vdev->dev);
	for (bar = 0; bar < PCI_STD_NUM_BARS; bar++) {
		if (!(pci_resource_flags(p->pdev, bar) & IORESOURCE_MEM))
			continue;
		p->bar_start[bar] = pci_resource_start(p->pdev, bar);
		p->bar_len[bar] = pci_resource_len(p->pdev, bar);
	}
	return 0;
}

static void plum_close(struct vfio_device *vdev)
{
	struct plum *p = container_of(vdev, struct plum, vdev);

	unmap_mapping_range(vdev->inode->i_mapping, 0,
			    (loff_t)PCI_STD_NUM_BARS << PLUM_SHIFT, true);
	pci_clear_master(p->pdev);
}

static int plum_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct plum *p = container_of(vdev, struct plum, vdev);
	unsigned int bar = vma->vm_pgoff >> (PLUM_SHIFT - PAGE_SHIFT);
	u64 off = ((u64)vma->vm_pgoff << PAGE_SHIFT) & ((1ULL << PLUM_SHIFT) - 1);
	size_t len = vma->vm_end - vma->vm_start;

	if (bar >= PCI_STD_NUM_BARS || off + len > p->bar_len[bar])
		return -EINVAL;

	vma->vm_pgoff = (p->bar_start[bar] + off) >> PAGE_SHIFT;
	// <- error raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, len,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops plum_ops = {
	.name = "plum",
	.init = plum_init,
	.close_device = plum_close,
	.mmap = plum_mmap,
};
