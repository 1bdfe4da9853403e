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

static int uio_map(struct toy_region region, struct vm_area_struct *area)
{
	area->vm_pgoff = PHYS_PFN(region.hw);
	return io_remap_pfn_range(area, area->vm_start, area->vm_pgoff,
				  region.size, area->vm_page_prot);
}

static const struct file_operations toy_fops = {
	.mmap = toy_fops_mmap,
};

static int toy_fops_mmap(struct file *file, struct vm_area_struct *vma)
{
	return uio_map(to_toy(file)->regions[0], vma);
}

static int toy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct toy *toy = container_of(vdev, struct toy, vdev);

	return 0;
}

static const struct vfio_device_ops toy_ops = {
	.name = "toy",
	.mmap = toy_mmap,
};
