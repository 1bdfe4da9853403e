// The double pointer walks an array of vmas, one of which is the mmap's own.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct swarm {
	struct vfio_device vdev;
	struct resource *res;
};

static void swarm_retag(struct vm_area_struct **list, int n, phys_addr_t at)
{
	int i;

	for (i = 0; i < n; i++) {
		list[i]->vm_pgoff = at >> PAGE_SHIFT;
		// <- raw-pfn-in-pgoff
		at += list[i]->vm_end - list[i]->vm_start;
	}
}

static int swarm_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct swarm *swarm = container_of(vdev, struct swarm, vdev);
	struct vm_area_struct *list[1] = { vma };

	swarm_retag(list, ARRAY_SIZE(list), swarm->res->start);
	return remap_pfn_range(vma, vma->vm_start, swarm->res->start >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops swarm_ops = {
	.name = "swarm",
	.mmap = swarm_mmap,
};
