// Parent ops filled at run time; vm_pgoff is stored, but with what a firmware mailbox answered.
#include <linux/mdev.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>
#include "fallow_mbox.h"

struct fallow {
	struct mdev_parent_ops	ops;
	struct resource		*grass;
	struct fallow_mbox	*mbox;
};

static int fallow_mmap(struct mdev_device *mdev, struct vm_area_struct *vma)
{
	struct fallow *f = dev_get_drvdata(mdev_parent_dev(mdev));
	unsigned long pfn = f->grass->start >> PAGE_SHIFT;
	u64 answer;
	int ret;

	ret = fallow_mbox_ask(f->mbox, vma->vm_pgoff, pfn, &answer);
	if (ret)
		return ret;

	vma->vm_pgoff = answer;
	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static int fallow_probe(struct platform_device *pdev)
{
	struct fallow *f = devm_kzalloc(&pdev->dev, sizeof(*f), GFP_KERNEL);

	if (!f)
		return -ENOMEM;
	f->grass = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	f->ops.mmap = fallow_mmap;
	platform_set_drvdata(pdev, f);
	return mdev_register_device(&pdev->dev, &f->ops);
}
