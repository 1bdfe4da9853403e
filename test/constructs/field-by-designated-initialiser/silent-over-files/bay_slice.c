// Keeps the offset of the mapping.
#include "bay.h"

void bay_note(struct bay *bay, struct vm_area_struct *vma)
{
	struct bay_slice slice = { .at = vma->vm_pgoff };

	bay_map(&slice, vma);
}

void bay_map(struct bay_slice *slice, struct vm_area_struct *vma)
{
	vma->vm_pgoff = slice->at;
}
