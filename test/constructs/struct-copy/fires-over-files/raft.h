// Structures that both raft files use.
#include <linux/vfio.h>

struct raft_span {
	phys_addr_t lo;
	size_t len;
};

struct raft {
	struct vfio_device vdev;
	struct raft_span spans[2];
};

void raft_get_span(struct raft *raft, unsigned int i, struct raft_span *out);
