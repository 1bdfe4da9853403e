// The region is passed by value to the helper that maps it.
#include <linux/vfio.h>
#include <linux/platform_device.h>

struct anvil_mem {
	phys_addr_t at;
	unsigned long nr;
};

struct anvil {
	struct vfio_device vdev;
	struct platform_device *pdev;
};

static int anvil_do_map(struct anvil_mem mem, struct vm_area_struct *vma)
{
	unsigned long rel = vma->vm_pgoff & (BIT_ULL(40 - PAGE_SHIFT) - 1);

	if (rel + vma_pages(vma) > mem.nr)
		return -EINVAL;

	vma->vm_pgoff = __phys_to_pfn(mem.at) + rel;
	// <- raw-pfn-in-pgoff
	vma->vm_page_prot = pgprot_device(vma->vm_page_prot);

	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int anvil_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct anvil *anvil = container_of(vdev, struct anvil, vdev);
	struct resource *res;
	struct anvil_mem mem;

	res = platform_get_resource(anvil->pdev, IORESOURCE_MEM,
				    vma->vm_pgoff >> (40 - PAGE_SHIFT));
	if (!res)
		return -EINVAL;

	mem.at = res->start;
	mem.nr = resource_size(res) >> PAGE_SHIFT;
	return anvil_do_map(mem, vma);
}

static const struct vfio_device_ops anvil_ops = {
	.name = "anvil",
	.mmap = anvil_mmap,
};
