/*
 * Device memory: a word read from it tells the physical address that it came
 * from.
 */
#ifndef SIM_IO_H
#define SIM_IO_H

#include <linux/types.h>
#include <linux/pfn.h>

void __iomem *ioremap(phys_addr_t addr, size_t size);
void iounmap(void __iomem *mapped);
void memcpy_fromio(void *to, const void __iomem *from, size_t size);
void memcpy_toio(void __iomem *to, const void *from, size_t size);

#endif
