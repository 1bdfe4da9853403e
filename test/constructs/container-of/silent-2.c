// Two structs embed a member of one name, and container_of leads to the one whose base is a file page.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct quilt_hw {
	unsigned long base;
};

struct quilt_view {
	unsigned long base;
	unsigned long pages;
	struct list_head node;
};

struct quilt_device {
	struct quilt_hw hw;
	struct quilt_view view;
	struct vfio_pci_core_device core;
};

static int quilt_init_dev(struct vfio_device *vdev)
{
	struct quilt_device *q = container_of(vdev, struct quilt_device, core.vdev);

	q->hw.base = pci_resource_start(q->core.pdev, 4) >> PAGE_SHIFT;
	q->view.base = VFIO_PCI_INDEX_TO_OFFSET(4) >> PAGE_SHIFT;
	q->view.pages = pci_resource_len(q->core.pdev, 4) >> PAGE_SHIFT;
	return vfio_pci_core_init_dev(vdev);
}

static int quilt_map_view(struct quilt_view *view, struct vm_area_struct *vma)
{
	struct quilt_device *q = container_of(view, struct quilt_device, view);

	if (vma_pages(vma) > view->pages)
		return -EINVAL;

	vma->vm_pgoff = view->base;
	return io_remap_pfn_range(vma, vma->vm_start, q->hw.base,
				  vma->vm_end - vma->vm_start,
				  pgprot_decrypted(vma->vm_page_prot));
}

static int quilt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct quilt_device *q = container_of(vdev, struct quilt_device, core.vdev);

	if (vma->vm_pgoff != q->view.base)
		return vfio_pci_core_mmap(vdev, vma);

	return quilt_map_view(&q->view, vma);
}

static const struct vfio_device_ops quilt_ops = {
	.name = "quilt-vfio-pci",
	.init = quilt_init_dev,
	.mmap = quilt_mmap,
};
