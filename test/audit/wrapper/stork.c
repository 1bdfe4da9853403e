#include <linux/pci.h>
#include <linux/vfio.h>
#include "crane.h"

/* Half of the memory is not for user space. */
static int stork_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct crane *crane = container_of(core, struct crane, core);

	if (vma->vm_end - vma->vm_start > crane->size / 2)
		return -EINVAL;
	return crane_core_mmap(core, vma);
}

static const struct vfio_device_ops stork_ops = {
	.mmap = stork_mmap,
};

static struct pci_driver stork_driver = {
	.probe = stork_probe,
};
