// check_sub_overflow() and check_add_overflow() work on byte addresses; the shift to pages comes at the store.
#include <linux/overflow.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct raft {
	struct vfio_pci_core_device core;
};

static int raft_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct raft *raft = container_of(vdev, struct raft, core.vdev);
	u64 base = pci_resource_start(raft->core.pdev, 0);
	u64 plank, file = (u64)vma->vm_pgoff << PAGE_SHIFT;

	/* the file starts with a hole of 64K that nobody may see */
	if (check_sub_overflow(file, (u64)SZ_64K, &plank))
		return -EINVAL;
	if (plank + (vma->vm_end - vma->vm_start) > pci_resource_len(raft->core.pdev, 0))
		return -EINVAL;
	if (check_add_overflow(base, plank, &base))
		return -EOVERFLOW;

	vma->vm_pgoff = base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, base >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops raft_ops = {
	.name = "raft",
	.mmap = raft_mmap,
};
