// A driver, its header, and a tool beside it that has a function of the same name as one that the driver calls.
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/vfio.h>
#include "demo.h"
static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	vma->vm_pgoff = pci_resource_start(to_pdev(core), 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff: no fix: demo_helper
	return demo_helper(core, vma);
}
static const struct vfio_device_ops demo_ops = { .mmap = demo_mmap };
