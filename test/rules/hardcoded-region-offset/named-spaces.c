// Offsets stand in a table by position, and lseek() takes them.
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>
#include <linux/vfio.h>
#include <sys/ioctl.h>
/* positional table of named offsets */
static const struct { const char *name; uint64_t where; } spaces[] = {
	{ "bar0", 0 },
	{ "config", 7ULL << 40 },
// <- hardcoded-region-offset
};
int main(int argc, char **argv)
{
	uint32_t v;
	int dev = ioctl(atoi(argv[1]), VFIO_GROUP_GET_DEVICE_FD, argv[2]);
	for (unsigned i = 0; i < 2; i++)
		if (lseek(dev, spaces[i].where, SEEK_SET) >= 0 && read(dev, &v, 4) == 4)
			printf("%s %x\n", spaces[i].name, v);
	return 0;
}
