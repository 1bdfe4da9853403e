// Two structs embed a kobj-like node; the one reached by container_of has a head that an unseen parser fills.
#include <linux/vfio.h>
#include <linux/platform_device.h>
#include "broom_fw.h"

struct broom_node {
	u32 id;
};

struct broom_phys {
	resource_size_t head;
	struct broom_node node;
};

struct broom_fw {
	u64 head;
	struct broom_node node;
};

struct broom {
	struct vfio_device vdev;
	struct platform_device *pdev;
	struct broom_phys phys;
	struct broom_fw fw;
};

static int broom_open(struct vfio_device *vdev)
{
	struct broom *b = container_of(vdev, struct broom, vdev);
	struct resource *res = platform_get_resource(b->pdev, IORESOURCE_MEM, 0);

	b->phys.head = res->start;
	return broom_fw_parse(b->pdev, &b->fw.head);
}

static int broom_node_map(struct broom_node *n, struct vm_area_struct *vma, unsigned long pfn)
{
	vma->vm_pgoff = container_of(n, struct broom_fw, node)->head >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int broom_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct broom *b = container_of(vdev, struct broom, vdev);

	return broom_node_map(&b->fw.node, vma, b->phys.head >> PAGE_SHIFT);
}

static const struct vfio_device_ops broom_ops = {
	.name = "broom",
	.open_device = broom_open,
	.mmap = broom_mmap,
};
