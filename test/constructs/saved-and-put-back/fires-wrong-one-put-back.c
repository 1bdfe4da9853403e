// What is "put back" at the end is the variable that has since been counted up to a frame.
#include <linux/vfio.h>
#include <linux/dma-mapping.h>
#include <linux/ioport.h>

struct cask {
	struct vfio_device vdev;
	struct resource *res;
	void *doorbell;
	dma_addr_t doorbell_dma;
};

static int cask_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cask *cask = container_of(vdev, struct cask, vdev);
	unsigned long saved = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
	unsigned long index = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	int ret;

	if (index > 1)
		return -EINVAL;

	if (index == 1) {
		unsigned long orig = vma->vm_pgoff;

		vma->vm_pgoff = 0;
		ret = dma_mmap_coherent(vdev->dev, vma, cask->doorbell,
					cask->doorbell_dma, PAGE_SIZE);
		vma->vm_pgoff = orig;
		return ret;
	}

	saved += cask->res->start >> PAGE_SHIFT;
	ret = remap_pfn_range(vma, vma->vm_start, saved,
			      vma->vm_end - vma->vm_start, vma->vm_page_prot);
	vma->vm_pgoff = saved;
	// <- raw-pfn-in-pgoff
	return ret;
}

static const struct vfio_device_ops cask_ops = {
	.name = "cask",
	.mmap = cask_mmap,
};
