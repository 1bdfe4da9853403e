// The handler of the mediated device.
#include "emu.h"

int emu_mmap(struct mdev_device *mdev, struct vm_area_struct *vma)
{
	struct emu *emu = mdev_get_drvdata(mdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(emu->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
