#include <linux/fs.h>
#include <linux/mm.h>

static int memdev_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long pfn;

	if (vma->vm_flags & VM_IO)
		return -EBUSY;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	if (vma->vm_flags & VM_PFNMAP) {
		pfn = vma->vm_pgoff;
		return remap_pfn_range(vma, vma->vm_start, pfn, PAGE_SIZE, vma->vm_page_prot);
	}
	return 0;
}

static const struct file_operations memdev_fops = {
	.mmap = memdev_mmap,
};
