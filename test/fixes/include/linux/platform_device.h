/* Platform devices: a list of resources. */
#ifndef SIM_PLATFORM_DEVICE_H
#define SIM_PLATFORM_DEVICE_H

#include <linux/device.h>
#include <linux/ioport.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>

struct platform_device {
	struct device dev;
	u32 num_resources;
	struct resource *resource;
};

struct platform_driver {
	int (*probe)(struct platform_device *pdev);
	void (*remove)(struct platform_device *pdev);
	struct device_driver driver;
};

struct resource *platform_get_resource(struct platform_device *pdev,
				       unsigned int type, unsigned int num);

#define to_platform_device(d) container_of(d, struct platform_device, dev)
#define platform_get_drvdata(pdev) dev_get_drvdata(&(pdev)->dev)
#define platform_set_drvdata(pdev, data) dev_set_drvdata(&(pdev)->dev, data)

void platform_driver_register(struct platform_driver *driver);
#define module_platform_driver(driver) \
	module_sim_driver(driver, platform_driver_register)

#endif
