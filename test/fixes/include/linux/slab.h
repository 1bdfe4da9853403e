/* Memory of the kernel. */
#ifndef SIM_SLAB_H
#define SIM_SLAB_H

#include <linux/types.h>

#define GFP_KERNEL 0
#define GFP_KERNEL_ACCOUNT 0

void *kzalloc(size_t size, gfp_t flags);
void *kcalloc(size_t n, size_t size, gfp_t flags);
void kfree(const void *memory);

#endif
