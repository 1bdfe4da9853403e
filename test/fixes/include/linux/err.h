/* Errors in pointers. */
#ifndef SIM_ERR_H
#define SIM_ERR_H

#include <linux/types.h>

#define IS_ERR(ptr) ((unsigned long)(ptr) >= (unsigned long)-4095)
#define PTR_ERR(ptr) ((long)(ptr))
#define ERR_PTR(error) ((void *)(long)(error))

#endif
