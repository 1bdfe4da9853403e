/* See mm.h. */
#include <linux/mm.h>
