/* Files, and the address space that keeps the mappings of one. */
#ifndef SIM_FS_H
#define SIM_FS_H

#include <linux/types.h>

struct vm_area_struct;

struct address_space {
	struct vm_area_struct *i_mmap;
};

struct inode {
	struct address_space *i_mapping;
	struct address_space i_data;
};

struct file {
	struct address_space *f_mapping;
	void *private_data;
};

#endif
