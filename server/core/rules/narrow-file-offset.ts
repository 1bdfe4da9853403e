/** narrow-file-offset: the offset of a region is kept in fewer bits than it has. */
import type { FileView, Found, Rule } from './rule.ts';

const maxMessage = 90;

/** With the name of what is too narrow, where that fits in a line. */
function messageOf(type: string, what: string): string {
  const full = `${what} takes 32 bits (${type}), got byte@file: a region's offset has 64`;
  return full.length <= maxMessage && /^[a-z]/.test(full)
    ? full
    : `${type} takes 32 bits, got byte@file: a region's offset has 64`;
}

export const narrowFileOffset: Rule = {
  id: 'narrow-file-offset',
  world: 'user',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'none',
  title: 'the offset of a region is kept in 32 bits',
  why:
    'vfio_region_info.offset has 64 bits, and vfio-pci keeps the region index above bit 39 of it. In an int, an unsigned int, ' +
    'a uint32_t, or an off_t of a program made with _FILE_OFFSET_BITS=32, the index is cut off without a word: every region ' +
    'becomes region 0. Keep it in a uint64_t, and in an off_t of 64 bits.',
  bad: `#include <stdint.h>

struct demo_region {
	uint32_t start;
};

static void demo_keep(struct demo_region *region, const struct vfio_region_info *info)
{
	region->start = info->offset;
}
`,
  good: `#include <stdint.h>

struct demo_region {
	uint64_t start;
};

static void demo_keep(struct demo_region *region, const struct vfio_region_info *info)
{
	region->start = info->offset;
}
`,
  mail: {
    subject: 'Keep region offsets in 64 bits',
    defect: '{functions} keep{s} the offset of a region in 32 bits.',
    consequence: 'The region index stands above them and is lost, so every region becomes the first.',
  },
  *check(view: FileView): Iterable<Found> {
    for (const event of view.user)
      if (event.kind === 'narrow')
        yield { site: event, message: messageOf(event.type, event.what), because: event.because };
  },
};
