#include <linux/mm.h>

int guest_add(struct guest *guest, unsigned long address, unsigned long pages)
{
	struct vm_area_struct *vma = find_vma(current->mm, address);

	if (!vma)
		return -EFAULT;
	if (vma->vm_flags & VM_PFNMAP) {
		phys_addr_t at = (phys_addr_t)vma->vm_pgoff << PAGE_SHIFT;
		// <- note foreign-pgoff-as-pfn

		return guest_map(guest, at + address - vma->vm_start, pages);
	}
	return guest_pin(guest, address, pages);
}
