#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct toy_region {
	u64 hw;
	u64 size;
};

struct toy {
	struct vfio_device vdev;
	struct toy_region regions[4];
	struct pci_dev *pdev;
};

static int toy_probe_region(struct toy *toy, struct resource *res, int i)
{
	toy->regions[i].hw = res->start;
	toy->regions[i].size = resource_size(res);
	return 0;
}

static int toy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct toy *toy = container_of(vdev, struct toy, vdev);

	return 0;
}

static int toy_char_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(to_pdev(file), 0));
	return 0;
}

static void toy_init(struct toy *toy, struct file_operations *ops)
{
	ops->mmap = toy_char_mmap;
}

static const struct vfio_device_ops toy_ops = {
	.name = "toy",
	.mmap = toy_mmap,
};
