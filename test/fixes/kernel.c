/*
 * The simulated mm: one page table, the vmas of a file found by vm_pgoff,
 * faults, remaps and invalidation.
 */
#include "sim.h"

char sim_where[96] = "load";

static struct sim_pte table[SIM_PAGES];
static struct file device_file;
static const struct vm_operations_struct no_operations;

int sim_warn(const char *what)
{
	printf("%s: BUG: %s\n", sim_where, what);
	return 1;
}

struct sim_pte *sim_pte(unsigned long addr)
{
	unsigned long page = (addr - SIM_BASE) >> PAGE_SHIFT;

	if (addr < SIM_BASE || page >= SIM_PAGES) {
		sim_warn("an address that no mapping has");
		exit(1);
	}
	return &table[page];
}

static bool contains(struct vm_area_struct *vma, unsigned long addr,
		     unsigned long size)
{
	return addr >= vma->vm_start && addr + size >= addr &&
	       addr + size <= vma->vm_end;
}

static void set(unsigned long addr, unsigned long pfn, pgprot_t prot)
{
	struct sim_pte *pte = sim_pte(addr);

	pte->present = true;
	pte->pfn = pfn;
	pte->prot = prot.pgprot;
	pte->huge = false;
}

/* A huge page of a device goes as a whole. */
static void clear(unsigned long from, unsigned long to)
{
	if (from >= to)
		return;
	if (sim_pte(from)->huge)
		from &= PMD_MASK;
	if (sim_pte(to - PAGE_SIZE)->huge)
		to = ALIGN(to, PMD_SIZE);
	for (; from < to; from += PAGE_SIZE)
		memset(sim_pte(from), 0, sizeof(struct sim_pte));
}

static bool is_empty(unsigned long from, unsigned long to)
{
	for (; from < to; from += PAGE_SIZE)
		if (sim_pte(from)->present)
			return false;
	return true;
}

/* Private and writable: only there does the mm keep the pfn in vm_pgoff. */
static bool copies_on_write(struct vm_area_struct *vma)
{
	return !(vma->vm_flags & VM_SHARED) && (vma->vm_flags & VM_MAYWRITE);
}

int remap_pfn_range(struct vm_area_struct *vma, unsigned long addr,
		    unsigned long pfn, unsigned long size, pgprot_t prot)
{
	unsigned long end;

	size = PAGE_ALIGN(size);
	end = addr + size;
	if (!PAGE_ALIGNED(addr))
		return -EINVAL;
	if (!size || !contains(vma, addr, size)) {
		sim_warn("remap outside of the vma");
		return -EINVAL;
	}
	if (copies_on_write(vma)) {
		if (addr != vma->vm_start || end != vma->vm_end)
			return -EINVAL;
		vma->vm_pgoff = pfn;
	}
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	for (; addr < end; addr += PAGE_SIZE, pfn++) {
		if (sim_pte(addr)->present)
			sim_warn("remap over a page that is present");
		set(addr, pfn, prot);
	}
	return 0;
}

int io_remap_pfn_range(struct vm_area_struct *vma, unsigned long addr,
		       unsigned long pfn, unsigned long size, pgprot_t prot)
{
	return remap_pfn_range(vma, addr, pfn, size, prot);
}

vm_fault_t vmf_insert_pfn_prot(struct vm_area_struct *vma, unsigned long addr,
			       unsigned long pfn, pgprot_t prot)
{
	if (!(vma->vm_flags & VM_PFNMAP))
		sim_warn("a pfn inserted without VM_PFNMAP");
	if (!contains(vma, addr, 1))
		return VM_FAULT_SIGBUS;
	if (!sim_pte(addr)->present)
		set(addr & PAGE_MASK, pfn, prot);
	else if (sim_pte(addr)->pfn != pfn)
		sim_warn("another pfn is present");
	return VM_FAULT_NOPAGE;
}

vm_fault_t vmf_insert_pfn(struct vm_area_struct *vma, unsigned long addr,
			  unsigned long pfn)
{
	return vmf_insert_pfn_prot(vma, addr, pfn, vma->vm_page_prot);
}

vm_fault_t vmf_insert_pfn_pmd(struct vm_fault *vmf, unsigned long pfn,
			      bool write)
{
	unsigned long addr = vmf->address & PMD_MASK;
	unsigned long i;

	if (!contains(vmf->vma, addr, PMD_SIZE))
		return VM_FAULT_SIGBUS;
	if (!IS_ALIGNED(pfn, 1UL << PMD_ORDER))
		sim_warn("a huge page at a pfn that is not aligned");
	for (i = 0; i < 1UL << PMD_ORDER; i++) {
		vmf_insert_pfn(vmf->vma, addr + (i << PAGE_SHIFT), pfn + i);
		sim_pte(addr + (i << PAGE_SHIFT))->huge = true;
	}
	return VM_FAULT_NOPAGE;
}

vm_fault_t vmf_insert_pfn_pud(struct vm_fault *vmf, unsigned long pfn,
			      bool write)
{
	sim_warn("no mapping is as large as this");
	return VM_FAULT_FALLBACK;
}

void zap_vma_ptes(struct vm_area_struct *vma, unsigned long addr,
		  unsigned long size)
{
	if (contains(vma, addr, size) && (vma->vm_flags & VM_PFNMAP))
		clear(addr, addr + size);
}

/*
 * First page down, last page up, a length of 0 to the end of the file; a vma is
 * where its vm_pgoff says.
 */
void unmap_mapping_range(struct address_space *mapping, loff_t holebegin,
			 loff_t holelen, int even_cows)
{
	pgoff_t first = (pgoff_t)holebegin >> PAGE_SHIFT;
	pgoff_t pages = ((pgoff_t)holelen + PAGE_SIZE - 1) >> PAGE_SHIFT;
	pgoff_t last = first + pages - 1;
	struct vm_area_struct *vma;

	if (last < first)
		last = ~0UL;
	for (vma = mapping->i_mmap; vma; vma = vma->sim_next) {
		pgoff_t from = vma->vm_pgoff;
		pgoff_t to = from + vma_pages(vma) - 1;

		if (last < from || first > to)
			continue;
		from = max_t(pgoff_t, first, from) - vma->vm_pgoff;
		to = min_t(pgoff_t, last, to) - vma->vm_pgoff;
		clear(vma->vm_start + from * PAGE_SIZE,
		      vma->vm_start + (to + 1) * PAGE_SIZE);
	}
}

pgprot_t pgprot_noncached(pgprot_t prot)
{
	return (pgprot_t){ prot.pgprot | 0x10 };
}

pgprot_t pgprot_writecombine(pgprot_t prot)
{
	return (pgprot_t){ prot.pgprot | 0x20 };
}

static void link_vma(struct vm_area_struct *vma)
{
	struct address_space *mapping = vma->vm_file->f_mapping;

	vma->sim_next = mapping->i_mmap;
	mapping->i_mmap = vma;
}

/*
 * As mmap(2) does: the vma comes with the offset that was asked for, and enters
 * the file when the driver is done.
 */
int sim_mmap(struct vfio_device *vdev, unsigned long pgoff,
	     unsigned long pages, vm_flags_t flags,
	     struct vm_area_struct **made)
{
	struct vm_area_struct *vma = calloc(1, sizeof(*vma));
	int ret;

	/*
	 * Huge pages fit where addresses and offsets have the same remainder.
	 */
	vma->vm_start = SIM_BASE + ((pgoff & 511) << PAGE_SHIFT);
	vma->vm_end = vma->vm_start + (pages << PAGE_SHIFT);
	vma->__vm_flags = flags;
	vma->vm_page_prot.pgprot = 1;
	vma->vm_ops = &no_operations;
	vma->vm_pgoff = pgoff;
	vma->vm_file = &device_file;
	device_file.f_mapping = vdev->inode->i_mapping;
	ret = vdev->ops->mmap(vdev, vma);
	if (ret) {
		clear(vma->vm_start, vma->vm_end);
		free(vma);
		return ret;
	}
	link_vma(vma);
	*made = vma;
	return 0;
}

struct vm_area_struct *sim_split(struct vm_area_struct *vma,
				 unsigned long addr)
{
	struct vm_area_struct *behind = calloc(1, sizeof(*behind));

	memcpy(behind, vma, sizeof(*behind));
	behind->vm_start = addr;
	behind->vm_pgoff += (addr - vma->vm_start) >> PAGE_SHIFT;
	if (behind->vm_ops->open)
		behind->vm_ops->open(behind);
	vma->vm_end = addr;
	link_vma(behind);
	return behind;
}

void sim_munmap(struct vm_area_struct *vma)
{
	struct vm_area_struct **at = &vma->vm_file->f_mapping->i_mmap;

	clear(vma->vm_start, vma->vm_end);
	while (*at != vma)
		at = &(*at)->sim_next;
	*at = vma->sim_next;
	if (vma->vm_ops->close)
		vma->vm_ops->close(vma);
	free(vma);
}

static vm_fault_t fault(struct vm_area_struct *vma, unsigned long addr)
{
	unsigned long huge = addr & PMD_MASK;
	struct vm_fault vmf = {
		.vma = vma,
		.pgoff = linear_page_index(vma, addr),
		.address = addr,
		.real_address = addr,
	};
	vm_fault_t ret;

	if (vma->vm_ops->huge_fault && contains(vma, huge, PMD_SIZE) &&
	    is_empty(huge, huge + PMD_SIZE)) {
		ret = vma->vm_ops->huge_fault(&vmf, PMD_ORDER);
		if (!(ret & VM_FAULT_FALLBACK))
			return ret;
	}
	return vma->vm_ops->fault ? vma->vm_ops->fault(&vmf) : VM_FAULT_SIGBUS;
}

/* An access by user space; false where it ends in SIGBUS. */
bool sim_touch(struct vm_area_struct *vma, unsigned long addr)
{
	vm_fault_t ret;

	if (sim_pte(addr)->present)
		return true;
	ret = fault(vma, addr);
	if (ret & VM_FAULT_ERROR)
		return false;
	if (!sim_pte(addr)->present) {
		sim_warn("the fault handler says done and did nothing");
		return false;
	}
	return true;
}
