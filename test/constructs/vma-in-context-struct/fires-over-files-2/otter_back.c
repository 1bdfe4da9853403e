// Takes the vma out of the request and gives it a frame.
#include <linux/mm.h>
#include "otter.h"

int otter_serve(struct otter_req *req)
{
	phys_addr_t base = pci_resource_start(req->pdev, req->bar);
	struct vm_area_struct *area = req->area;
	unsigned long len = area->vm_end - area->vm_start;

	if (len > pci_resource_len(req->pdev, req->bar))
		return -EINVAL;

	area->vm_pgoff = base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(area, area->vm_start, area->vm_pgoff, len,
				  area->vm_page_prot);
}
