// The span is filled from the resource and copied out through a pointer here.
#include <linux/platform_device.h>
#include "raft.h"

int raft_setup(struct raft *raft, struct platform_device *pdev)
{
	struct resource *r = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	struct raft_span s = { r->start, resource_size(r) };

	raft->spans[0] = s;
	raft->spans[1] = s;
	return 0;
}

void raft_get_span(struct raft *raft, unsigned int i, struct raft_span *out)
{
	*out = raft->spans[i];
}
