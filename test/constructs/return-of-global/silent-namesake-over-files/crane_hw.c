// The hardware half: its crane_hook() is static here and only feeds the remap call.
#include <linux/pci.h>
#include "crane.h"

static unsigned long crane_hook(struct crane *crane, unsigned int bar)
{
	return PHYS_PFN(pci_resource_start(crane->core.pdev, bar)) + crane->jib_pages;
}

int crane_fill(struct crane *crane, struct vm_area_struct *vma)
{
	return io_remap_pfn_range(vma, vma->vm_start, crane_hook(crane, 4), PAGE_SIZE,
				  pgprot_noncached(vma->vm_page_prot));
}
