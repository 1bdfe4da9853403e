// The field's address is cast and dereferenced to get round a const vma.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct hornet {
	struct vfio_pci_core_device core;
};

static void hornet_settle(const struct vm_area_struct *vma, phys_addr_t nest)
{
	*(unsigned long *)&vma->vm_pgoff = (unsigned long)(nest >> PAGE_SHIFT);
	// <- raw-pfn-in-pgoff
}

static int hornet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hornet *h = container_of(vdev, struct hornet, core.vdev);
	phys_addr_t nest = pci_resource_start(h->core.pdev, 3);

	if (vma_pages(vma) > 4)
		return -EINVAL;
	hornet_settle(vma, nest);
	return io_remap_pfn_range(vma, vma->vm_start, nest >> PAGE_SHIFT,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops hornet_ops = {
	.name = "hornet",
	.mmap = hornet_mmap,
};
