// The back end: offsets in the file for where(), frames for the remap call in map().
#include <linux/mm.h>
#include "curlew.h"

static u64 curlew_pci_where(struct curlew *c, u32 nr)
{
	return (u64)nr << 40;
}

static int curlew_pci_map(struct curlew *c, u32 nr, struct vm_area_struct *vma)
{
	unsigned long pfn = c->bases[nr] >> PAGE_SHIFT;

	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct curlew_be_ops curlew_pci_be = {
	.map	= curlew_pci_map,
	.where	= curlew_pci_where,
};
