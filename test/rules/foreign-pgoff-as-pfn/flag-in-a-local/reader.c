#include <linux/mm.h>

int partition_map(u64 gfn, unsigned long address)
{
	struct vm_area_struct *vma = vma_lookup(current->mm, address);
	bool is_mmio = vma ? !!(vma->vm_flags & (VM_IO | VM_PFNMAP)) : 0;
	u64 pfn = is_mmio ? vma->vm_pgoff : 0;
	//                  ^ warning foreign-pgoff-as-pfn

	if (is_mmio)
		return partition_map_mmio(gfn, pfn, vma_pages(vma));
	return partition_pin(gfn, address);
}
