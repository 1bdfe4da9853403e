// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define MYRT_SHIFT	40
#define MYRT_MASK	((1ULL << MYRT_SHIFT) - 1)

struct myrt_region {
	phys_addr_t addr;
	resource_size_t size;
	bool cacheable;
};

struct myrt_dev {
	struct vfio_device vdev;
	struct myrt_region region[2];
};

static int myrt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct myrt_dev *m = container_of(vdev, struct myrt_dev, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int i = off >> MYRT_SHIFT;
	u64 inside = off & MYRT_MASK;
	u64 len = vma->vm_end - vma->vm_start;
	struct myrt_region *r;
	bool fits;

	if (i >= ARRAY_SIZE(m->region) || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	r = &m->region[i];
	fits = len <= r->size;
	//     ^ error bounds-ignore-offset
	if (!fits)
		return -EINVAL;
	if (!r->cacheable)
		vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return remap_pfn_range(vma, vma->vm_start,
			       (r->addr + inside) >> PAGE_SHIFT, len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops myrt_ops = {
	.name = "myrt",
	.mmap = myrt_mmap,
};
