#include <linux/mm.h>

int hv_add_range(struct hv *hv, struct vm_area_struct *vma, unsigned long address)
{
	struct follow_pfnmap_args args = { .vma = vma, .address = address };
	int ret;

	if (!(vma->vm_flags & VM_PFNMAP))
		return -EINVAL;
	ret = follow_pfnmap_start(&args);
	if (ret)
		return ret;
	ret = hv_map(hv, args.pfn, 1);
	follow_pfnmap_end(&args);
	return ret;
}
