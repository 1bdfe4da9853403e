// An offset in a file of the program's own.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

struct record {
	uint64_t offset;
	uint64_t size;
};

ssize_t record_read(int file, const struct record *record, void *data)
{
	return pread(file, data, record->size, record->offset);
}
