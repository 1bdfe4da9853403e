// The recursion never says where it starts from: each case ends in itself or in a function out of sight.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct nest_egg {
	struct nest_egg *next;
	unsigned long pages;
	u32 handle;
};

struct nest {
	struct vfio_pci_core_device core;
	struct nest_egg *root;
};

/* nest_fw.c, a blob */
unsigned long nest_fw_resolve(u32 handle);

static unsigned long nest_pfn(struct nest_egg *egg, unsigned long n)
{
	if (n < egg->pages)
		return nest_fw_resolve(egg->handle) + n;
	return nest_pfn(egg->next, n - egg->pages);
}

static int nest_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct nest *nest = container_of(vdev, struct nest, core.vdev);
	unsigned long n = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	unsigned long bar = PHYS_PFN(pci_resource_start(nest->core.pdev, 0));

	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) != 1)
		return vfio_pci_core_mmap(vdev, vma);
	vma->vm_pgoff = nest_pfn(nest->root, n);
	return remap_pfn_range(vma, vma->vm_start, bar + n,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops nest_ops = {
	.name = "nest",
	.mmap = nest_mmap,
};
