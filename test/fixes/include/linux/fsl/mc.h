/*
 * Devices of the fsl-mc bus: an array of resources counted in the description.
 */
#ifndef SIM_FSL_MC_H
#define SIM_FSL_MC_H

#include <linux/device.h>
#include <linux/ioport.h>
#include <linux/module.h>

struct fsl_mc_obj_desc {
	char type[16];
	u8 region_count;
};

struct fsl_mc_device {
	struct device dev;
	struct fsl_mc_obj_desc obj_desc;
	struct resource *regions;
};

struct fsl_mc_driver {
	struct device_driver driver;
	const struct fsl_mc_device_id *match_id_table;
	int (*probe)(struct fsl_mc_device *mc_dev);
	void (*remove)(struct fsl_mc_device *mc_dev);
};

#define to_fsl_mc_device(d) container_of(d, struct fsl_mc_device, dev)

void fsl_mc_driver_register(struct fsl_mc_driver *driver);
#define module_fsl_mc_driver(driver) \
	module_sim_driver(driver, fsl_mc_driver_register)

#endif
