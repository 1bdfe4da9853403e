/** PCI addresses and the names of regions in what kernel, QEMU and pciutils print. */

const bdf = /^(?:([0-9a-f]{4,8}):)?([0-9a-f]{2}:[0-9a-f]{2}\.[0-7])$/i;
const inside = /(?:^|[^\w.:])((?:[0-9a-f]{4,8}:)[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])(?![\w.])/i;

/** `01:00.0` or `0000:01:00.0`, with its domain and in lower case; undefined where it is none. */
export function pciAddress(text: string): string | undefined {
  const [, domain = '0000', rest] = bdf.exec(text) ?? [];
  return rest === undefined ? undefined : `${domain}:${rest}`.toLowerCase();
}

/** The first PCI address in a text that stands there with its domain. */
export const addressIn = (text: string): string | undefined => inside.exec(text)?.[1]?.toLowerCase();

/** The device at the end of a path in sysfs: its PCI address, or the name of another bus's device. */
export function deviceOfPath(path: string): string | undefined {
  const last = path.split('/').findLast((part) => part !== '');
  return last === undefined ? undefined : (pciAddress(last) ?? last);
}

/** The number in `BAR 2` or `BAR2`; ROM, CONFIG and VGA are 6, 7 and 8 on PCI (include/uapi/linux/vfio.h, 6.12). */
export function indexOfName(name: string): number | undefined {
  const [, bar] = /^BAR ?([0-5])$/i.exec(name) ?? [];
  if (bar !== undefined) return Number(bar);
  const at = ['ROM', 'CONFIG', 'VGA'].indexOf(name.toUpperCase());
  return at < 0 ? undefined : 6 + at;
}

/** Device and region in QEMU's names of memory regions (hw/vfio/pci.c and platform.c, QEMU 8.2). */
export function memoryRegion(
  name: string,
): { readonly device: string; readonly index: number; readonly area: number | undefined } | undefined {
  const [, pci, bar, platform, region, area] =
    /^(?:(\S+) (?:base )?BAR ([0-5])|VFIO (\S+) region (\d{1,4}))(?:\s+mmaps\[(\d{1,4})\])?$/.exec(name) ??
    [];
  const device = pci ?? platform;
  if (device === undefined) return undefined;
  return {
    device: pciAddress(device) ?? device,
    index: Number(bar ?? region),
    area: area === undefined ? undefined : Number(area),
  };
}
