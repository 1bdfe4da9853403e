// The table, its probe and the look-up; the handler that stores the frame is in valve_mem.c.
#include <linux/platform_device.h>
#include <linux/module.h>
#include "valve.h"

struct valve_seat *valve_seat_of(struct valve *v, unsigned long pgoff)
{
	unsigned long nr = pgoff >> VALVE_PGS;

	return nr < v->nseats ? &v->seats[nr] : NULL;
}

static const struct vfio_device_ops valve_ops = {
	.name	= "valve",
	.mmap	= valve_mem_mmap,
};

static int valve_probe(struct platform_device *pdev)
{
	struct valve *v = vfio_alloc_device(valve, vdev, &pdev->dev, &valve_ops);
	u32 i;

	if (IS_ERR(v))
		return PTR_ERR(v);

	v->nseats = pdev->num_resources;
	v->seats = devm_kcalloc(&pdev->dev, v->nseats, sizeof(*v->seats),
				GFP_KERNEL);
	if (!v->seats)
		return -ENOMEM;
	for (i = 0; i < v->nseats; i++) {
		v->seats[i].base = pdev->resource[i].start;
		v->seats[i].bytes = resource_size(&pdev->resource[i]);
	}
	return vfio_register_group_dev(&v->vdev);
}
