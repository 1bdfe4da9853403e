// Fills the banks from a table in the device: what it holds is not known.
#include "ash.h"

int ash_scan(struct ash *ash, const __le64 *table)
{
	int i;

	for (i = 0; i < 4; i++)
		ash->banks[i].from = le64_to_cpu(table[i]);
	return 0;
}
