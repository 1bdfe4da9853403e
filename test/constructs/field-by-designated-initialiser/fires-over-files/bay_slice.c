// Returns a struct by a compound literal.
#include "bay.h"

struct bay_slice bay_slice(struct bay *bay, int which)
{
	return (struct bay_slice){
		.at = pci_resource_start(bay->pdev, which),
		.len = pci_resource_len(bay->pdev, which),
	};
}
