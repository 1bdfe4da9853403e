// The old value is saved in the device by one helper and put back from there by another.
#include <linux/vfio.h>
#include <linux/dma-mapping.h>
#include <linux/ioport.h>

struct vial {
	struct vfio_device vdev;
	struct resource *res;
	void *ring;
	dma_addr_t ring_dma;
	unsigned long pfn;
};

static void vial_save(struct vial *v, struct vm_area_struct *vma)
{
	v->pfn = vma->vm_pgoff;
}

static int vial_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vial *v = container_of(vdev, struct vial, vdev);
	unsigned long pgoff = v->res->start >> PAGE_SHIFT;
	int ret;

	if (vma->vm_pgoff >> (40 - PAGE_SHIFT))
		return remap_pfn_range(vma, vma->vm_start, pgoff, PAGE_SIZE,
				       vma->vm_page_prot);

	vial_save(v, vma);
	vma->vm_pgoff = 0;
	ret = dma_mmap_coherent(vdev->dev, vma, v->ring, v->ring_dma, PAGE_SIZE);
	vma->vm_pgoff = v->pfn;
	return ret;
}

static const struct vfio_device_ops vial_ops = {
	.name = "vial",
	.mmap = vial_mmap,
};
