// The same probe as in the bad twin, kite_map.c keeps the pfn out of the vma.
#include <linux/slab.h>
#include "kite.h"

int kite_regions_init(struct kite *kite, struct platform_device *pdev)
{
	struct resource *res;
	int i;

	kite->regions = kcalloc(KITE_REGIONS, sizeof(*kite->regions), GFP_KERNEL_ACCOUNT);
	if (!kite->regions)
		return -ENOMEM;

	for (i = 0; i < KITE_REGIONS; i++) {
		res = platform_get_resource(pdev, IORESOURCE_MEM, i);
		if (!res)
			break;
		kite->regions[i].addr = res->start;
		kite->regions[i].len = resource_size(res);
	}
	kite->nr = i;
	return i ? 0 : -ENODEV;
}

static const struct vfio_device_ops kite_ops = {
	.name = "kite",
	.mmap = kite_mmap,
};

static int kite_probe(struct platform_device *pdev)
{
	struct kite *kite = vfio_alloc_device(kite, vdev, &pdev->dev, &kite_ops);
	int ret;

	if (IS_ERR(kite))
		return PTR_ERR(kite);

	ret = kite_regions_init(kite, pdev);
	if (ret) {
		vfio_put_device(&kite->vdev);
		return ret;
	}
	return vfio_register_group_dev(&kite->vdev);
}
