// This driver never invalidates; the zap in the folder belongs to the driver of neighbour.c: a warning.
#include "shared.h"

static void hammock_quiesce(struct hammock *h)
{
	dev_dbg(h->vdev.dev, "quiesced\n");
}

long hammock_ioctl(struct vfio_device *vdev, unsigned int cmd,
			  unsigned long arg)
{
	if (cmd != VFIO_DEVICE_RESET)
		return -ENOTTY;
	hammock_quiesce(container_of(vdev, struct hammock, vdev));
	return 0;
}

int hammock_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hammock *h = container_of(vdev, struct hammock, vdev);
	unsigned long nr = vma->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1);

	if (nr + vma_pages(vma) > resource_size(h->net) >> PAGE_SHIFT)
		return -EINVAL;

	nr = nr + (h->net->start >> PAGE_SHIFT);
	vma->vm_pgoff = nr;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, nr,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
