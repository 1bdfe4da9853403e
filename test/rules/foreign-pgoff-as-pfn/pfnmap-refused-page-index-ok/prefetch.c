// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/pagemap.h>

int prefetch_user_page(struct vm_area_struct *vma, unsigned long addr)
{
	struct folio *folio;
	pgoff_t index;

	if (vma->vm_flags & (VM_IO | VM_PFNMAP))
		return -EFAULT;
	if (!vma->vm_file)
		return 0;

	index = vma->vm_pgoff + ((addr - vma->vm_start) >> PAGE_SHIFT);
	folio = read_mapping_folio(vma->vm_file->f_mapping, index,
				   vma->vm_file);
	if (IS_ERR(folio))
		return PTR_ERR(folio);
	folio_mark_accessed(folio);
	folio_put(folio);
	return 0;
}
