// The context carries the pfn to the call.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct mast {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct mast_request {
	struct vm_area_struct *area;
	unsigned long pfn;
};

static int mast_do(struct mast_request *req)
{
	return remap_pfn_range(req->area, req->area->vm_start, req->pfn, PAGE_SIZE, req->area->vm_page_prot);
}

static int mast_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mast *mast = container_of(vdev, struct mast, vdev);
	struct mast_request req = { .area = vma, .pfn = PHYS_PFN(pci_resource_start(mast->pdev, 0)) };

	return mast_do(&req);
}

static const struct vfio_device_ops mast_ops = {
	.name = "mast",
	.mmap = mast_mmap,
};
