#include <linux/mm.h>

int hv_add_range(struct hv *hv, unsigned long address, unsigned long pages)
{
	struct vm_area_struct *vma = find_vma(current->mm, address);

	if (!vma)
		return -EFAULT;
	if (vma->vm_flags & VM_PFNMAP) {
		phys_addr_t at = (phys_addr_t)vma->vm_pgoff << PAGE_SHIFT;
		//                            ^ warning foreign-pgoff-as-pfn

		return hv_map(hv, at + address - vma->vm_start, pages);
	}
	return hv_pin(hv, address, pages);
}
