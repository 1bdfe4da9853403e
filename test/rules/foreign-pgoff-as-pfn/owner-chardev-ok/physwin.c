// SPDX-License-Identifier: MIT
#include <linux/fs.h>
#include <linux/io.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/module.h>

/* File offsets of this character device are physical addresses. */
static int physwin_access(struct vm_area_struct *vma, unsigned long addr,
			  void *buf, int len, int write)
{
	phys_addr_t pa;
	void *p;

	if (!(vma->vm_flags & (VM_IO | VM_PFNMAP)) || write)
		return -EINVAL;
	pa = ((phys_addr_t)vma->vm_pgoff << PAGE_SHIFT) + (addr - vma->vm_start);
	p = memremap(pa, len, MEMREMAP_WT);
	if (!p)
		return -ENOMEM;
	memcpy(buf, p, len);
	memunmap(p);
	return len;
}

static const struct vm_operations_struct physwin_vm_ops = {
	.access = physwin_access,
};

static int physwin_mmap(struct file *filp, struct vm_area_struct *vma)
{
	if (!capable(CAP_SYS_RAWIO))
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_ops = &physwin_vm_ops;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct file_operations physwin_fops = {
	.owner = THIS_MODULE,
	.mmap = physwin_mmap,
};

static struct miscdevice physwin_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "physwin",
	.fops = &physwin_fops,
};
module_misc_device(physwin_misc);
