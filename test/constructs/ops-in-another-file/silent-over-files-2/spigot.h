// Shared by spigot_main.c and spigot_mem.c.
#ifndef SPIGOT_H
#define SPIGOT_H

#include <linux/vfio.h>

struct spigot {
	struct vfio_device	vdev;
	resource_size_t		base[8];
	u32			nbase;
};

int spigot_mem_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
int spigot_char_mmap(struct file *file, struct vm_area_struct *vma);
unsigned long spigot_pgoff(struct spigot *s, u32 nr, unsigned long page);

#endif
