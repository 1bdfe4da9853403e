// A static function of the name that another file has for a global one.
#include "elm.h"

static unsigned long elm_frame(struct elm *elm, int bar)
{
	return pci_resource_start(elm->pdev, bar) >> PAGE_SHIFT;
}

int elm_probe(struct elm *elm)
{
	return elm_frame(elm, 0) ? 0 : -ENODEV;
}
