// Writes the vma's own coding back from the bar that the request names.
#include <linux/mm.h>
#include "otter.h"

int otter_serve(struct otter_req *req)
{
	phys_addr_t base = pci_resource_start(req->pdev, req->bar);
	struct vm_area_struct *area = req->area;
	unsigned long len = area->vm_end - area->vm_start;

	if (len > pci_resource_len(req->pdev, req->bar) ||
	    area->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1))
		return -EINVAL;

	base = base >> PAGE_SHIFT;
	area->vm_pgoff = (u64)req->bar << (40 - PAGE_SHIFT);
	return io_remap_pfn_range(area, area->vm_start, base, len,
				  area->vm_page_prot);
}
