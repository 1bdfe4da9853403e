// vm_pgoff is made relative for dma_mmap_coherent() and put back on the only way out.
#include <linux/vfio.h>
#include <linux/dma-mapping.h>

struct jar {
	struct vfio_device vdev;
	void *cpu;
	dma_addr_t dma;
	size_t size;
};

static int jar_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct jar *jar = container_of(vdev, struct jar, vdev);
	unsigned long saved = vma->vm_pgoff;
	int ret;

	if (saved >> (40 - PAGE_SHIFT))
		return -EINVAL;

	/* dma_mmap_coherent() takes the page in the buffer from here */
	vma->vm_pgoff = 0;
	ret = dma_mmap_coherent(vdev->dev, vma, jar->cpu, jar->dma, jar->size);
	vma->vm_pgoff = saved;
	return ret;
}

static const struct vfio_device_ops jar_ops = {
	.name = "jar",
	.mmap = jar_mmap,
};
