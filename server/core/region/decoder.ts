/** The decoder: a paste, or a number, in; a verdict with its reasons for each offset out. */
import type { Decoded, DecodedDevice, Decoding, Reading } from './decoding.ts';
import type { Device } from './device.ts';
import type { FileRange } from './cover.ts';
import { explainRange } from './explain-source.ts';
import { formsOf, hexOrNull } from './forms.ts';
import {
  deviceNamed,
  areasIn,
  knownDevices,
  nodeOf,
  push,
  startOf,
  subjectsIn,
  toldDevices,
  type Known,
  type Subject,
  type ToldDevices,
} from './join.ts';
import { judgement, type Basis } from './judgement.ts';
import { layoutNamed, layouts } from './layout.ts';
import { barsByPath, devicesByNode, siblingsOf, sizeOf, wordsIn, type Bars } from './mappings.ts';
import { meantAs, readingsOf, type As, type Meant } from './numeral.ts';
import type { Fact, GuestFact, KernelFact, MappingFact, PagemapFact, PasteFormat } from './paste/facts.ts';
import { readPaste } from './paste/read.ts';
import { hex, offsetInArea, type PageShift, type RegionOffset } from './space.ts';
import { rawLines } from './paste/line.ts';

export interface DecodeOptions {
  /** The space of numbers that do not say theirs; offsets if absent. */
  readonly as?: As;
  /** Name of a layout, or `none` where the regions are laid out by a table that the paste has; absent: what it tells, else vfio-pci. */
  readonly layout?: string;
  /** Of the host; absent: what smaps tells, else 4 KiB. */
  readonly page?: PageShift;
  /** Devices whose regions are known beside the paste. */
  readonly devices?: ReadonlyMap<string, Device>;
  /** Which of all devices the numbers are of, where they do not say it. */
  readonly device?: string;
}

/** What `layout` may be. */
export const layoutNames: readonly string[] = [...layouts.map(({ name }) => name), 'none'];

/** The whole paste, as each of its numbers sees it: what all ask for is looked up once. */
interface Whole {
  readonly options: DecodeOptions;
  readonly lines: readonly string[];
  readonly known: readonly Known[];
  readonly subjects: readonly Subject[];
  readonly kernel: KernelFact | undefined;
  /** fds and paths of which the paste tells the device. */
  readonly told: ToldDevices;
  /** The word of pagemap for a mapping. */
  readonly words: ReadonlyMap<MappingFact, PagemapFact>;
  readonly bars: Bars;
  /** The devices that can have all mappings of a node. */
  readonly byNode: ReadonlyMap<string, readonly Known[]>;
  /** The offsets of some table of regions are told: they need not follow any bus. */
  readonly hasTable: boolean;
  readonly areas: ReturnType<typeof areasIn>;
}

const pageOf = (subject: Subject, { options }: Whole): PageShift =>
  options.page ?? ('page' in subject ? subject.page : undefined) ?? 12;

type Whose = Pick<Basis, 'devices' | 'because' | 'isOnly' | 'doubt'>;

/** The device of a node is one that can have all of its mappings; undefined where that tells none. A device has one node. */
function devicesOfNode(node: string | undefined, { known, byNode }: Whole): Whose | undefined {
  if (node === undefined) return undefined;
  const fits = byNode.get(node) ?? [];
  const [only, ...more] = fits;
  const hasOthers = known.length > 1 || byNode.size > 1;
  if (more.length > 0 || !hasOthers) return undefined;
  if (!only)
    return known.length > 1
      ? undefined
      : { devices: [], because: undefined, isOnly: false, doubt: undefined };
  const because = `all mappings of ${node} fit ${only.name}${known.length > 1 ? ' alone' : ''}`;
  const rivals = [...byNode].flatMap(([other, [one, ...rest]]) =>
    other !== node && one === only && rest.length === 0 ? [other] : [],
  );
  const doubt =
    rivals.length > 0
      ? `all mappings of ${rivals.join(', ')} fit it, too, and a device has one node`
      : known.length > 1
        ? undefined
        : `there are ${byNode.size} nodes, and ${only.name} is the only device that is told of`;
  return { devices: [only], because, isOnly: false, doubt };
}

/** The devices that a subject can be of, and why it is only one. */
function devicesFor(subject: Subject, whole: Whole): Whose {
  const { options, known } = whole;
  const told = deviceNamed(subject, whole.told) ?? options.device;
  if (told !== undefined) {
    const devices = known.filter(({ name }) => name === told);
    const because = devices[0]?.isGiven === true ? undefined : `it is of ${told}`;
    return { devices, because, isOnly: false, doubt: undefined };
  }
  const byNode = devicesOfNode(nodeOf(subject), whole);
  if (byNode) return byNode;
  const layout = subject.kind === 'value' ? subject.layout : undefined;
  const fitting = known.filter((one) => layout === undefined || !one.isLayoutTold || one.layout === layout);
  const [only] = fitting;
  const isOnly = fitting.length === 1;
  const because = only?.isGiven === true ? undefined : `${only?.name} is the only device that is told of`;
  return { devices: fitting, because: isOnly ? because : undefined, isOnly, doubt: undefined };
}

function layoutFor(subject: Subject, { options, hasTable }: Whole): string | undefined {
  if (options.layout === 'none') return undefined;
  const told = options.layout ?? (subject.kind === 'value' ? subject.layout : undefined);
  if (told !== undefined) return told;
  return hasTable ? undefined : 'vfio-pci';
}

/** Where a guest's range starts in its region; QEMU tells it from the start of one of its mmaps[], where that is known. */
function offsetOfGuest({ device, index, area, offset }: GuestFact, { areas }: Whole): RegionOffset {
  const start = area === undefined ? undefined : areas.get(`${device} ${index}`)?.[area];
  if (start === undefined) return offset;
  try {
    return offsetInArea(start, offset);
  } catch (error) {
    if (error instanceof RangeError) return offset;
    throw error;
  }
}

/** What a subject asks: its readings, the likelier first. */
function asked(subject: Subject, whole: Whole, page: PageShift): readonly Meant[] {
  const as = whole.options.as ?? 'offset';
  switch (subject.kind) {
    case 'mapping':
      return readingsOf(subject.where, as, page);
    case 'value':
      return readingsOf(subject.value, as, page);
    case 'guest':
      return [{ kind: 'place', region: BigInt(subject.index ?? 0), offset: offsetOfGuest(subject, whole) }];
  }
}

/** What a bare number is if it counts pages, where that names a region of its own: the commonest mistake of all. */
function asPgoff(subject: Subject, reading: number, basis: Basis, { options }: Whole): readonly Reading[] {
  if (subject.kind !== 'value' || subject.value.kind !== 'bare') return [];
  if (options.as !== undefined || subject.value.as !== undefined || basis.coded !== undefined) return [];
  const value = subject.value.readings[reading];
  if (value === undefined) return [];
  const meant = meantAs(value, 'pgoff', basis.page);
  if (meant.kind !== 'file') return [];
  const { verdict, index, ...said } = judgement(meant, basis);
  if (verdict !== 'region-coded' || index === null || index === 0) return [];
  const { offset, maps, vmPgoff, expression, region, regionOffset, physical, pfn, device } = said;
  const forms = { offset, maps, vmPgoff, expression, index, region, regionOffset, physical, pfn };
  return [{ ...forms, reading: 'as-pgoff', device }];
}

/** Guests see regions at addresses of their own, which say nothing on the host. */
const guestReason = ({ start, end }: GuestFact): string =>
  `the guest sees it at ${hex(start)} to ${hex(end)}: guest addresses, not to be compared with BARs of the host`;

/** The regions that a pasted call of unmap_mapping_range() drops. */
function rangeReason(subject: Subject, meant: Meant, { layout }: Basis, whole: Whole): readonly string[] {
  if (subject.kind !== 'value' || subject.length === undefined || meant.kind !== 'file') return [];
  const isDrop = subject.lines.some((line) =>
    /\bunmap_(?:shared_)?mapping_range\b/.test(whole.lines[line - 1] ?? ''),
  );
  if (!isDrop) return [];
  const range: FileRange = { unit: 'byte', begin: meant.offset, length: subject.length };
  return explainRange(layout === undefined ? undefined : layoutNamed(layout), {
    12: range,
    14: range,
    16: range,
  });
}

/** In which base digits without a prefix are read, where they can be read in two. */
function basesOf(subject: Subject, reading: number): readonly string[] {
  if (subject.kind !== 'value' || subject.value.kind !== 'bare' || subject.value.readings.length < 2)
    return [];
  const value = subject.value.readings[reading];
  const isDecimal = value !== undefined && subject.text.includes(value.toString());
  return [`its digits are read as ${isDecimal ? 'decimal' : 'hexadecimal'}; the other reading is there, too`];
}

function textOf(subject: Subject, whole: Whole): string {
  const [first] = subject.lines;
  return subject.kind === 'value' ? subject.text : (whole.lines[(first ?? 0) - 1] ?? '').trim();
}

function answersOn(subject: Subject, whole: Whole): readonly Decoded[] {
  const page = pageOf(subject, whole);
  const size = sizeOf(subject);
  const isMapping = subject.kind === 'mapping';
  const basis: Basis = {
    ...devicesFor(subject, whole),
    layout: layoutFor(subject, whole),
    coded:
      subject.kind === 'value' && subject.format === 'c' && subject.layout !== undefined
        ? 'a region macro made it'
        : undefined,
    page,
    hints: { size, isMapping, siblings: siblingsOf(subject, whole.bars, page), kernel: whole.kernel },
    pfn: isMapping ? whole.words.get(subject)?.pfn : undefined,
  };
  const readings = asked(subject, whole, page);
  return readings.map((meant, i) => {
    const { reasons, also, ...said } = judgement(meant, basis);
    const flags = isMapping && subject.vmFlags?.includes('pf') === true;
    const more = [
      ...(subject.kind === 'guest' ? [guestReason(subject)] : []),
      ...(flags ? ['VmFlags say pf: frames without struct page, as a device has them'] : []),
      ...rangeReason(subject, meant, basis, whole),
      ...basesOf(subject, i),
    ];
    return {
      line: subject.lines[0] ?? 1,
      format: subject.format,
      text: textOf(subject, whole),
      ...said,
      device: said.device ?? nodeOf(subject) ?? null,
      length: hexOrNull(size ?? (subject.kind === 'value' ? subject.length : undefined)),
      reasons: [...reasons, ...more],
      also: [...also, ...asPgoff(subject, i, basis, whole)],
    };
  });
}

function tellDevice({ name, layout, device, isGiven }: Known, results: readonly number[]): DecodedDevice {
  return {
    name,
    layout,
    regions: device.regions.map((region) => {
      const start = startOf(device, region.index);
      const forms = formsOf({ offset: start, phys: region.base }, 12);
      const isTold = isGiven || region.kind !== 'other';
      return {
        index: region.index,
        name: region.name,
        offset: forms.offset,
        size: hexOrNull(region.size),
        physical: forms.physical,
        mmap: isTold ? region.mmap : null,
      };
    }),
    results,
  };
}

function formatsIn(facts: readonly Fact[]): Decoding['formats'] {
  const byFormat = new Map<PasteFormat, Set<number>>();
  for (const { format, lines } of facts) {
    const all = byFormat.get(format) ?? new Set();
    for (const line of lines) all.add(line);
    byFormat.set(format, all);
  }
  return [...byFormat].map(([format, lines]) => ({ format, lines: [...lines].toSorted((a, b) => a - b) }));
}

/**
 * Decodes every offset in a text: a paste of any of the formats of `paste/`, mixed, or numbers, places and expressions, one
 * a line. Never throws for a text; lines that nothing understands are named in the answer.
 */
export function decodeText(text: string, options: DecodeOptions = {}): Decoding {
  const { facts, notUnderstood } = readPaste(text);
  const subjects = subjectsIn(facts);
  const mappings = subjects.filter((subject) => subject.kind === 'mapping');
  const known = knownDevices(facts, {
    layout: options.layout === 'none' ? undefined : options.layout,
    devices: options.devices ?? new Map(),
  });
  const whole: Whole = {
    options,
    lines: rawLines(text),
    known,
    subjects,
    kernel: facts.find((fact) => fact.kind === 'kernel'),
    told: toldDevices(facts),
    words: wordsIn(facts, mappings),
    bars: barsByPath(mappings, options.page ?? 12),
    byNode: devicesByNode(mappings, known, options.page),
    hasTable: facts.some(({ format }) => format === 'regions'),
    areas: areasIn(facts),
  };
  const results = whole.subjects.flatMap((subject) => answersOn(subject, whole));
  const byDevice = new Map<string, number[]>();
  for (const [i, { device }] of results.entries()) {
    if (device !== null) push(byDevice, device, i);
  }
  return {
    version: 1,
    results,
    devices: [
      ...known.map((one) => tellDevice(one, byDevice.get(one.name) ?? [])),
      // Nodes of which no BARs are told still group their mappings.
      ...[...byDevice].flatMap(([name, of]): readonly DecodedDevice[] =>
        known.some((one) => one.name === name) ? [] : [{ name, layout: null, regions: [], results: of }],
      ),
    ],
    formats: formatsIn(facts),
    notUnderstood,
  };
}
