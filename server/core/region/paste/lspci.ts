/**
 * lspci -v, -vv and -vvv, with or without -n, -nn and -D: show_terse(), show_bases() and show_rom() (lspci.c) and the
 * capabilities (ls-caps.c, ls-ecaps.c; pciutils 3). Addresses are hex without 0x; sizes are rounded down to a unit.
 */
import { length, phys } from '../space.ts';
import type { DeviceFact, Fact, RegionFact } from './facts.ts';
import { pciAddress } from './address.ts';
import { decimal, hex } from './digits.ts';
import { context, said, type Line, type Reader } from './line.ts';

/** A class and a name behind the address; `-n` has two numbers there. */
const head = /^((?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])\s+"?\S[^:]{0,100}:\s/i;
const region = /^Region (\d{1,2}): (.*)$/;
const rom = /^(?:\[virtual\] )?Expansion ROM at /;
/** Without -vv the regions have no number. */
const unnumbered = /^(?:\[virtual\] )?(?:Memory at|I\/O ports at) /;
const place =
  /^(?:\[\w+\] )?(Memory|I\/O ports|Expansion ROM) at ([0-9a-f]{1,16}|<[\w-]{1,40}>)(?:\s|$)(.*)$/i;
const detail =
  /^(?:Subsystem|Control|Status|Latency|Interrupt|Capabilities|Kernel driver in use|Kernel modules|NUMA node|IOMMU group|Physical Slot|DeviceName|Flags|BIST result|Bus|I\/O behind bridge|Memory behind bridge|Prefetchable memory behind bridge|Secondary status|BridgeCtl|(?:Dev|Lnk|Slt|Root)(?:Cap|Ctl|Sta)\d?|(?:UE|CE)(?:Sta|Msk|Svrt)|AERCap|HeaderLog|IOV(?:Cap|Ctl|Sta)|Initial VFs|VF offset|VF Migration|Supported Page Size|Vector table|PBA|Address|MSI-X|MSI|[A-Z]{2,6}(?:Cap|Ctl|Sta)\d?)(?::|\s[a-z]+=)/;
/** lspci -x, and -xxx for the whole of the space. */
const dump = /^[0-9a-f]{2,3}:(?: [0-9a-f]{2}){1,16}$/i;
/** Flags that are on or off, as long capabilities go on with when their tabs are lost. */
const switches = /^[^=]{0,400}\b[A-Za-z]\w{0,30}[+-](?:[\s,]|$)/;
/** What begins a line of another format, however far it is indented. */
const foreign =
  /^(?:\S{0,80}:)?(?:[0-9a-f]{4,16}-[0-9a-f]{4,16}\s|[0-9a-f]{4,16} [r-][w-][x-][sp] |0x|vfio_\w|l[r-]wx|\d+ -> |mmap|.{0,40}\bvm_\w+\b|region|(?:\[\s*\d|<\d))/i;

const units = new Map([
  ['', 1n],
  ['K', 1n << 10n],
  ['M', 1n << 20n],
  ['G', 1n << 30n],
  ['T', 1n << 40n],
]);

function sizeIn(text: string): bigint | undefined {
  const [, digits, unit = ''] = /\[size=(\d{1,6})([KMGT]?)\]/.exec(text) ?? [];
  const count = decimal(digits);
  return count === undefined ? undefined : count * (units.get(unit) ?? 1n);
}

/** A BAR, and the empty one that holds the upper half of its address. */
function bars(
  [line, behind]: readonly [Line, Line?],
  device: string | undefined,
  index: number | undefined,
  text: string,
): Fact[] {
  const [, kind, at = '', tail = ''] = place.exec(behind ? `${text} ${behind.body}` : text) ?? [];
  if (kind === undefined) return [context('lspci', behind ? [line, behind] : [line])];
  const base = hex(at);
  const size = sizeIn(tail);
  const fact = said<RegionFact>({
    kind: 'region',
    lines: behind ? [line.number, behind.number] : [line.number],
    format: 'lspci',
    device,
    index: kind === 'Expansion ROM' ? 6 : index,
    name: undefined,
    memory: kind === 'Memory' ? 'mem' : kind === 'Expansion ROM' ? 'rom' : 'io',
    base: base === undefined ? undefined : phys(base),
    size: size === undefined ? undefined : length(size),
    offset: undefined,
    mmap: undefined,
    type: undefined,
    subtype: undefined,
  });
  const wide = kind === 'Memory' && tail.includes('(64-bit') && index !== undefined && index < 5;
  return wide ? [fact, upperHalf('lspci', line, device, index + 1)] : [fact];
}

/** The BAR behind one of 64 bits: it holds the upper half of that one's address and is no region. */
export const upperHalf = (
  format: 'lspci' | 'dmesg',
  line: Line,
  device: string | undefined,
  index: number,
): RegionFact => ({
  kind: 'region',
  lines: [line.number],
  format,
  ...(device === undefined ? {} : { device }),
  index,
  memory: 'empty',
  size: length(0n),
});

/** What a mailer wraps from the end of a BAR. */
const wrapped =
  /^(?:\(?[\w-]{0,20},? ?(?:non-)?prefetchable\) ?)?(?:\[(?:disabled|virtual|enhanced|size=\w{1,7})\] ?){1,3}$/;

/** The line as one of an entry; `inCapability` is set behind the head of SR-IOV, whose regions are those of the VFs. */
function entryLine(
  [line, behind]: readonly [Line, Line?],
  device: string | undefined,
  inCapability: boolean,
): Fact[] | undefined {
  const { body, text } = line;
  const both: [Line, Line?] = behind ? [line, behind] : [line];
  const [, number, rest = ''] = region.exec(body) ?? [];
  if (number !== undefined && place.test(rest)) {
    const ofFunctions = inCapability || text.startsWith('\t\t');
    return ofFunctions
      ? [context('lspci', behind ? [line, behind] : [line])]
      : bars(both, device, Number(number), rest);
  }
  if (rom.test(body) || unnumbered.test(body)) return bars(both, device, undefined, body);
  if (detail.test(body) || dump.test(body)) return [context('lspci', [line])];
  return undefined;
}

export const lspci: Reader = (lines, at) => {
  const first = lines[at];
  if (!first) return undefined;
  const [, address = ''] = head.exec(first.body) ?? [];
  const device = pciAddress(address);
  const facts: Fact[] = [];
  let next = at;
  if (device !== undefined) {
    facts.push(said<DeviceFact>(deviceOf(first, device)));
    next++;
  }
  let inCapability = false;
  for (let line = lines[next]; line && line.body !== ''; line = lines[++next]) {
    if (head.test(line.body)) break;
    if (line.body.startsWith('Capabilities:'))
      inCapability = line.body.includes('Single Root I/O Virtualization');
    const below = lines[next + 1];
    const behind = / at /.test(line.body) && below && wrapped.test(below.body) ? below : undefined;
    const known = entryLine(behind ? [line, behind] : [line], device, inCapability);
    const within =
      next > at && (/^\s/.test(line.text) || switches.test(line.body)) && !foreign.test(line.body);
    if (known) {
      for (const fact of known) facts.push(fact);
      if (behind) next++;
    } else if (within) facts.push(context('lspci', [line]));
    else break;
  }
  return facts.length === 0 ? undefined : { facts, count: next - at };
};

const deviceOf = (line: Line, device: string): DeviceFact => ({
  kind: 'device',
  lines: [line.number],
  format: 'lspci',
  device,
});
