// The function that stores calls itself for the parent, and stores the pfn at the end of the descent.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct silo {
	struct vfio_device vdev;
	struct silo *parent;
	struct resource *grain;
};

static int silo_fill(struct silo *silo, struct vm_area_struct *vma, unsigned long add)
{
	unsigned long pfn;

	if (silo->parent)
		return silo_fill(silo->parent, vma, add + 1);

	pfn = (silo->grain->start >> PAGE_SHIFT) + add;
	vma->vm_pgoff = pfn;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn, PAGE_SIZE, vma->vm_page_prot);
}

static int silo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct silo *silo = container_of(vdev, struct silo, vdev);

	if (vma->vm_pgoff || vma_pages(vma) != 1)
		return -EINVAL;
	return silo_fill(silo, vma, 0);
}

static const struct vfio_device_ops silo_ops = {
	.name = "vfio-silo",
	.mmap = silo_mmap,
};
