// GEM's mmap and vm_ops keep frames in vm_pgoff; the VFIO mmap of the same driver passes the frame to the remap call.
#include <drm/drm_gem.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct stucco_bo {
	struct drm_gem_object	base;
	struct page		**pages;
};

struct stucco_vf {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
};

static vm_fault_t stucco_gem_fault(struct vm_fault *vmf)
{
	struct drm_gem_object *obj = vmf->vma->vm_private_data;
	struct stucco_bo *bo = container_of(obj, struct stucco_bo, base);

	vmf->vma->vm_pgoff = page_to_pfn(bo->pages[0]);
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->vma->vm_pgoff);
}

static const struct vm_operations_struct stucco_gem_vm_ops = {
	.fault	= stucco_gem_fault,
	.open	= drm_gem_vm_open,
	.close	= drm_gem_vm_close,
};

static const struct drm_gem_object_funcs stucco_gem_funcs = {
	.vm_ops	= &stucco_gem_vm_ops,
};

static int stucco_vf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct stucco_vf *vf = container_of(vdev, struct stucco_vf, vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long pgoff = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;

	pgoff += pci_resource_start(vf->pdev, bar) >> PAGE_SHIFT;
	return io_remap_pfn_range(vma, vma->vm_start, pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops stucco_vf_ops = {
	.name	= "stucco-vf",
	.mmap	= stucco_vf_mmap,
};
