#include <linux/pci.h>
#include <linux/vfio.h>

struct snipe {
	struct vfio_device core;
	phys_addr_t base;
	u64 size;
};

static int snipe_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct snipe *snipe = container_of(core, struct snipe, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > snipe->size)
		return -EINVAL;
	/* vfio-lint: ignore raw-pfn-in-pgoff -- the hypervisor of this board reads it there */
	vma->vm_pgoff = PHYS_PFN(snipe->base);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, length, vma->vm_page_prot);
}

static const struct vfio_device_ops snipe_ops = {
	.mmap = snipe_mmap,
};

static struct pci_driver snipe_driver = {
	.probe = snipe_probe,
};
