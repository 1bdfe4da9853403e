#include <linux/pci.h>
#include <linux/vfio.h>
#include "redpoll.h"

struct redpoll_kind {
	const char *name;
	struct vfio_device_ops ops;
};

#define redpoll_usual_mmap redpoll_mmap

static int redpoll_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct redpoll *redpoll = container_of(core, struct redpoll, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > redpoll->size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(redpoll->base), length, vma->vm_page_prot);
}

static struct redpoll_kind redpoll_kinds[] = {
	{ .name = "small", .ops = { .mmap = redpoll_mmap } },
	{ .name = "large", .ops = { .mmap = redpoll_far_mmap } },
};

static const struct vfio_device_ops redpoll_ops = {
	.mmap = redpoll_usual_mmap,
};

static struct pci_driver redpoll_driver = {
	.probe = redpoll_probe,
};
