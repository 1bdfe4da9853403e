// SPDX-License-Identifier: MIT
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched/mm.h>

static void aperture_close(struct vm_area_struct *vma)
{
	module_put(THIS_MODULE);
}

static void aperture_open(struct vm_area_struct *vma)
{
	__module_get(THIS_MODULE);
}

static const struct vm_operations_struct aperture_vm_ops = {
	.open = aperture_open,
	.close = aperture_close,
};

/* The offset of an aperture's file is its pfn: see aperture_mmap(). */
long aperture_pfn_at(unsigned long uaddr)
{
	struct vm_area_struct *vma;
	long pfn = -EINVAL;

	mmap_read_lock(current->mm);
	vma = vma_lookup(current->mm, uaddr);
	if (vma && vma->vm_ops == &aperture_vm_ops &&
	    (vma->vm_flags & VM_PFNMAP))
		pfn = vma->vm_pgoff + ((uaddr - vma->vm_start) >> PAGE_SHIFT);
	mmap_read_unlock(current->mm);
	return pfn;
}

static int aperture_mmap(struct file *filp, struct vm_area_struct *vma)
{
	int ret;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	ret = io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				 vma->vm_end - vma->vm_start,
				 vma->vm_page_prot);
	if (ret)
		return ret;
	vma->vm_ops = &aperture_vm_ops;
	aperture_open(vma);
	return 0;
}

const struct file_operations aperture_fops = {
	.owner = THIS_MODULE,
	.mmap = aperture_mmap,
};
