// The only caller of the function that fills the windows has nothing of interest in its own body.
#include <linux/vfio.h>

struct lamp_window {
	u64 base;
	u64 length;
};

struct lamp_device {
	struct vfio_device vdev;
	struct platform_device *pdev;
	struct lamp_window windows[4];
};

static int lamp_find_windows(struct lamp_device *lamp)
{
	int i;

	for (i = 0; i < 4; i++) {
		struct resource *res = platform_get_resource(lamp->pdev, IORESOURCE_MEM, i);

		if (!res)
			return -ENODEV;
		lamp->windows[i].base = res->start;
		lamp->windows[i].length = resource_size(res);
	}
	return 0;
}

static int lamp_open(struct vfio_device *vdev)
{
	struct lamp_device *lamp = container_of(vdev, struct lamp_device, vdev);

	return lamp_find_windows(lamp);
}

static int lamp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lamp_device *lamp = container_of(vdev, struct lamp_device, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	struct lamp_window *window;

	if (index >= 4)
		return -EINVAL;
	window = &lamp->windows[index];

	// <- raw-pfn-in-pgoff: got page@physical
	// <- raw-pfn-in-pgoff: got page@physical
	return remap_pfn_range(vma, vma->vm_start,
			       (window->base >> PAGE_SHIFT) + 1,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops lamp_ops = {
	.open_device = lamp_open,
	.mmap = lamp_mmap,
};
