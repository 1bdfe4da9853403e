// vfio_device_ops sits as a member in the driver's own type descriptor, initialised in place.
#include <linux/pci.h>
#include <linux/vfio.h>

struct plough_type {
	const char			*label;
	u32				bar_mask;
	struct vfio_device_ops		vops;
	int				(*arm)(struct vfio_device *vdev);
};

struct plough {
	struct vfio_device		vdev;
	struct pci_dev			*pdev;
	const struct plough_type	*type;
};

static int plough_arm(struct vfio_device *vdev)
{
	return 0;
}

static int plough_deep_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct plough *p = container_of(vdev, struct plough, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u32 bar = off >> 40;
	phys_addr_t phys;

	if (bar > 5 || !(p->type->bar_mask & BIT(bar)))
		return -EINVAL;

	phys = pci_resource_start(p->pdev, bar) + (off & GENMASK_ULL(39, 0));
	vma->vm_pgoff = PHYS_PFN(phys);
	// <- warning raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(phys),
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct plough_type plough_deep = {
	.label		= "deep",
	.bar_mask	= BIT(0) | BIT(4),
	.vops		= {
		.name	= "plough-deep",
		.mmap	= plough_deep_mmap,
	},
	.arm		= plough_arm,
};

static int plough_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plough *p;

	p = vfio_alloc_device(plough, vdev, &pdev->dev, &plough_deep.vops);
	if (IS_ERR(p))
		return PTR_ERR(p);
	p->pdev = pdev;
	p->type = &plough_deep;
	return p->type->arm(&p->vdev) ?: vfio_register_group_dev(&p->vdev);
}
