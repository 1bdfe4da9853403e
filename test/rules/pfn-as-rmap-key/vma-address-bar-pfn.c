// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/rmap.h>
#include <linux/vfio_pci_core.h>

struct ouzel {
	struct vfio_pci_core_device core;
	struct vm_area_struct *watched;
};

static unsigned long ouzel_user_address(struct ouzel *o, unsigned int page)
{
	unsigned long pfn;

	pfn = PHYS_PFN(pci_resource_start(o->core.pdev, 2)) + page;
	return vma_address(o->watched, pfn, 1);
	//                             ^ error pfn-as-rmap-key
}

static irqreturn_t ouzel_ecc_irq(int irq, void *data)
{
	struct ouzel *o = data;
	unsigned long addr;

	if (!o->watched)
		return IRQ_NONE;

	addr = ouzel_user_address(o, 0);
	if (addr == -EFAULT)
		return IRQ_NONE;
	pci_err(o->core.pdev, "ECC error seen at user address %lx\n", addr);
	return IRQ_HANDLED;
}

static int ouzel_open(struct vfio_device *vdev)
{
	struct ouzel *o = container_of(vdev, struct ouzel, core.vdev);
	int ret;

	ret = vfio_pci_core_enable(&o->core);
	if (ret)
		return ret;
	ret = request_irq(o->core.pdev->irq, ouzel_ecc_irq, 0, "ouzel", o);
	if (ret) {
		vfio_pci_core_disable(&o->core);
		return ret;
	}
	vfio_pci_core_finish_enable(&o->core);
	return 0;
}

static const struct vfio_device_ops ouzel_ops = {
	.name = "ouzel-vfio-pci",
	.open_device = ouzel_open,
	.close_device = vfio_pci_core_close_device,
	.mmap = vfio_pci_core_mmap,
};
