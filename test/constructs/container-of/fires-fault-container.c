// A work item, embedded in the device, computes the base; mmap reaches the device by container_of of a region.
#include <linux/vfio.h>
#include <linux/workqueue.h>
#include <linux/platform_device.h>

struct broom_region {
	struct kobject kobj;
	unsigned int id;
};

struct broom {
	struct vfio_device vdev;
	struct platform_device *pdev;
	struct work_struct scan;
	resource_size_t head;
	struct broom_region region0;
};

static void broom_scan(struct work_struct *work)
{
	struct broom *broom = container_of(work, struct broom, scan);
	struct resource *res = platform_get_mem_or_io(broom->pdev, 0);

	if (res)
		broom->head = res->start;
}

static int broom_open(struct vfio_device *vdev)
{
	struct broom *broom = container_of(vdev, struct broom, vdev);

	INIT_WORK(&broom->scan, broom_scan);
	schedule_work(&broom->scan);
	flush_work(&broom->scan);
	return 0;
}

static int broom_region_map(struct broom_region *r, struct vm_area_struct *vma)
{
	resource_size_t start = container_of(r, struct broom, region0)->head;

	vma->vm_pgoff = (start >> PAGE_SHIFT) + (vma->vm_pgoff & 0xfffffff);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int broom_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct broom *broom = container_of(vdev, struct broom, vdev);

	return broom_region_map(&broom->region0, vma);
}

static const struct vfio_device_ops broom_ops = {
	.name = "broom",
	.open_device = broom_open,
	.mmap = broom_mmap,
};
