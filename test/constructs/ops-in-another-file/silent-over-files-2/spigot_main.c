// Tables for VFIO and for the char device; each names its own handler of spigot_mem.c.
#include <linux/fs.h>
#include <linux/module.h>
#include "spigot.h"

/* index and page, as user space gave them */
unsigned long spigot_pgoff(struct spigot *s, u32 nr, unsigned long page)
{
	return ((unsigned long)nr << (40 - PAGE_SHIFT)) | page;
}

const struct vfio_device_ops spigot_ops = {
	.name	= "spigot",
	.mmap	= spigot_mem_mmap,
};

const struct file_operations spigot_fops = {
	.owner	= THIS_MODULE,
	.mmap	= spigot_char_mmap,
};
