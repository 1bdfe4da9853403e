// The descriptor holds VFIO ops and file ops; only the file ops' mmap stores a frame.
#include <linux/fs.h>
#include <linux/pci.h>
#include <linux/vfio.h>

struct harrow_type {
	struct vfio_device_ops	vops;
	struct file_operations	fops;
	u32			bar;
};

struct harrow {
	struct vfio_device		vdev;
	struct pci_dev			*pdev;
	const struct harrow_type	*type;
};

static unsigned long harrow_base(struct harrow *h)
{
	return pci_resource_start(h->pdev, h->type->bar) >> PAGE_SHIFT;
}

static int harrow_fmap(struct file *file, struct vm_area_struct *vma)
{
	struct harrow *h = file->private_data;

	vma->vm_pgoff += harrow_base(h);
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int harrow_vmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct harrow *h = container_of(vdev, struct harrow, vdev);
	unsigned long page = vma->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1);

	if (vma->vm_pgoff >> (40 - PAGE_SHIFT) != h->type->bar)
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start, harrow_base(h) + page,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct harrow_type harrow_spike = {
	.bar	= 2,
	.fops	= {
		.owner	= THIS_MODULE,
		.mmap	= harrow_fmap,
	},
	.vops	= {
		.name	= "harrow",
		.mmap	= harrow_vmap,
	},
};
