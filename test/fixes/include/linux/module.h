/* Modules: what module_init() names runs before main(). */
#ifndef SIM_MODULE_H
#define SIM_MODULE_H

#include <linux/kernel.h>
#include <linux/mod_devicetable.h>

#define __init
#define __exit __attribute__((unused))
#define THIS_MODULE ((void *)0)
#define SIM_NOTE(name) struct sim_note_##name
#define MODULE_LICENSE(text) SIM_NOTE(license)
#define MODULE_DESCRIPTION(text) SIM_NOTE(description)
#define MODULE_AUTHOR(text) SIM_NOTE(author)
#define MODULE_DEVICE_TABLE(bus, table) SIM_NOTE(table)

#define module_init(call)						\
	static void __attribute__((constructor)) call##_of_module(void)	\
	{								\
		WARN_ON(call());					\
	}								\
	SIM_NOTE(init)
#define module_exit(call) SIM_NOTE(exit)
#define module_sim_driver(driver, register_it)				\
	static void __attribute__((constructor)) driver##_load(void)	\
	{								\
		register_it(&(driver));					\
	}								\
	SIM_NOTE(driver)

#endif
