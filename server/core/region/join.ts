/** Evidence joined: what the facts of a paste, and devices that are given, say together of each device. */
import type { Device, Region } from './device.ts';
import { decode, encode, layoutNamed, layouts, regionName, type Coding, type Layout } from './layout.ts';
import type { Fact, GuestFact, MappingFact, Numeral, RegionFact, ValueFact } from './paste/facts.ts';
import { hex, fileOffset, length, regionOffset, type Length, type Phys, type RegionOffset } from './space.ts';

/** Host memory of a device of which nobody says the region (/proc/iomem names the owner alone). */
export interface Loose {
  readonly base: Phys;
  readonly size: Length;
}

/** A device with all that is known of it. */
export interface Known {
  readonly name: string;
  /** Name of the layout. */
  readonly layout: string;
  /** False where nothing tells the layout, and the commonest one is taken. */
  readonly isLayoutTold: boolean;
  readonly device: Device;
  /** Every BAR is told: one that is not there is empty. */
  readonly isWhole: boolean;
  /** Given beside the paste: it also says what the IOMMU may map. */
  readonly isGiven: boolean;
  readonly loose: readonly Loose[];
  /** Regions of which no size is told, with their bases: lspci without rights, a log that was cut. */
  readonly unsized: ReadonlyMap<number, Phys | undefined>;
}

/** What a number can be asked of: a mapping, a value, where a guest sees a region. */
export type Subject = MappingFact | ValueFact | GuestFact;

export interface Given {
  readonly layout: string | undefined;
  readonly devices: ReadonlyMap<string, Device>;
}

/** The size of configuration space with PCI Express; plain PCI has 256 bytes of it. */
const configSize = length(0x1000n);
const pciCount = 9;

const defined = <T>(values: readonly (T | undefined)[]): readonly T[] =>
  values.filter((value) => value !== undefined);

/** Adds to the list of a key. */
export function push<K, V>(into: Map<K, V[]>, key: K, value: V): void {
  const old = into.get(key);
  if (old) old.push(value);
  else into.set(key, [value]);
}

/** The names of devices that the facts mention, in their order. */
function namesIn(facts: readonly Fact[]): readonly string[] {
  const named = facts.map((fact) => ('device' in fact ? fact.device : undefined));
  return [...new Set(defined(named))];
}

/** Facts of one region, each adding what the ones before it leave open. */
function merge(index: number, facts: readonly RegionFact[], layout: Layout): Region {
  const first = <K extends keyof RegionFact>(key: K): RegionFact[K] | undefined =>
    facts.find((fact) => fact[key] !== undefined)?.[key];
  const size = first('size') ?? length(0n);
  const kind = facts.find(({ memory }) => memory !== 'other')?.memory ?? 'other';
  return {
    index,
    name: regionName(layout, BigInt(index)) ?? first('name') ?? `region ${index}`,
    kind,
    base: kind === 'io' ? undefined : first('base'),
    size,
    mmap: first('mmap') ?? (kind === 'mem' && size > 0n),
    iommu: false,
    type: first('type'),
    subtype: first('subtype'),
  };
}

/** True where every told vfio_region_info.offset is what the coding makes of its index. */
const agrees = (coding: Coding, facts: readonly RegionFact[]): boolean =>
  facts.every(({ index, offset }) => {
    if (index === undefined || offset === undefined) return true;
    const decoded = decode(coding, offset);
    return decoded?.index === BigInt(index) && decoded.offset === 0n;
  });

function tableOf(facts: readonly RegionFact[]): Coding {
  const placed = facts.flatMap(({ index, offset, size }) =>
    index === undefined || offset === undefined ? [] : [{ index, offset, size: size ?? length(0n) }],
  );
  return {
    kind: 'table',
    regions: placed.toSorted((a, b) => (a.offset < b.offset ? -1 : a.offset > b.offset ? 1 : 0)),
  };
}

/** The coding that the told offsets leave: the one of the layout, of another, or just those offsets. */
function codingFor(layout: Layout, facts: readonly RegionFact[]): { coding: Coding; layout: string } {
  const told = facts.filter(({ offset, size }) => offset !== undefined && size !== 0n);
  if (agrees(layout.coding, told)) return { coding: layout.coding, layout: layout.name };
  const other = layouts.find(({ coding }) => coding.kind === 'shift' && agrees(coding, told));
  return other ? { coding: other.coding, layout: other.name } : { coding: tableOf(told), layout: 'table' };
}

/** Configuration space is there on every PCI device, and no list of BARs names it. */
const config = (layout: Layout): Region => ({
  index: 7,
  name: regionName(layout, 7n) ?? 'CONFIG',
  kind: 'config',
  base: undefined,
  size: configSize,
  mmap: false,
  iommu: false,
  type: undefined,
  subtype: undefined,
});

/** True where something tells how large a region is, or that it is none that has memory. */
const isSized = ([, ones]: [number, readonly RegionFact[]]): boolean =>
  ones.some(({ size, memory }) => size !== undefined || memory === 'empty' || memory === 'io');

function fromFacts(name: string, facts: readonly RegionFact[], given: Given): Known {
  const wanted = layoutNamed(given.layout ?? 'vfio-pci') ?? layoutNamed('vfio-pci');
  if (!wanted) throw new Error('the layout of vfio-pci is missing');
  const { coding, layout } = codingFor(wanted, facts);
  // A table names its regions as the bus does whose offsets it replaces.
  const named = layoutNamed(layout) ?? wanted;
  const byIndex = new Map<number, RegionFact[]>();
  for (const fact of facts) if (fact.index !== undefined) push(byIndex, fact.index, fact);
  const isPci = named.names.includes('BAR0');
  const sized = [...byIndex].filter(isSized);
  const unsized = [...byIndex].filter((one) => !isSized(one));
  const regions = sized.map(([index, ones]) => merge(index, ones, named));
  if (isPci && coding.kind === 'shift' && !byIndex.has(7)) regions.push(config(named));
  const bars = [...byIndex.keys()].filter((index) => index < 6).length;
  const highest = Math.max(-1, ...byIndex.keys());
  return {
    name,
    layout,
    isLayoutTold:
      given.layout !== undefined || facts.some(({ offset }) => offset !== undefined && offset > 0n),
    device: {
      bus: layout,
      coding,
      regionCount: isPci ? Math.max(pciCount, highest + 1) : highest + 1,
      regions: regions.toSorted((a, b) => a.index - b.index),
    },
    isWhole: isPci && (bars >= 6 || facts.some(({ format }) => format === 'lspci')),
    isGiven: false,
    loose: facts.flatMap(({ index, base, size }) =>
      index === undefined && base !== undefined && size !== undefined ? [{ base, size }] : [],
    ),
    unsized: new Map(
      unsized.map(([index, ones]) => [index, ones.find(({ base }) => base !== undefined)?.base]),
    ),
  };
}

/** The layout of a given device: its bus, unless the device is coded otherwise than that bus, whose macros then say another offset. */
function layoutOfGiven({ bus, coding }: Device): string {
  const named = layoutNamed(bus);
  if (!named) return bus;
  if (coding.kind === 'table') return named.coding.kind === 'table' ? bus : 'table';
  const { shift } = coding;
  const isSo = (one: Layout): boolean => one.coding.kind === 'shift' && one.coding.shift === shift;
  return isSo(named) ? bus : `${bus}, shift ${shift}`;
}

const fromGiven = (name: string, device: Device): Known => ({
  name,
  layout: layoutOfGiven(device),
  isLayoutTold: true,
  device,
  isWhole: true,
  isGiven: true,
  loose: [],
  unsized: new Map(),
});

/** All devices that are given or that the facts tell regions of; facts that name none belong to the only one that is named. */
export function knownDevices(facts: readonly Fact[], given: Given): readonly Known[] {
  const names = namesIn(facts);
  const only = names.length === 1 ? names[0] : undefined;
  const byName = new Map<string, RegionFact[]>();
  for (const fact of facts) {
    if (fact.kind !== 'region') continue;
    const name = fact.device ?? only ?? 'device';
    push(byName, name, fact);
  }
  return [
    ...[...given.devices].map(([name, device]) => fromGiven(name, device)),
    ...[...byName].flatMap(([name, ones]) => (given.devices.has(name) ? [] : [fromFacts(name, ones, given)])),
  ];
}

/**
 * What is to be decoded, in the order of the paste; of mappings the readers have taken those that can be a device's. What
 * only looks like a word of pagemap is one beside a mapping, and a number elsewhere.
 */
export function subjectsIn(facts: readonly Fact[]): readonly Subject[] {
  const isPagemap = facts.some(({ kind }) => kind === 'mapping');
  return facts.flatMap((fact): readonly Subject[] => {
    if (fact.kind === 'value' || fact.kind === 'guest' || fact.kind === 'mapping') return [fact];
    if (fact.kind !== 'pagemap' || fact.word === undefined || isPagemap) return [];
    const { lines, word } = fact;
    const value: Numeral = { kind: 'bare', readings: [word] };
    return [{ kind: 'value', format: 'number', lines, text: hex(word), value }];
  });
}

/** Devices by what else the paste names with them. */
export interface ToldDevices {
  readonly byFd: ReadonlyMap<number, string>;
  readonly byPath: ReadonlyMap<string, string>;
  readonly byInode: ReadonlyMap<string, string>;
}

export function toldDevices(facts: readonly Fact[]): ToldDevices {
  const byFd = new Map<number, string>();
  const byPath = new Map<string, string>();
  const byInode = new Map<string, string>();
  for (const fact of facts) {
    if (fact.kind !== 'device' || fact.device === undefined) continue;
    if (fact.fd !== undefined) byFd.set(fact.fd, fact.device);
    if (fact.path !== undefined) byPath.set(fact.path, fact.device);
    if (fact.inode !== undefined) byInode.set(fact.inode, fact.device);
  }
  // A list with one fd of a device, and one fdinfo that does not say of which fd it is.
  const spoken = facts.filter((fact) => fact.kind === 'device');
  const [fd, ...otherFds] = new Set(spoken.flatMap((one) => (one.fd === undefined ? [] : [one.fd])));
  const syspaths = spoken.filter(({ format, fd: own }) => format === 'fdinfo' && own === undefined);
  const [named, ...others] = new Set(syspaths.flatMap((one) => one.device ?? []));
  if (
    fd !== undefined &&
    otherFds.length === 0 &&
    named !== undefined &&
    others.length === 0 &&
    !byFd.has(fd)
  )
    byFd.set(fd, named);
  return { byFd, byPath, byInode };
}

/** Where each of QEMU's mmaps[] of a region starts in it, in their order. */
export function areasIn(facts: readonly Fact[]): ReadonlyMap<string, readonly RegionOffset[]> {
  const areas = new Map<string, RegionOffset[]>();
  for (const fact of facts) {
    if (fact.kind === 'area') push(areas, `${fact.device} ${fact.index}`, fact.start);
  }
  return areas;
}

/** The node that a mapping's fd was opened by: it is of one device, which it does not name. */
export const nodeOf = (subject: Subject): string | undefined =>
  subject.kind === 'mapping' && subject.path?.startsWith('/dev/vfio/devices/') === true
    ? subject.path.replace(/ \(deleted\)$/, '')
    : undefined;

/** The name of the device that a subject is of, where the paste tells it: by itself, by its fd, or by its path. */
export function deviceNamed(subject: Subject, told: ToldDevices): string | undefined {
  if (subject.kind !== 'mapping') return subject.device;
  const byFd = subject.fd === undefined ? undefined : told.byFd.get(subject.fd);
  // Every fd opened by its group has the path anon_inode:[vfio-device].
  const node = nodeOf(subject);
  if (byFd !== undefined || node === undefined) return byFd;
  return told.byPath.get(node) ?? told.byInode.get(subject.inode?.split(' ').at(-1) ?? '');
}

/** The first byte of a region on a device's fd; undefined where its coding has no such region. */
export function startOf(device: Device, index: number): ReturnType<typeof fileOffset> | undefined {
  try {
    return encode(device.coding, BigInt(index), regionOffset(0n));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
