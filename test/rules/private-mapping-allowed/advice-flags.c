// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

#define TERN_FLAGS	(VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP)

struct tern_dev {
	struct vfio_pci_core_device core;
	bool wc;
};

static pgprot_t tern_prot(struct tern_dev *t, struct vm_area_struct *vma)
{
	if (t->wc && !(vma->vm_flags & VM_EXEC))
		return pgprot_writecombine(vma->vm_page_prot);
	return pgprot_noncached(vma->vm_page_prot);
}

static int tern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
// <- warning private-mapping-allowed
{
	struct tern_dev *t = container_of(vdev, struct tern_dev, core.vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long flags = vma->vm_flags;
	u64 page, len, size;

	if (flags & (VM_GROWSDOWN | VM_HUGETLB))
		return -EINVAL;
	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;

	page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	len = vma->vm_end - vma->vm_start;
	size = pci_resource_len(t->core.pdev, bar);
	if (len > size || page << PAGE_SHIFT > size - len)
		return -EINVAL;

	vm_flags_init(vma, flags | TERN_FLAGS);
	return io_remap_pfn_range(vma, vma->vm_start,
			PHYS_PFN(pci_resource_start(t->core.pdev, bar)) + page,
			len, tern_prot(t, vma));
}

static struct vfio_device_ops tern_ops;

static int tern_setup(void)
{
	tern_ops.name = "tern-vfio-pci";
	tern_ops.mmap = tern_mmap;
	return 0;
}
