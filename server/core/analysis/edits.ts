/** Fixes to text: which of them can go in together, and the text that they make. */
import type { Edit, Finding, Fix } from './report.ts';
import { Lines } from './lines.ts';

/** An edit by offsets. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** New lines end as those of the file do. */
export function withLineEnds(newText: string, text: string): string {
  const firstEnd = text.indexOf('\n');
  return firstEnd > 0 && text[firstEnd - 1] === '\r' ? newText.replaceAll(/\r?\n/g, '\r\n') : newText;
}

function toSplice(edit: Edit, lines: Lines): Splice | undefined {
  const start = lines.offset(edit.range.start);
  const end = lines.offset(edit.range.end);
  if (start === undefined || end === undefined || end < start) return undefined;
  return { start, end, newText: withLineEnds(edit.newText, lines.text) };
}

const overlap = (a: Splice, b: Splice): boolean => a.start < b.end && b.start < a.end;

const byPlace = (a: Splice, b: Splice): number => a.start - b.start || a.end - b.end;

/** The index of the first item, in an order in which `isPast` turns true once, that is past. */
function firstPast<T>(items: readonly T[], isPast: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isPast(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Says where an offset of the text before the splices is in the text after them. */
export function offsetMover(splices: readonly Splice[]): (offset: number) => number {
  const sorted = splices.toSorted(byPlace);
  let grown = 0;
  const grownBefore = [
    0,
    ...sorted.map(({ start, end, newText }) => (grown += newText.length - (end - start))),
  ];
  return (offset) => {
    const at = firstPast(sorted, ({ end }) => end > offset);
    const inside = sorted[at];
    const place = inside && inside.start < offset ? inside.start : offset;
    return place + (grownBefore[at] ?? 0);
  };
}

/** The splices taken in one file, in order. */
class Taken {
  readonly splices: Splice[] = [];

  /** Fixes are strangers to each other: two at one point have no order, so they count as overlapping. */
  clashes(splice: Splice): boolean {
    const at = firstPast(this.splices, ({ start }) => start >= splice.start);
    const next = this.splices[at];
    const previous = this.splices[at - 1];
    return (
      (previous !== undefined && previous.end > splice.start) ||
      (next !== undefined && (next.start === splice.start || next.start < splice.end))
    );
  }

  add(splice: Splice): void {
    const at = firstPast(this.splices, (other) => byPlace(other, splice) > 0);
    this.splices.splice(at, 0, splice);
  }
}

/** The splices of one fix by file; undefined where it does not fit the texts or itself. */
function splicesOf(
  fix: Fix,
  linesOf: (file: string) => Lines | undefined,
): ReadonlyMap<string, readonly Splice[]> | undefined {
  const byFile = new Map<string, Splice[]>();
  for (const edit of fix.edits) {
    const lines = linesOf(edit.file);
    const splice = lines && toSplice(edit, lines);
    const own = byFile.get(edit.file) ?? [];
    if (!splice || own.some((other) => overlap(splice, other))) return undefined;
    byFile.set(edit.file, [...own, splice]);
  }
  return byFile.size > 0 ? byFile : undefined;
}

export interface Choice {
  readonly findings: readonly Finding[];
  readonly splices: ReadonlyMap<string, readonly Splice[]>;
}

/** Takes each fix, whole, whose edits overlap none taken before. */
export function chooseFixes(
  findings: readonly Finding[],
  linesOf: (file: string) => Lines | undefined,
): Choice {
  const chosen: Finding[] = [];
  const taken = new Map<string, Taken>();
  for (const finding of findings) {
    const splices = finding.fix ? splicesOf(finding.fix, linesOf) : undefined;
    if (!splices) continue;
    if ([...splices].some(([file, own]) => own.some((splice) => taken.get(file)?.clashes(splice)))) continue;
    chosen.push(finding);
    for (const [file, own] of splices) {
      const inFile = taken.get(file) ?? new Taken();
      taken.set(file, inFile);
      for (const splice of own) inFile.add(splice);
    }
  }
  return { findings: chosen, splices: new Map([...taken].map(([file, { splices }]) => [file, splices])) };
}

/** The text after splices that do not overlap; insertions at one point keep their order. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const inOrder = splices.toSorted(byPlace);
  let result = '';
  let done = 0;
  for (const { start, end, newText } of inOrder) {
    result += text.slice(done, start) + newText;
    done = end;
  }
  return result + text.slice(done);
}
