// A channel device whose region is memory of the host.
#include <linux/vfio.h>
#include <linux/io.h>

struct chan {
	struct vfio_device vdev;
	void *ring;
};

static int chan_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct chan *chan = container_of(vdev, struct chan, vdev);

	if (vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	vma->vm_pgoff = virt_to_phys(chan->ring) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops chan_dev_ops = { .name = "chan", .mmap = chan_mmap };
