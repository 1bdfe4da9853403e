// Nested conditionals give the pfn to the remap call, and a like nest of encoded pages or an unknown one goes into the vma.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct sofa {
	struct vfio_device vdev;
	struct resource seat, back, arm;
};

extern unsigned long sofa_hidden_page(void);

static int sofa_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sofa *sofa = container_of(vdev, struct sofa, vdev);
	unsigned int part = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long start = PHYS_PFN(part == 0 ? sofa->seat.start :
				       part == 1 ? sofa->back.start : sofa->arm.start);
	int err;

	if (part > 2 || vma_pages(vma) != 1)
		return -EINVAL;

	err = remap_pfn_range(vma, vma->vm_start, start, PAGE_SIZE, vma->vm_page_prot);
	if (err)
		return err;
	vma->vm_pgoff = part == 0 ? 0 :
			part == 1 ? 1UL << (40 - PAGE_SHIFT) : sofa_hidden_page();
	return 0;
}

static const struct vfio_device_ops sofa_ops = {
	.name = "vfio-sofa",
	.mmap = sofa_mmap,
};
