#include <linux/platform_device.h>
#include <linux/vfio.h>

#define HERON_OFFSET_SHIFT 44
#define HERON_OFFSET_TO_INDEX(off) ((u64)(off) >> HERON_OFFSET_SHIFT)

struct heron_window {
	phys_addr_t base;
	u64 size;
};

struct heron {
	struct vfio_device core;
	struct heron_window windows[4];
};

static int heron_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct heron *heron = container_of(core, struct heron, core);
	u64 index = HERON_OFFSET_TO_INDEX((u64)vma->vm_pgoff << PAGE_SHIFT);
	u64 page = vma->vm_pgoff & ((1ULL << (HERON_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || index >= ARRAY_SIZE(heron->windows))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + length > heron->windows[index].size)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(heron->windows[index].base) + page;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, length, vma->vm_page_prot);
}

static const struct vfio_device_ops heron_ops = {
	.mmap = heron_mmap,
};

static int heron_probe(struct platform_device *pdev)
{
	struct heron *heron = vfio_alloc_device(heron, core, &pdev->dev, &heron_ops);

	return IS_ERR(heron) ? PTR_ERR(heron) : vfio_register_group_dev(&heron->core);
}

static struct platform_driver heron_driver = {
	.probe = heron_probe,
};
