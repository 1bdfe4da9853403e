// The region is vmalloc memory: its mmap passes the page inside the region to remap_vmalloc_range and names a pfn for a trace alone.
#include <linux/vfio_pci_core.h>
#include <linux/vmalloc.h>

struct loft {
	void	*log;
	size_t	bytes;
};

static int loft_mmap(struct vfio_pci_core_device *vdev,
		     struct vfio_pci_region *region,
		     struct vm_area_struct *vma)
{
	struct loft *l = region->data;
	unsigned long pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	unsigned long pfn = vmalloc_to_pfn(l->log + (pgoff << PAGE_SHIFT));

	pci_dbg(vdev->pdev, "log page %lu is frame %#lx\n", pgoff, pfn);
	return remap_vmalloc_range(vma, l->log, pgoff);
}

static void loft_release(struct vfio_pci_core_device *vdev,
			 struct vfio_pci_region *region)
{
	struct loft *l = region->data;

	vfree(l->log);
	kfree(l);
}

static const struct vfio_pci_regops loft_regops = {
	.mmap		= loft_mmap,
	.release	= loft_release,
};

int loft_setup(struct vfio_pci_core_device *vdev)
{
	struct loft *l = kzalloc(sizeof(*l), GFP_KERNEL);

	if (!l)
		return -ENOMEM;
	l->bytes = SZ_256K;
	l->log = vmalloc_user(l->bytes);
	return vfio_pci_core_register_dev_region(vdev, 0x8086, 4, &loft_regops,
						 l->bytes, 0, l);
}
