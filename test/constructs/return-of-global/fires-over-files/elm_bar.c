// Where the bars are.
#include "elm.h"

unsigned long elm_frame(struct elm *elm, int bar)
{
	return pci_resource_start(elm->pdev, bar) >> PAGE_SHIFT;
}
