// The tap goes to the remap; the container's priv, which is opaque here, decides what the vma gets.
#include <linux/mm.h>
#include "barrel.h"

struct barrel_keys {
	unsigned long tap;
};

int barrel_remap(struct vfio_device *v, struct vm_area_struct *vma)
{
	struct barrel *b = to_barrel(v);
	struct barrel_keys *keys = b->priv;
	unsigned long tap = b->tap >> PAGE_SHIFT;

	if (keys)
		vma->vm_pgoff = keys->tap;
	return io_remap_pfn_range(vma, vma->vm_start, tap,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}
