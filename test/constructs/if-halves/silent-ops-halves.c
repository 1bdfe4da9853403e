// The store is in a char device's mmap in one half, in the other half a VFIO mmap of the same name leaves the vma alone.
#include <linux/vfio.h>
#include <linux/fs.h>
#include <linux/ioport.h>

static struct resource sieve_res;

#ifdef CONFIG_SIEVE_LEGACY_CHARDEV
static int sieve_chr_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_pgoff = sieve_res.start >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct file_operations sieve_fops = {
	.mmap = sieve_chr_mmap,
};
#else
static int sieve_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	unsigned long pfn = sieve_res.start >> PAGE_SHIFT;

	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops sieve_ops = {
	.name = "sieve",
	.mmap = sieve_mmap,
};
#endif
