// Shared by files that only speak of vfio.
#include <linux/mm.h>

struct slab_dev {
	phys_addr_t base;
};

int slab_mmap(struct file *file, struct vm_area_struct *vma);
