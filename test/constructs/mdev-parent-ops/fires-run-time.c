// The parent ops are allocated and filled when the parent registers; the store goes through vma pointer arithmetic.
#include <linux/mdev.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct meadow {
	struct mdev_parent_ops	ops;
	struct resource		*grass;
};

static int meadow_mmap(struct mdev_device *mdev, struct vm_area_struct *vma)
{
	struct meadow *m = dev_get_drvdata(mdev_parent_dev(mdev));
	struct vm_area_struct *area = vma;
	resource_size_t pos = (resource_size_t)area->vm_pgoff << PAGE_SHIFT;

	pos &= (1ULL << 40) - 1;
	if (pos >= resource_size(m->grass))
		return -ENXIO;

	pos += m->grass->start;
	(*area).vm_pgoff = pos >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return io_remap_pfn_range(area, area->vm_start, area->vm_pgoff,
				  area->vm_end - area->vm_start,
				  area->vm_page_prot);
}

static int meadow_probe(struct platform_device *pdev)
{
	struct meadow *m = devm_kzalloc(&pdev->dev, sizeof(*m), GFP_KERNEL);

	if (!m)
		return -ENOMEM;
	m->grass = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	m->ops.owner = THIS_MODULE;
	m->ops.mmap = meadow_mmap;
	platform_set_drvdata(pdev, m);
	return mdev_register_device(&pdev->dev, &m->ops);
}
