// The chain of static functions starts at a function of another module, so nobody can tell what space its number is of.
#include <linux/err.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct hammock {
	struct vfio_pci_core_device core;
	u32 knots;
};

u64 hammock_fw_query(struct pci_dev *pdev, u32 key, u32 arg);

static u64 hammock_queue_base(const struct hammock *h)
{
	return hammock_fw_query(h->core.pdev, 0x11, h->knots);
}

static u64 hammock_queue_token(const struct hammock *h, unsigned int queue)
{
	return hammock_queue_base(h) + queue * PAGE_SIZE;
}

static long hammock_queue_page(const struct hammock *h, unsigned int queue)
{
	if (queue > h->knots)
		return -ERANGE;
	return hammock_queue_token(h, queue) >> PAGE_SHIFT;
}

static int hammock_mmap_queue(struct vfio_pci_core_device *core,
			      struct vfio_pci_region *region,
			      struct vm_area_struct *vma)
{
	struct hammock *h = container_of(core, struct hammock, core);
	unsigned int queue = vma->vm_pgoff & 0xffff;
	long page = hammock_queue_page(h, queue);
	resource_size_t bar = pci_resource_start(core->pdev, 2) + queue * PAGE_SIZE;

	if (page < 0)
		return page;
	vma->vm_pgoff = page;
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(bar), PAGE_SIZE,
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
