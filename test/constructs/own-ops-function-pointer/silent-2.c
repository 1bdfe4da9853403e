// The hw tables have .map for VFIO and .export for a char device; only .export's functions store a frame.
#include <linux/fs.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct drake;

struct drake_hw {
	int	(*map)(struct drake *drv, struct vm_area_struct *vma);
	int	(*export)(struct drake *drv, struct vm_area_struct *vma);
};

struct drake {
	struct vfio_device		vdev;
	struct pci_dev			*pdev;
	const struct drake_hw		*hw;
};

static unsigned long drake_pfn(struct drake *drv)
{
	return pci_resource_start(drv->pdev, 0) >> PAGE_SHIFT;
}

static int drake_a0_map(struct drake *drv, struct vm_area_struct *vma)
{
	return remap_pfn_range(vma, vma->vm_start, drake_pfn(drv),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int drake_a0_export(struct drake *drv, struct vm_area_struct *vma)
{
	vma->vm_pgoff = drake_pfn(drv);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct drake_hw drake_a0 = {
	.map	= drake_a0_map,
	.export	= drake_a0_export,
};

static int drake_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct drake *drv = container_of(vdev, struct drake, vdev);

	return drv->hw->map(drv, vma);
}

static int drake_char_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct drake *drv = file->private_data;

	return drv->hw->export(drv, vma);
}

static const struct vfio_device_ops drake_ops = { .name = "drake", .mmap = drake_mmap };
static const struct file_operations drake_fops = { .mmap = drake_char_mmap };
