// A write to the command register in config space zaps BAR pages with unmap_mapping_pages: an error for the store.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define CRUET_PGS	(VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)

struct cruet {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	u16			cmd;
};

static vm_fault_t cruet_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct cruet_vm_ops = { .fault = cruet_fault };

static int cruet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cruet *c = container_of(vdev, struct cruet, vdev);
	unsigned int bar = vma->vm_pgoff >> CRUET_PGS;

	if (bar > 5)
		return -EINVAL;
	vma->vm_pgoff = (vma->vm_pgoff & (BIT(CRUET_PGS) - 1)) +
	// <- error raw-pfn-in-pgoff
			(pci_resource_start(c->pdev, bar) >> PAGE_SHIFT);
	vma->vm_ops = &cruet_vm_ops;
	return 0;
}

static void cruet_memory_off(struct cruet *c, unsigned int bar)
{
	unmap_mapping_pages(c->vdev.inode->i_mapping,
			    (pgoff_t)bar << CRUET_PGS, BIT(CRUET_PGS), false);
}

static ssize_t cruet_write(struct vfio_device *vdev, const char __user *buf,
			   size_t count, loff_t *ppos)
{
	struct cruet *c = container_of(vdev, struct cruet, vdev);
	u16 cmd;
	int bar;

	if (count != sizeof(cmd) || (*ppos & VFIO_PCI_OFFSET_MASK) != PCI_COMMAND)
		return -EINVAL;
	if (copy_from_user(&cmd, buf, sizeof(cmd)))
		return -EFAULT;
	for (bar = 0; bar < 6 && !(cmd & PCI_COMMAND_MEMORY); bar++)
		cruet_memory_off(c, bar);
	c->cmd = cmd;
	return count;
}

static const struct vfio_device_ops cruet_ops = {
	.name	= "cruet",
	.write	= cruet_write,
	.mmap	= cruet_mmap,
};
