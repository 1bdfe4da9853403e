// The function that reads takes an unsigned int.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

static int read_word(int fd, unsigned int where, uint32_t *word)
{
	return pread(fd, word, sizeof(*word), where) == sizeof(*word) ? 0 : -1;
}

int status(int fd, struct vfio_region_info *info, uint32_t *word)
{
	return read_word(fd, info->offset + 8, word);
	// <- narrow-file-offset: where of read_word\(\) takes 32 bits
}
