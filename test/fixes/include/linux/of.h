/* See mod_devicetable.h. */
#include <linux/mod_devicetable.h>
