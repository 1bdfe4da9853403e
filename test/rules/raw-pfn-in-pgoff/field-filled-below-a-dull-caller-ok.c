// Below a caller of no interest, from a function out of sight: nothing says what the base is.
#include <linux/vfio.h>

struct plug_window {
	u64 base;
	u64 length;
};

struct plug_device {
	struct vfio_device vdev;
	struct platform_device *pdev;
	struct plug_window windows[4];
};

static int plug_find_windows(struct plug_device *plug)
{
	int i;

	for (i = 0; i < 4; i++) {
		struct resource *res = platform_get_resource(plug->pdev, IORESOURCE_MEM, i);

		if (!res)
			return -ENODEV;
		plug->windows[i].base = read_base(res);
		plug->windows[i].length = resource_size(res);
	}
	return 0;
}

static int plug_open(struct vfio_device *vdev)
{
	struct plug_device *plug = container_of(vdev, struct plug_device, vdev);

	return plug_find_windows(plug);
}

static int plug_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct plug_device *plug = container_of(vdev, struct plug_device, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	struct plug_window *window;

	if (index >= 4)
		return -EINVAL;
	window = &plug->windows[index];

	vma->vm_pgoff = window->base >> PAGE_SHIFT;
	vma->vm_pgoff = (window->base >> PAGE_SHIFT) + 1;
	return 0;
}

static const struct vfio_device_ops plug_ops = {
	.open_device = plug_open,
	.mmap = plug_mmap,
};
