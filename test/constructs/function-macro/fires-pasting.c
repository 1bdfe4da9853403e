// Token pasting makes the accessor's name and the member's name.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct vine {
	struct vfio_device vdev;
	struct resource *ctl_res;
	struct resource *data_res;
};

#define VINE_GET(which)							\
static unsigned long vine_##which##_head(struct vine *v)		\
{									\
	return v->which##_res->start >> PAGE_SHIFT;			\
}
VINE_GET(ctl)
VINE_GET(data)
#undef VINE_GET

static int vine_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vine *v = container_of(vdev, struct vine, vdev);
	unsigned int index = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long head;

	switch (index) {
	case 0:
		head = vine_ctl_head(v);
		break;
	case 1:
		head = vine_data_head(v);
		break;
	default:
		return -EINVAL;
	}

	vma->vm_pgoff = head;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, head,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops vine_ops = {
	.name = "vine",
	.mmap = vine_mmap,
};
