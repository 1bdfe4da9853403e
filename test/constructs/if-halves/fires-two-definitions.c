// The helper is defined twice, in one half it gives a frame and in the other 0; the store is outside.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct sieve {
	struct vfio_device vdev;
	struct resource *res;
};

#ifdef CONFIG_HAS_IOMEM
static unsigned long sieve_head(struct sieve *s)
{
	return s->res->start >> PAGE_SHIFT;
}
#else
static unsigned long sieve_head(struct sieve *s)
{
	return 0;
}
#endif

static int sieve_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sieve *s = container_of(vdev, struct sieve, vdev);

	vma->vm_pgoff = sieve_head(s);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops sieve_ops = {
	.name = "sieve",
	.mmap = sieve_mmap,
};
