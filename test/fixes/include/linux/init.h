/* See module.h. */
#include <linux/module.h>
