// The callee changes its own copy of the struct, the caller's field is what is stored.
#include <linux/vfio.h>
#include <linux/platform_device.h>

struct anvil_mem {
	u64 at;
	unsigned long nr;
};

struct anvil {
	struct vfio_device vdev;
	struct platform_device *pdev;
};

static int anvil_do_map(struct anvil_mem mem, struct vm_area_struct *vma,
			struct resource *res)
{
	unsigned long rel = mem.at & (BIT_ULL(40 - PAGE_SHIFT) - 1);

	if (rel + vma_pages(vma) > mem.nr)
		return -EINVAL;

	mem.at = __phys_to_pfn(res->start) + rel;
	return io_remap_pfn_range(vma, vma->vm_start, mem.at,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int anvil_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct anvil *anvil = container_of(vdev, struct anvil, vdev);
	struct resource *res;
	struct anvil_mem mem;
	int ret;

	res = platform_get_resource(anvil->pdev, IORESOURCE_MEM,
				    vma->vm_pgoff >> (40 - PAGE_SHIFT));
	if (!res)
		return -EINVAL;

	mem.at = vma->vm_pgoff;
	mem.nr = resource_size(res) >> PAGE_SHIFT;
	ret = anvil_do_map(mem, vma, res);
	vma->vm_pgoff = mem.at;
	return ret;
}

static const struct vfio_device_ops anvil_ops = {
	.name = "anvil",
	.mmap = anvil_mmap,
};
