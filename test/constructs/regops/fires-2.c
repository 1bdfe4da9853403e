// A device-specific region with vfio_pci_regops: its mmap leaves the frame of stolen memory in vm_pgoff.
#include <linux/pci.h>
#include <linux/vfio.h>
#include "vfio_pci_private.h"

struct cellar {
	phys_addr_t	stolen;
	void		*kva;
};

static size_t cellar_rw(struct vfio_pci_device *vdev, char __user *buf,
			size_t count, loff_t *ppos, bool iswrite)
{
	unsigned int i = VFIO_PCI_OFFSET_TO_INDEX(*ppos) - VFIO_PCI_NUM_REGIONS;
	loff_t pos = *ppos & VFIO_PCI_OFFSET_MASK;
	struct cellar *c = vdev->region[i].data;

	if (iswrite || pos >= vdev->region[i].size)
		return -EINVAL;
	count = min_t(size_t, count, vdev->region[i].size - pos);
	return copy_to_user(buf, c->kva + pos, count) ? -EFAULT : count;
}

static void cellar_release(struct vfio_pci_device *vdev,
			   struct vfio_pci_region *region)
{
	struct cellar *c = region->data;

	memunmap(c->kva);
	kfree(c);
}

static int cellar_mmap(struct vfio_pci_device *vdev,
		       struct vfio_pci_region *region,
		       struct vm_area_struct *vma)
{
	struct cellar *c = region->data;
	unsigned long inside;

	inside = vma->vm_pgoff & ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (inside + vma_pages(vma) > region->size >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = (c->stolen >> PAGE_SHIFT) + inside;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_pci_regops cellar_regops = {
	.rw		= cellar_rw,
	.mmap		= cellar_mmap,
	.release	= cellar_release,
};

int vfio_pci_cellar_init(struct vfio_pci_device *vdev)
{
	struct cellar *c = kzalloc(sizeof(*c), GFP_KERNEL);

	if (!c)
		return -ENOMEM;
	c->stolen = pci_resource_start(vdev->pdev, 4) + SZ_1M;
	c->kva = memremap(c->stolen, SZ_1M, MEMREMAP_WB);
	return vfio_pci_register_dev_region(vdev, PCI_VENDOR_ID_INTEL, 7,
					    &cellar_regops, SZ_1M,
					    VFIO_REGION_INFO_FLAG_READ, c);
}
