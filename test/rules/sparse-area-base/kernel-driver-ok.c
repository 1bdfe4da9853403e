// A driver tells user space of its areas.
#include <linux/module.h>
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

static int demo_sparse(struct vfio_region_info_cap_sparse_mmap *sparse, struct vm_area_struct *vma)
{
	sparse->areas[0].offset = 0x2000;
	sparse->areas[0].size = PAGE_SIZE;
	return vma->vm_end - vma->vm_start > sparse->areas[0].size ? -EINVAL : 0;
}

static const struct vfio_device_ops demo_ops = {
	.name = "demo",
};
