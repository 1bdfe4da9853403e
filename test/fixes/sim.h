/*
 * Between the simulated kernel and the run: what user space, the mm and the
 * buses do to a driver.
 */
#ifndef SIM_H
#define SIM_H

#include <linux/vfio.h>

int printf(const char *format, ...) __attribute__((format(printf, 1, 2)));
void *calloc(size_t n, size_t size);
void free(void *memory);
void exit(int status) __attribute__((noreturn));

#define SIM_BASE 0x7f0000000000UL
#define SIM_PAGES 4096

struct sim_pte {
	bool present;
	bool huge;
	unsigned long pfn;
	unsigned long prot;
};

/* kernel.c */
extern char sim_where[96];
struct sim_pte *sim_pte(unsigned long addr);
int sim_mmap(struct vfio_device *vdev, unsigned long pgoff,
	     unsigned long pages, vm_flags_t flags,
	     struct vm_area_struct **made);
struct vm_area_struct *sim_split(struct vm_area_struct *vma,
				 unsigned long addr);
void sim_munmap(struct vm_area_struct *vma);
bool sim_touch(struct vm_area_struct *vma, unsigned long addr);

/* devices.c */
extern int sim_locks;
struct vfio_device *sim_probe(void);
void sim_remove(void);

#endif
