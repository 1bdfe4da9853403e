/** hardcoded-region-offset: user space builds an offset on the device fd itself, or takes one apart. */
import type { UserEvent } from '../infer/user/run.ts';
import type { FileView, Found, Rule } from './rule.ts';

function messageOf(event: UserEvent): string | undefined {
  switch (event.kind) {
    case 'built':
      return `an offset on a device fd is vfio_region_info.offset, got one built ${event.bits === undefined ? 'by hand' : `with << ${event.bits}`}`;
    case 'taken':
      return event.part === 'index'
        ? `an offset on a device fd tells no region index: ${event.bits === undefined ? 'the macro' : `>> ${event.bits}`} guesses the layout`
        : `the ${event.bits ?? ''} bits kept of a device fd's offset guess the layout: subtract the region's`;
    case 'or':
      return 'a region is reached by adding to vfio_region_info.offset, got |';
    default:
      return undefined;
  }
}

const severityOf = (event: UserEvent): Pick<Found, 'severity'> => {
  if (event.kind === 'or') return { severity: 'note' };
  if (event.kind !== 'taken') return {};
  return { severity: event.printed ? 'note' : 'warning' };
};

export const hardcodedRegionOffset: Rule = {
  id: 'hardcoded-region-offset',
  world: 'user',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'none',
  title: 'user space builds or takes apart the offsets of a device fd itself',
  why:
    'Where a region begins on the device fd is told by VFIO_DEVICE_GET_REGION_INFO, in vfio_region_info.offset, and by ' +
    'nothing else. The shift by 40 bits is private to vfio-pci: other drivers shift by 10, 16 or 48, or use a table, and ' +
    'vfio-pci may change. A program that builds offsets with it reads and maps the wrong region, or none. Ask for the ' +
    'region, keep its offset, and carry its index beside it. What takes an index out of an offset is a warning, and a note ' +
    'where it is printed and no more; so is an offset combined with | instead of +, which needs a layout that nobody promises.',
  bad: `#include <stdint.h>
#include <unistd.h>

static int demo_read_command(int device, uint16_t *command)
{
	return pread(device, command, 2, (7ULL << 40) + 4);
}
`,
  good: `#include <stdint.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int demo_read_command(int device, uint16_t *command)
{
	struct vfio_region_info info = { .argsz = sizeof(info), .index = VFIO_PCI_CONFIG_REGION_INDEX };

	if (ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &info))
		return -1;
	return pread(device, command, 2, info.offset + 4);
}
`,
  mail: {
    subject: 'Ask the kernel where a region is',
    defect: '{functions} build{s} offsets on the device fd from the region index.',
    consequence:
      'The layout of the fd is private to each driver, so another one gives another region, or none.',
  },
  *check(view: FileView): Iterable<Found> {
    for (const event of view.user) {
      view.look(event);
      const message = messageOf(event);
      if (message !== undefined) yield { site: event, message, because: event.because, ...severityOf(event) };
    }
  },
};
