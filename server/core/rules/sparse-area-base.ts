/** sparse-area-base: the offset of a sparse area counts from the region, and is used as if it counted from something else. */
import type { FileView, Found, Rule } from './rule.ts';

export const sparseAreaBase: Rule = {
  id: 'sparse-area-base',
  world: 'user',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'none',
  title: 'the offset of a sparse area is taken for one on the device fd, or left out of an address',
  why:
    'The offset of a vfio_region_sparse_mmap_area counts from the beginning of its region. mmap(), pread() and pwrite() ' +
    'count from the beginning of the device fd, so vfio_region_info.offset has to be added; without it, region 0 is mapped ' +
    'whichever was meant. The mapping of an area begins where the area does: what counts from the region loses the ' +
    "area's offset before it is added to the mapping's address.",
  bad: `#include <sys/mman.h>

static void *demo_map(int device, struct vfio_region_sparse_mmap_area *area)
{
	return mmap(NULL, area->size, PROT_READ, MAP_SHARED, device, area->offset);
}
`,
  good: `#include <sys/mman.h>

static void *demo_map(int device, struct vfio_region_info *info, struct vfio_region_sparse_mmap_area *area)
{
	return mmap(NULL, area->size, PROT_READ, MAP_SHARED, device, info->offset + area->offset);
}
`,
  mail: {
    subject: 'Count the offsets of sparse areas from the region',
    defect: '{functions} take{s} the offset of a sparse area for something else than one in the region.',
    consequence: 'What is mapped or reached that way is another part of the device.',
  },
  *check(view: FileView): Iterable<Found> {
    for (const event of view.user) {
      view.look(event);
      const { because } = event;
      if (event.kind === 'area-offset')
        yield {
          site: event,
          message: `${event.call}() takes byte@file, got byte@region: add vfio_region_info.offset`,
          because,
        };
      if (event.kind === 'area-address')
        yield {
          site: event,
          message: "an area's mapping takes bytes from the area, got byte@region: subtract its offset",
          because,
        };
    }
  },
};
