// A diagnostics chardev gives the helper a pfn, which is its own affair; the VFIO caller gives the encoded page.
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct clock {
	struct vfio_pci_core_device core;
	struct miscdevice diag;
	phys_addr_t dial;
};

static void clock_finish(struct vm_area_struct *vma, unsigned long pgoff)
{
	vm_flags_set(vma, VM_DONTCOPY | VM_DONTEXPAND);
	vma->vm_pgoff = pgoff;
}

/* /dev/clock-diag is addressed by physical page, like /dev/mem */
static int clock_diag_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct clock *c = container_of(file->private_data, struct clock, diag);

	if (vma->vm_end - vma->vm_start != PAGE_SIZE)
		return -EINVAL;
	clock_finish(vma, c->dial >> PAGE_SHIFT);
	return io_remap_pfn_range(vma, vma->vm_start, c->dial >> PAGE_SHIFT,
				  PAGE_SIZE, vma->vm_page_prot);
}

static const struct file_operations clock_diag_fops = {
	.owner	= THIS_MODULE,
	.mmap	= clock_diag_mmap,
};

static int clock_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct clock *c = container_of(vdev, struct clock, core.vdev);

	if (vma->vm_end - vma->vm_start != PAGE_SIZE)
		return -EINVAL;
	if (vma->vm_pgoff != VFIO_PCI_INDEX_TO_OFFSET(2) >> PAGE_SHIFT)
		return -ENODEV;

	clock_finish(vma, VFIO_PCI_INDEX_TO_OFFSET(2) >> PAGE_SHIFT);
	return io_remap_pfn_range(vma, vma->vm_start, c->dial >> PAGE_SHIFT,
				  PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops clock_ops = {
	.name		= "clock",
	.mmap		= clock_mmap,
};

static int clock_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct clock *c = vfio_alloc_device(clock, core.vdev, &pdev->dev, &clock_ops);

	if (IS_ERR(c))
		return PTR_ERR(c);
	c->dial = pci_resource_start(pdev, 2);
	c->diag.fops = &clock_diag_fops;
	return vfio_pci_core_register_device(&c->core) ?: misc_register(&c->diag);
}
