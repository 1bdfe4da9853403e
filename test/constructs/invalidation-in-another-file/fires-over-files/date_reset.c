// Drops the mappings by region offset.
#include "date.h"

void date_drop_all(struct date *date)
{
	unmap_mapping_range(date->vdev.inode->i_mapping, 0, VFIO_PCI_INDEX_TO_OFFSET(6), 1);
}
