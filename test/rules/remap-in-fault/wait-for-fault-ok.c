// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define GHIBLI_SHIFT	40
#define GHIBLI_MASK	((1ULL << GHIBLI_SHIFT) - 1)

struct ghibli_dev {
	struct vfio_device vdev;
	phys_addr_t regs;
	u64 size;
	u32 hw_faults;
};

/* "fault" is what the hardware reports here; it maps nothing */
static irqreturn_t ghibli_fault(int irq, void *data)
{
	struct ghibli_dev *g = data;

	g->hw_faults++;
	return IRQ_HANDLED;
}

static int ghibli_map_regs(struct ghibli_dev *g, struct vm_area_struct *vma)
{
	u64 at = ((u64)vma->vm_pgoff << PAGE_SHIFT) & GHIBLI_MASK;
	u64 len = vma->vm_end - vma->vm_start;

	if (at + len > g->size)
		return -EINVAL;
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(g->regs + at),
				  len, pgprot_noncached(vma->vm_page_prot));
}

static int ghibli_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ghibli_dev *g = container_of(vdev, struct ghibli_dev, vdev);

	if (vma->vm_pgoff >> (GHIBLI_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return ghibli_map_regs(g, vma);
}

int ghibli_irq(struct ghibli_dev *g, int irq)
{
	return request_irq(irq, ghibli_fault, 0, "ghibli-fault", g);
}

static const struct vfio_device_ops ghibli_ops = {
	.name = "ghibli",
	.mmap = ghibli_mmap,
};
