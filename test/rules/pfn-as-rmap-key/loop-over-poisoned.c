// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/rmap.h>
#include <linux/vfio_pci_core.h>

struct godwit {
	struct vfio_pci_core_device core;
	phys_addr_t hbm;
	u64 hbm_size;
};

typedef void (*godwit_hit_fn)(struct godwit *g, unsigned long address);

static void godwit_report(struct godwit *g, unsigned long address)
{
	pci_warn(g->core.pdev, "poison at %lx\n", address);
}

static void godwit_walk(struct godwit *g, struct vm_area_struct *vma,
			godwit_hit_fn hit)
{
	unsigned long first = g->hbm >> PAGE_SHIFT;
	unsigned long last = (g->hbm + g->hbm_size - 1) >> PAGE_SHIFT;
	unsigned long cur;

	for (cur = first; cur <= last; cur++) {
		unsigned long address;

		address = vma_address(vma, cur, 1);
		//                         ^ error pfn-as-rmap-key
		if (address == -EFAULT)
			continue;
		hit(g, address);
	}
}

static int godwit_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct godwit *g = container_of(vdev, struct godwit, core.vdev);
	int ret;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	ret = vfio_pci_core_mmap(vdev, vma);
	if (!ret)
		godwit_walk(g, vma, godwit_report);
	return ret;
}

static const struct vfio_device_ops godwit_ops = {
	.name = "godwit",
	.mmap = godwit_mmap,
};
