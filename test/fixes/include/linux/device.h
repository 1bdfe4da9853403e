/* The part of a device that all buses share. */
#ifndef SIM_DEVICE_H
#define SIM_DEVICE_H

#include <linux/kernel.h>
#include <linux/err.h>
#include <linux/slab.h>

struct device {
	void *driver_data;
	const char *name;
};

struct device_driver {
	const char *name;
	const struct of_device_id *of_match_table;
};

static inline void dev_set_drvdata(struct device *dev, void *data)
{
	dev->driver_data = data;
}

static inline void *dev_get_drvdata(const struct device *dev)
{
	return dev->driver_data;
}

static inline const char *dev_name(const struct device *dev)
{
	return dev->name;
}

#define dev_dbg(dev, ...) ((void)(dev), sim_quiet(__VA_ARGS__))
#define dev_info(dev, ...) dev_dbg(dev, __VA_ARGS__)
#define dev_warn(dev, ...) dev_dbg(dev, __VA_ARGS__)
#define dev_err(dev, ...) dev_dbg(dev, __VA_ARGS__)

#endif
