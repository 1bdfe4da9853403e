// The nested structs have members of one name: mmio.start is physical, file.start is the offset on the fd.
#include <linux/vfio.h>
#include <linux/pci.h>

struct clock_span {
	u64 start;
	u64 length;
};

struct clock_dev {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct {
		struct clock_span mmio;
		struct clock_span file;
	} face[2];
};

static int clock_open(struct vfio_device *vdev)
{
	struct clock_dev *c = container_of(vdev, struct clock_dev, vdev);
	int i;

	for (i = 0; i < 2; i++) {
		c->face[i].mmio.start = pci_resource_start(c->pdev, 2 * i);
		c->face[i].file.start = (u64)i << 40;
		c->face[i].mmio.length = pci_resource_len(c->pdev, 2 * i);
		c->face[i].file.length = c->face[i].mmio.length;
	}
	return 0;
}

static int clock_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct clock_dev *c = container_of(vdev, struct clock_dev, vdev);
	unsigned int index = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	u64 rel = (vma->vm_pgoff << PAGE_SHIFT) & GENMASK_ULL(39, 0);

	if (index > 1)
		return -EINVAL;
	if (rel + (vma->vm_end - vma->vm_start) > c->face[index].file.length)
		return -EINVAL;

	vma->vm_pgoff = (c->face[index].file.start + rel) >> PAGE_SHIFT;
	return io_remap_pfn_range(vma, vma->vm_start,
				  (c->face[index].mmio.start + rel) >> PAGE_SHIFT,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops clock_ops = {
	.name = "clock",
	.open_device = clock_open,
	.mmap = clock_mmap,
};
