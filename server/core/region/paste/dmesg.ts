/**
 * Kernel log lines on BARs, old and new: __pci_read_base() (drivers/pci/probe.c), pci_claim_resource() and
 * pci_assign_resource() (setup-res.c), pci_request_region() and pci_resource_name() (pci.c), all printing a struct
 * resource as resource_string() does (lib/vsprintf.c; 6.1 and 6.12), and the line that tells the kernel's version.
 */
import { length, phys } from '../space.ts';
import type { Fact, RegionFact } from './facts.ts';
import { pciAddress } from './address.ts';
import { extent, hex } from './digits.ts';
import { context, one, said, type Line, type Reader } from './line.ts';
import { upperHalf } from './lspci.ts';

const device = /^(?:[\w.:-]{1,40} )?([0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]): (.*)$/i;
const bus = /^pci_bus [0-9a-f]{4,8}:[0-9a-f]{2}: /i;
const range = /\[(mem|io) {1,3}(size )?0x([0-9a-f]{1,16})(?:-0x([0-9a-f]{1,16}))?([^\]]{0,40})\]/i;
/** The offset in the config space, of old without 0x. */
const register = /^reg (?:0x)?([0-9a-f]{1,3})\b/i;
const bar = /^(?:can't (?:ioremap|claim) )?(VF )?(?:BAR (\d{1,2})|(ROM))\b/;

/** BARs begin at 0x10 of the config space; the ROM's register is 0x30, or 0x38 of a bridge (include/uapi/linux/pci_regs.h). */
function indexOfRegister(offset: bigint): number | undefined {
  if (offset === 0x30n || offset === 0x38n) return 6;
  return offset >= 0x10n && offset <= 0x24n && (offset & 3n) === 0n
    ? Number((offset - 0x10n) >> 2n)
    : undefined;
}

function indexIn(message: string): number | undefined {
  const [, offset] = register.exec(message) ?? [];
  if (offset !== undefined) return indexOfRegister(hex(offset) ?? 0n);
  const [, ofFunctions, number, rom] = bar.exec(message) ?? [];
  if (ofFunctions !== undefined) return undefined;
  if (rom !== undefined) return 6;
  // From 7 on older kernels count the BARs of virtual functions and bridge windows.
  return number !== undefined && Number(number) <= 6 ? Number(number) : undefined;
}

function region(lines: readonly [Line, ...Line[]], name: string, message: string): Fact[] | undefined {
  const index = indexIn(message);
  const found = range.exec(message);
  // What is released is no longer there.
  if (index === undefined || !found || /\breleas(?:ing|ed)\b/.test(message)) return undefined;
  const [, kind = '', isSize, low, high, flags = ''] = found;
  const start = hex(low);
  const last = high === undefined ? start : hex(high);
  if (start === undefined || last === undefined) return undefined;
  const size = isSize === undefined ? extent(start, last) : start;
  if (size === undefined) return undefined;
  const fact = said<RegionFact>({
    kind: 'region',
    lines: lines.map((line) => line.number),
    format: 'dmesg',
    device: name,
    index,
    name: undefined,
    memory: index === 6 ? 'rom' : kind.toLowerCase() === 'io' ? 'io' : 'mem',
    // At 0 firmware has left it without an address.
    base: isSize === undefined && start !== 0n ? phys(start) : undefined,
    size: length(size),
    offset: undefined,
    mmap: undefined,
    type: undefined,
    subtype: undefined,
  });
  return flags.includes('64bit') && index < 5
    ? [fact, upperHalf('dmesg', lines[0], name, index + 1)]
    : [fact];
}

export const dmesg: Reader = (lines, at) => {
  const line = lines[at];
  if (!line) return undefined;
  const [, name = '', message = ''] = device.exec(line.body) ?? [];
  const address = pciAddress(name);
  if (address === undefined) return undefined;
  // Mailers wrap within the brackets.
  const next = /\[(?:mem|io) [^\]]*$/i.test(message) ? lines[at + 1] : undefined;
  const tail = next && /^[\w -]{0,60}\]/.test(next.body) ? next : undefined;
  const facts = region(tail ? [line, tail] : [line], address, tail ? `${message} ${tail.body}` : message);
  return facts && { facts, count: tail ? 2 : 1 };
};

/** What else a driver or a bus said of a device: it has its name before the address, or a log's prefix. */
export const deviceLog: Reader = (lines, at) => {
  const line = lines[at];
  if (!line) return undefined;
  const [, , message = ''] = device.exec(line.body) ?? [];
  const named = message !== '' && !/^[0-9a-f]{4,8}:/i.test(line.body);
  return named || range.test(message) || bus.test(line.body) ? one(context('dmesg', [line])) : undefined;
};

const version =
  /^(?:Linux version |Linux (?:\S{1,80} )?|[Kk]ernel(?: version)?:? |.{0,200}\b(?:Not t|T)ainted(?:: [A-Z ]{1,40})? )?(\d{1,2})\.(\d{1,3})(\.\d{1,3}|-)\S{0,80}(?:\s|$)/;

/** `Linux version …`, uname -a, uname -r alone, or the head of a trace of the kernel's. */
export const kernel: Reader = (lines, at) => {
  const line = lines[at];
  const found = version.exec(line?.body ?? '');
  if (!line || !found) return undefined;
  const [whole, major, minor] = found;
  // A lone version is the whole line.
  if (/^\d/.test(whole) && whole.trimEnd() !== line.body) return undefined;
  return one({
    kind: 'kernel',
    lines: [line.number],
    format: 'dmesg',
    major: Number(major),
    minor: Number(minor),
  });
};

/** Whatever else the kernel said of anything. */
export const kernelLog: Reader = (lines, at) => {
  const line = lines[at];
  return line?.kernel ? one(context('dmesg', [line])) : undefined;
};
