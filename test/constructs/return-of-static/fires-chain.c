// Three static functions deep, the address is fetched, moved and turned into a pfn, with an errno on the way.
#include <linux/err.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct hammock {
	struct vfio_pci_core_device core;
	u32 knots;
};

static resource_size_t hammock_bar_base(const struct hammock *h)
{
	return pci_resource_start(h->core.pdev, h->knots ? 2 : 0);
}

static phys_addr_t hammock_queue_addr(const struct hammock *h, unsigned int queue)
{
	return hammock_bar_base(h) + SZ_64K + queue * PAGE_SIZE;
}

static long hammock_queue_page(const struct hammock *h, unsigned int queue)
{
	if (queue > h->knots)
		return -ERANGE;
	return hammock_queue_addr(h, queue) >> PAGE_SHIFT;
}

static int hammock_mmap_queue(struct vfio_pci_core_device *core,
			      struct vfio_pci_region *region,
			      struct vm_area_struct *vma)
{
	struct hammock *h = container_of(core, struct hammock, core);
	long page;

	page = hammock_queue_page(h, vma->vm_pgoff & 0xffff);
	if (page < 0)
		return page;

	vma->vm_pgoff = page;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, page, PAGE_SIZE,
				  vma->vm_page_prot);
}

static const struct vfio_pci_regops hammock_regops = {
	.mmap = hammock_mmap_queue,
};

int hammock_add_region(struct hammock *h)
{
	return vfio_pci_core_register_dev_region(&h->core, 0x1d0f, 1, &hammock_regops,
						 SZ_1M, VFIO_REGION_INFO_FLAG_MMAP, h);
}
