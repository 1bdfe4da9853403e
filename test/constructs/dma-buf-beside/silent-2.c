// The dma-buf's mmap stores a frame in its vma; the VFIO mmap hands other regions to a fault handler that looks frames up.
#include <linux/dma-buf.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct satchel {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	phys_addr_t		paddr;
	size_t			len;
};

static int satchel_dmabuf_mmap(struct dma_buf *dmabuf, struct vm_area_struct *vma)
{
	struct satchel *s = dmabuf->priv;

	vma->vm_pgoff += PHYS_PFN(s->paddr);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct dma_buf_ops satchel_dmabuf_ops = {
	.mmap	= satchel_dmabuf_mmap,
};

static vm_fault_t satchel_fault(struct vm_fault *vmf)
{
	struct satchel *s = vmf->vma->vm_private_data;
	unsigned long pgoff = vmf->pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (pgoff >= PHYS_PFN(s->len))
		return VM_FAULT_SIGBUS;
	return vmf_insert_pfn(vmf->vma, vmf->address, PHYS_PFN(s->paddr) + pgoff);
}

static const struct vm_operations_struct satchel_vm_ops = {
	.fault	= satchel_fault,
};

static int satchel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct satchel *s = container_of(vdev, struct satchel, vdev);

	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	s->paddr = pci_resource_start(s->pdev, 0);
	s->len = pci_resource_len(s->pdev, 0);
	vma->vm_private_data = s;
	vma->vm_ops = &satchel_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	return 0;
}

static const struct vfio_device_ops satchel_ops = {
	.name	= "satchel",
	.mmap	= satchel_mmap,
};
