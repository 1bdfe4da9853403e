// The base is three members deep, in a named struct inside an anonymous one.
#include <linux/vfio.h>
#include <linux/pci.h>

struct clock_dev {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct {
		struct clock_face {
			struct {
				u64 start;
				u64 length;
			} mmio;
			u32 irq;
		} face[2];
	};
};

static void clock_discover(struct clock_dev *c)
{
	struct clock_face *face = c->face;
	int i;

	for (i = 0; i < 2; i++, face++) {
		face->mmio.start = pci_resource_start(c->pdev, 2 * i);
		face->mmio.length = pci_resource_len(c->pdev, 2 * i);
	}
}

static int clock_open(struct vfio_device *vdev)
{
	clock_discover(container_of(vdev, struct clock_dev, vdev));
	return 0;
}

static int clock_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct clock_dev *c = container_of(vdev, struct clock_dev, vdev);
	unsigned int index = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	u64 rel = (vma->vm_pgoff << PAGE_SHIFT) & GENMASK_ULL(39, 0);
	struct clock_face *face;

	if (index > 1)
		return -EINVAL;
	face = &c->face[index];
	if (rel + (vma->vm_end - vma->vm_start) > face->mmio.length)
		return -EINVAL;

	vma->vm_pgoff = (face->mmio.start + rel) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops clock_ops = {
	.name = "clock",
	.open_device = clock_open,
	.mmap = clock_mmap,
};
