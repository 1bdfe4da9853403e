#include <linux/vfio.h>

struct part {
	u64 value;
};

struct one {
	struct vfio_device vdev;
	struct part part;
};

static void one_probe(struct one *one, struct resource *res)
{
	one->part.value = PHYS_PFN(res->start);
}

static int one_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct one *one = container_of(vdev, struct one, vdev);

	return remap_pfn_range(vma, vma->vm_start, one->part.value, PAGE_SIZE,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops one_ops = {
	.mmap = one_mmap,
};
