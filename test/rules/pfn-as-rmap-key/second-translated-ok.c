// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/rmap.h>
#include <linux/vfio_pci_core.h>

struct avocet {
	struct vfio_pci_core_device core;
	struct vm_area_struct *watched;
	unsigned long bad_pfn;
};

static int avocet_pfn_to_pgoff(struct avocet *a, unsigned long pfn,
			       pgoff_t *pgoff)
{
	struct pci_dev *pdev = a->core.pdev;
	u64 bar, base, nr;

	for (bar = 0; bar < PCI_STD_NUM_BARS; bar++) {
		base = PHYS_PFN(pci_resource_start(pdev, bar));
		nr = PHYS_PFN(pci_resource_len(pdev, bar));
		if (pfn < base || pfn - base >= nr)
			continue;
		*pgoff = (bar << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) +
			 (pfn - base);
		return 0;
	}
	return -EFAULT;
}

static unsigned long avocet_where(struct avocet *a)
{
	unsigned long pfn = a->bad_pfn;
	pgoff_t pgoff;

	if (avocet_pfn_to_pgoff(a, pfn, &pgoff))
		return 0;
	return vma_address(a->watched, pgoff, 1);
}

static void avocet_close(struct vfio_device *vdev)
{
	struct avocet *a = container_of(vdev, struct avocet, core.vdev);

	if (a->watched && a->bad_pfn)
		pci_info(a->core.pdev, "was at %lx\n", avocet_where(a));
	vfio_pci_core_close_device(vdev);
}

static int avocet_open(struct vfio_device *vdev)
{
	struct avocet *a = container_of(vdev, struct avocet, core.vdev);
	int ret = vfio_pci_core_enable(&a->core);

	if (ret)
		return ret;
	a->bad_pfn = PHYS_PFN(pci_resource_start(a->core.pdev, 0));
	vfio_pci_core_finish_enable(&a->core);
	return 0;
}

static const struct vfio_device_ops avocet_ops = {
	.name = "avocet",
	.open_device = avocet_open,
	.close_device = avocet_close,
};
