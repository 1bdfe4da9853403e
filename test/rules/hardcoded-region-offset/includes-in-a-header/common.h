// All that the files of the program include.
#include <stdint.h>
#include <unistd.h>
#include <linux/vfio.h>
