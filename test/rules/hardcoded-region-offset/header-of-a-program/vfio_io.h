#ifndef VFIO_IO_H
#define VFIO_IO_H
static inline unsigned long long vfio_region_pos(unsigned region)
{
	return (unsigned long long)region << 40;
	// <- hardcoded-region-offset
}
#endif
