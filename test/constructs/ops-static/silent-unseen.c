// What is stored comes from a firmware call whose body is out of sight.
#include <linux/vfio.h>
#include <linux/mm.h>
#include "hearth_fw.h"

struct hearth {
	struct vfio_device	vdev;
	struct hearth_fw	*fw;
	phys_addr_t		base;
};

static int hearth_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hearth *h = container_of(vdev, struct hearth, vdev);
	unsigned long key = h->base >> PAGE_SHIFT;
	unsigned long pfn = key;

	key = hearth_fw_window_key(h->fw, vma->vm_pgoff);
	if (IS_ERR_VALUE(key))
		return (long)key;

	vma->vm_pgoff = key;
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops hearth_ops = {
	.name = "hearth",
	.mmap = hearth_mmap,
};
