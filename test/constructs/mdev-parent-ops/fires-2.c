// An old mediated device: mdev_parent_ops.mmap stores the frame of the slice that this mdev owns.
#include <linux/mdev.h>
#include <linux/pci.h>
#include <linux/vfio.h>

struct orchard_slice {
	phys_addr_t	trees;
	u32		count;
};

static int orchard_create(struct kobject *kobj, struct mdev_device *mdev)
{
	struct pci_dev *pdev = to_pci_dev(mdev_parent_dev(mdev));
	struct orchard_slice *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (!s)
		return -ENOMEM;
	s->count = 16;
	s->trees = pci_resource_start(pdev, 2) + s->count * PAGE_SIZE;
	mdev_set_drvdata(mdev, s);
	return 0;
}

static int orchard_remove(struct mdev_device *mdev)
{
	kfree(mdev_get_drvdata(mdev));
	return 0;
}

static int orchard_mmap(struct mdev_device *mdev, struct vm_area_struct *vma)
{
	struct orchard_slice *s = mdev_get_drvdata(mdev);
	unsigned long virtaddr = vma->vm_start;
	unsigned long req = vma->vm_end - vma->vm_start;

	if (req > s->count * PAGE_SIZE)
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = s->trees >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, virtaddr, vma->vm_pgoff, req,
			       vma->vm_page_prot);
}

static const struct mdev_parent_ops orchard_fops = {
	.owner	= THIS_MODULE,
	.create	= orchard_create,
	.remove	= orchard_remove,
	.mmap	= orchard_mmap,
};

static int orchard_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return mdev_register_device(&pdev->dev, &orchard_fops);
}
