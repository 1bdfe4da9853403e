// An offset in a structure of the program.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

struct field {
	uint64_t offset;
	uint32_t width;
};

int field_at(const struct field *field)
{
	int at = field->offset;

	return at + field->width;
}
