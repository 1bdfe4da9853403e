/** The mappings of a paste beside each other: what all of one file say of each, and what pagemap adds. */
import { against, isHolding } from './against.ts';
import { nodeOf, type Known, type Subject } from './join.ts';
import { decode, layoutNamed } from './layout.ts';
import type { Fact, MappingFact, PagemapFact } from './paste/facts.ts';
import { fileOffsetOf, lengthBetween, type FileOffset, type Length, type PageShift } from './space.ts';

/** By path: the BARs that mappings of it decode to a few bytes into. */
export type Bars = ReadonlyMap<string | undefined, ReadonlySet<bigint>>;

/** Bytes mapped; undefined where the line does not say them, or they make no sense. */
export function sizeOf(subject: Subject): Length | undefined {
  if (subject.kind !== 'mapping') return undefined;
  const { start, end } = subject;
  if (start !== undefined && end !== undefined) return start < end ? lengthBetween(start, end) : undefined;
  return subject.length === 0n ? undefined : subject.length;
}

/** A byte offset that a mapping's column says. */
function columnOf({ where }: MappingFact, page: PageShift): FileOffset | undefined {
  if (where.kind === 'offset') return where.value;
  if (where.kind !== 'pgoff') return undefined;
  try {
    return fileOffsetOf(where.value, page);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The BAR that a mapping decodes to, where it is a small way into it. */
function barOf(mapping: MappingFact, page: PageShift): bigint | undefined {
  const pci = layoutNamed('vfio-pci');
  const column = columnOf(mapping, page);
  const decoded = pci && column !== undefined ? decode(pci.coding, column) : undefined;
  return decoded && decoded.index < 6n && decoded.offset < 0x80000000n ? decoded.index : undefined;
}

export function barsByPath(mappings: readonly MappingFact[], page: PageShift): Bars {
  const byPath = new Map<string | undefined, Set<bigint>>();
  for (const mapping of mappings) {
    const bar = barOf(mapping, mapping.page ?? page);
    const bars = byPath.get(mapping.path) ?? new Set();
    if (bar !== undefined) bars.add(bar);
    byPath.set(mapping.path, bars);
  }
  return byPath;
}

/** How many other BARs mappings of the same file decode to; 0 where the file may be that of several devices. */
export function siblingsOf(subject: Subject, all: Bars, page: PageShift): number {
  if (subject.kind !== 'mapping') return 0;
  if (nodeOf(subject) === undefined && all.size > 1) return 0;
  const bars = all.get(subject.path) ?? new Set<bigint>();
  const own = barOf(subject, page);
  return own !== undefined && bars.has(own) ? bars.size - 1 : bars.size;
}

/** By the path of a device's node: the devices that can have all of its mappings. */
export function devicesByNode(
  mappings: readonly MappingFact[],
  known: readonly Known[],
  page: PageShift | undefined,
): ReadonlyMap<string, readonly Known[]> {
  const byNode = new Map<string, readonly Known[]>();
  for (const mapping of mappings) {
    const node = nodeOf(mapping);
    if (node === undefined) continue;
    const own = page ?? mapping.page ?? 12;
    const column = columnOf(mapping, own);
    const before = byNode.get(node) ?? known;
    const canHave = (one: Known): boolean => {
      const said = column === undefined ? undefined : against(one, column, own, sizeOf(mapping));
      return said === undefined || isHolding(said);
    };
    byNode.set(node, before.filter(canHave));
  }
  return byNode;
}

/** Who lacks CAP_SYS_ADMIN reads 0 for every pfn (pagemap_read(), fs/proc/task_mmu.c, 6.12). */
const isTelling = ({ present, pfn }: PagemapFact): boolean => present && pfn !== 0n;

/** The word of pagemap that follows a mapping, or the only one beside the only mapping. */
export function wordsIn(
  facts: readonly Fact[],
  mappings: readonly MappingFact[],
): ReadonlyMap<MappingFact, PagemapFact> {
  const words = facts.filter((fact) => fact.kind === 'pagemap');
  const [only] = mappings;
  const [word] = words;
  if (only && word && mappings.length === 1 && words.length === 1)
    return new Map(isTelling(word) ? [[only, word]] : []);
  const wanted: ReadonlySet<Fact> = new Set(mappings);
  const out = new Map<MappingFact, PagemapFact>();
  let last: MappingFact | undefined;
  for (const fact of facts) {
    if (fact.kind === 'mapping') last = wanted.has(fact) ? fact : undefined;
    if (fact.kind !== 'pagemap' || last === undefined) continue;
    if (isTelling(fact)) out.set(last, fact);
    last = undefined;
  }
  return out;
}
