// A table of another type whose variable is called vfio_ops, with a handler that takes file and vma.
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/vfio.h>

struct nosebag_ops {
	const char	*name;
	int		(*mmap)(struct file *file, struct vm_area_struct *vma);
};

static phys_addr_t nosebag_oats;

static int nosebag_vfio_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_pgoff = nosebag_oats >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct nosebag_ops vfio_ops = {
	.name	= "nosebag-vfio",
	.mmap	= nosebag_vfio_mmap,
};

int nosebag_dispatch(struct file *file, struct vm_area_struct *vma)
{
	return vfio_ops.mmap(file, vma);
}
