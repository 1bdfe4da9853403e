// The helper is defined in both halves, each gives the region's first page in the file.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct sieve {
	struct vfio_device vdev;
	struct resource *res;
};

#if BITS_PER_LONG == 64
static unsigned long sieve_head(unsigned long i)
{
	return i << (40 - PAGE_SHIFT);
}
#else
static unsigned long sieve_head(unsigned long i)
{
	return (unsigned long)(((u64)i << 40) >> PAGE_SHIFT);
}
#endif

static int sieve_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sieve *s = container_of(vdev, struct sieve, vdev);
	unsigned long i = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	if (i > 1 || vma->vm_pgoff != sieve_head(i))
		return -EINVAL;

	vma->vm_pgoff = sieve_head(i);
	return remap_pfn_range(vma, vma->vm_start, s->res[i].start >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops sieve_ops = {
	.name = "sieve",
	.mmap = sieve_mmap,
};
