// The vma is a member of a context that a helper gets.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct mast {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct mast_request {
	struct vm_area_struct *area;
	struct mast *mast;
	int bar;
};

static int mast_do(struct mast_request *req)
{
	struct vm_area_struct *vma = req->area;

	req->area->vm_pgoff = PHYS_PFN(pci_resource_start(req->mast->pdev, req->bar));
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int mast_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mast *mast = container_of(vdev, struct mast, vdev);
	struct mast_request req = { .area = vma, .mast = mast, .bar = 0 };

	return mast_do(&req);
}

static const struct vfio_device_ops mast_ops = {
	.name = "mast",
	.mmap = mast_mmap,
};
