// One word of a union is overlaid: last written as a user cookie copied from user space, so it is no known frame.
#include <linux/vfio.h>
#include <linux/uaccess.h>
#include <linux/ioport.h>

struct sock_dev {
	struct vfio_device vdev;
	struct resource *res;
	union {
		unsigned long pfn;
		unsigned long cookie;
	};
};

static long sock_ioctl(struct vfio_device *vdev, unsigned int cmd, unsigned long arg)
{
	struct sock_dev *s = container_of(vdev, struct sock_dev, vdev);
	u64 val;

	if (cmd != _IOW(';', 0xf0, u64))
		return -ENOTTY;
	if (get_user(val, (u64 __user *)arg))
		return -EFAULT;

	s->cookie = val;
	return 0;
}

static int sock_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sock_dev *s = container_of(vdev, struct sock_dev, vdev);

	if (vma_pages(vma) > resource_size(s->res) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = s->cookie;
	return remap_pfn_range(vma, vma->vm_start, s->res->start >> PAGE_SHIFT,
			       vma_pages(vma) << PAGE_SHIFT, vma->vm_page_prot);
}

static const struct vfio_device_ops sock_ops = {
	.name = "sock",
	.ioctl = sock_ioctl,
	.mmap = sock_mmap,
};
