/*
 * The run: what user space sees of a driver's mappings, one fact a line,
 * `where: what: value`.
 */
#include "sim.h"

int snprintf(char *to, size_t size, const char *format, ...);

#define USER (VM_READ | VM_WRITE | VM_MAYREAD | VM_MAYWRITE)
#define INDEX_SHIFT (40 - PAGE_SHIFT)
#define REGION (1LL << 40)

static struct vfio_device *vdev;
/* A handler that remaps the whole vma cannot follow a zap of a part of it. */
static bool whole_regions;

struct request {
	unsigned long index, page, pages;
};

#define fact(what, ...) \
	(printf("%s: %s: ", sim_where, what), printf(__VA_ARGS__), printf("\n"))

static void fact_pgoff(const char *what, struct vm_area_struct *vma,
		       unsigned long given)
{
	if (vma->vm_pgoff == given)
		fact(what, "kept");
	else
		fact(what, "%lx, given %lx", vma->vm_pgoff, given);
}

/* Runs of pages: the first pfn, how many follow it, how they are cached. */
static void print_pages(unsigned long from, unsigned long to)
{
	while (from < to) {
		struct sim_pte *first = sim_pte(from);
		unsigned long n = 0;

		for (; from < to; from += PAGE_SIZE, n++) {
			struct sim_pte *pte = sim_pte(from);

			if (pte->present != first->present)
				break;
			if (pte->present && (pte->pfn != first->pfn + n ||
					     pte->prot != first->prot ||
					     pte->huge != first->huge))
				break;
		}
		if (first->present)
			printf(" %s%lx*%lu/%lx", first->huge ? "huge " : "",
			       first->pfn, n, first->prot);
		else
			printf(" none*%lu", n);
	}
}

static void fact_pages(const char *what, unsigned long from, unsigned long to)
{
	printf("%s: %s:", sim_where, what);
	print_pages(from, to);
	printf("\n");
}

/*
 * Touches every page, beginning behind the middle; where one ends in SIGBUS, it
 * stays none.
 */
static void touch(const char *what, struct vm_area_struct *vma)
{
	unsigned long pages = vma_pages(vma);
	unsigned long i;

	for (i = 0; i < pages; i++)
		sim_touch(vma, vma->vm_start +
			  ((pages / 2 + 1 + i) % pages) * PAGE_SIZE);
	fact_pages(what, vma->vm_start, vma->vm_end);
}

static unsigned long present(unsigned long from, unsigned long to)
{
	unsigned long n = 0;

	for (; from < to; from += PAGE_SIZE)
		n += sim_pte(from)->present;
	return n;
}

/*
 * Drops a range of the file; what of these pages went that was to go, and
 * whether others of the vma went with them.
 */
static void zap(const char *what, u64 start, u64 length, unsigned long from,
		unsigned long to)
{
	unsigned long all = present(SIM_BASE, SIM_BASE + SIM_PAGES * PAGE_SIZE);
	unsigned long due = present(from, to);
	unsigned long gone, others;

	unmap_mapping_range(vdev->inode->i_mapping, start, length, true);
	gone = due - present(from, to);
	others = all - gone -
		 present(SIM_BASE, SIM_BASE + SIM_PAGES * PAGE_SIZE);
	fact(what, "%lu of %lu pages%s", gone, due,
	     others ? " and others" : "");
}

/* What a debugger reads of every page. */
static void access(struct vm_area_struct *vma)
{
	unsigned long addr;

	if (!vma->vm_ops->access)
		return;
	printf("%s: read by a debugger:", sim_where);
	for (addr = vma->vm_start; addr < vma->vm_end; addr += PAGE_SIZE) {
		u64 word = 0;
		int got = vma->vm_ops->access(vma, addr + 8, &word,
					      sizeof(word), 0);

		printf(" %d %llx", got, word);
	}
	printf("\n");
}

static void whole(const struct request *r)
{
	unsigned long given = (r->index << INDEX_SHIFT) + r->page;
	u64 start = (u64)given << PAGE_SHIFT;
	u64 bytes = (u64)r->pages << PAGE_SHIFT;
	struct vm_area_struct *vma;
	unsigned long last;
	int ret = sim_mmap(vdev, given, r->pages, USER | VM_SHARED, &vma);

	fact("mmap", "%d", ret);
	if (ret)
		return;
	fact("fault handler", "%s", vma->vm_ops->fault ? "yes" : "no");
	fact_pgoff("vm_pgoff after mmap", vma, given);
	fact_pages("filled by mmap", vma->vm_start, vma->vm_end);
	access(vma);
	touch("touched", vma);
	access(vma);
	fact_pgoff("vm_pgoff after the touch", vma, given);

	/* One byte in the last page is that page. */
	if (!whole_regions) {
		last = vma->vm_end - PAGE_SIZE;
		if (sim_pte(last)->huge)
			last &= PMD_MASK;
		zap("found last page", start + bytes - 5, 1, last, vma->vm_end);
		touch("refault last page", vma);
	}
	zap("other region", (r->index + 1) * REGION, REGION, vma->vm_end,
	    vma->vm_end);
	zap("found region", r->index * REGION, REGION, vma->vm_start,
	    vma->vm_end);
	touch("refault region", vma);
	access(vma);
	fact_pgoff("vm_pgoff after the refault", vma, given);
	if (vdev->ops->ioctl) {
		fact("reset", "%ld",
		     vdev->ops->ioctl(vdev, VFIO_DEVICE_RESET, 0));
		touch("refault after reset", vma);
	}
	sim_munmap(vma);
}

/*
 * munmap() or mprotect() of a part: two vmas, each with its own start and
 * offset.
 */
static void halves(const struct request *r)
{
	unsigned long given = (r->index << INDEX_SHIFT) + r->page;
	unsigned long half = r->pages / 2;
	struct vm_area_struct *vma, *behind;

	if (!half || sim_mmap(vdev, given, r->pages, USER | VM_SHARED, &vma))
		return;
	behind = sim_split(vma, vma->vm_start + half * PAGE_SIZE);
	touch("second half touched", behind);
	access(behind);
	touch("first half touched", vma);
	fact_pgoff("vm_pgoff of the second half", behind, given + half);
	fact_pgoff("vm_pgoff of the first half", vma, given);
	zap("found halves", r->index * REGION, REGION, vma->vm_start,
	    behind->vm_end);
	sim_munmap(vma);
	touch("refault second half", behind);
	fact_pgoff("vm_pgoff of the second half alone", behind, given + half);
	sim_munmap(behind);
}

/*
 * A private mapping of a device is wrong; what the driver answers is its own
 * affair, and stays.
 */
static void private(const struct request *r)
{
	struct vm_area_struct *vma;
	int ret = sim_mmap(vdev, (r->index << INDEX_SHIFT) + r->page, r->pages,
			   USER, &vma);

	fact("private mmap", "%d", ret);
	if (ret)
		return;
	touch("private pages", vma);
	sim_munmap(vma);
}

static void check_request(const struct request *r)
{
	snprintf(sim_where, sizeof(sim_where),
		 "region %lu page %lx pages %lu%s", r->index, r->page,
		 r->pages, PAGE_SHIFT == 12 ? "" : " of 16K");
	whole(r);
	halves(r);
	private(r);
	if (sim_locks)
		sim_warn("a lock is still held");
	sim_locks = 0;
}

static const struct request requests[] = {
	{ .page = 0, .pages = 1 },
	{ .page = 0, .pages = 4 },
	{ .page = 1, .pages = 2 },
	{ .page = 3, .pages = 3 },
	{ .page = 2, .pages = 14 },
	{ .page = 0, .pages = 512 },
	{ .page = 257, .pages = 600 },
	{ .page = 0, .pages = 1024 },
	{ .page = 1, .pages = 1024 },
	{ .page = 4, .pages = 13 },
	{ .page = (1UL << INDEX_SHIFT) - 1, .pages = 1 },
	{ .page = (1UL << INDEX_SHIFT) - 2, .pages = 4 },
};

int main(int argc, char **argv)
{
	static const unsigned long indices[] = {
		0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0xfff, 0xfffff,
	};
	unsigned long i, j;

	whole_regions = argc > 1;
	vdev = sim_probe();
	if (!vdev)
		return 1;
	if (vdev->ops->open_device)
		fact("open", "%d", vdev->ops->open_device(vdev));
	for (i = 0; i < ARRAY_SIZE(indices); i++)
		for (j = 0; j < ARRAY_SIZE(requests); j++) {
			struct request r = requests[j];

			r.index = indices[i];
			check_request(&r);
		}
	if (vdev->ops->close_device)
		vdev->ops->close_device(vdev);
	sim_remove();
	return 0;
}
