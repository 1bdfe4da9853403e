// Two callbacks beside one another: the one that gives a region coding is stored, the one that gives a frame is remapped.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct egret;

struct egret_layout {
	unsigned long	(*pgoff)(struct egret *e, unsigned int index);
	unsigned long	(*pfn)(struct egret *e, unsigned int index);
	unsigned long	(*tag)(struct egret *e, unsigned int index);
};

struct egret {
	struct vfio_device		vdev;
	struct pci_dev			*pdev;
	const struct egret_layout	*layout;
};

static unsigned long egret_pfn(struct egret *e, unsigned int index)
{
	return PHYS_PFN(pci_resource_start(e->pdev, index));
}

static unsigned long egret_pgoff(struct egret *e, unsigned int index)
{
	return VFIO_PCI_INDEX_TO_OFFSET(index) >> PAGE_SHIFT;
}

static const struct egret_layout egret_layout = {
	.pfn	= egret_pfn,
	.pgoff	= egret_pgoff,
};

static int egret_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct egret *e = container_of(vdev, struct egret, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (index >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;

	vma->vm_pgoff = e->layout->pgoff(e, index);
	return io_remap_pfn_range(vma, vma->vm_start, e->layout->pfn(e, index),
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops egret_ops = {
	.name	= "egret",
	.mmap	= egret_mmap,
};
