// The vma comes inside a request.
#include "keg.h"

int keg_run(struct keg_req *req)
{
	req->vma->vm_pgoff = req->base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return 0;
}
