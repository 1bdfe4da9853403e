#include <unistd.h>
#include "vfio_io.h"
int main(void) { char b[4]; return pread(3, b, 4, vfio_region_pos(7)); }
