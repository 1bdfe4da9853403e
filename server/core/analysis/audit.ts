/** The audit: every VFIO mmap handler of a program with its verdict, and who reads such a mapping's vm_pgoff as a pfn. */
import type { Analyzed } from './analyze.ts';
import { rowsOf } from './audit-row.ts';
import { compareText } from './order.ts';
import type { Because, Finding, Location, Report } from './report.ts';

export type Verdict = 'ok' | 'violation' | 'unknown';
/** How vm_pgoff is left: as mmap() gave it, holding a pfn, or nobody knows. */
export type Encoding = 'region' | 'pfn' | 'unknown';

/** An ops table that names a handler, or the place where one is filled at run time. */
export interface Via extends Location {
  readonly struct: string;
  /** Empty for a compound literal. */
  readonly name: string;
  /** Where the table is handed on: the call that takes it, empty where it is only named. */
  readonly registered: readonly Called[];
}

/** A call in a function. */
export interface Called extends Location {
  readonly call: string;
  readonly function: string;
}

/** A fault handler in the vm_operations_struct that the mmap handler installs. */
export interface Fault extends Location {
  readonly function: string;
  /** `fault`, `huge_fault`, … */
  readonly member: string;
  readonly table: string;
}

/** A call that drops mappings and that the driver reaches. */
export interface Invalidated extends Called {
  readonly by: 'offset' | 'address';
  /** Whether it finds this mapping; null where vm_pgoff is unknown. */
  readonly hits: boolean | null;
}

/** Another handler that this one leaves mappings to. */
export interface HandsTo extends Location {
  readonly function: string;
  /** Nothing is mapped here: every mapping is handed over. */
  readonly only: boolean;
}

/** One way to create a VFIO mapping. */
export interface Mmap extends Location {
  readonly function: string;
  readonly bus: string | null;
  readonly layout: string | null;
  readonly via: readonly Via[];
  readonly encoding: Encoding;
  readonly verdict: Verdict;
  readonly pfnGoesTo: readonly Called[];
  /** Null where none is installed. */
  readonly fault: readonly Fault[] | null;
  readonly invalidatedBy: readonly Invalidated[];
  readonly iommu: 'yes' | 'no' | 'unsaid';
  readonly handsTo: readonly HandsTo[];
  readonly findings: readonly Finding[];
  /** Why, in a sentence. */
  readonly reason: string;
  /** The same step by step, each with its place. */
  readonly evidence: readonly Because[];
}

/** Code outside VFIO that takes vm_pgoff of a mapping of pfns for a pfn. */
export interface Reader extends Location {
  readonly function: string;
  /** `ok` where it agrees with all drivers of the program: none leaves such a mapping region-encoded. */
  readonly verdict: 'ok' | 'violation';
  readonly reason: string;
  readonly findings: readonly Finding[];
}

export interface Audit {
  readonly mmaps: readonly Mmap[];
  readonly readers: readonly Reader[];
  /** The reports of the files asked for that were parsed: all that they say, also of what is no mapping. */
  readonly reports: readonly Report[];
}

/** Rules whose findings say nothing of the mapping that a handler makes. */
const ofElsewhere: ReadonlySet<string> = new Set([
  'foreign-pgoff-as-pfn',
  'region-iommu-undeclared',
  'suppression-without-reason',
  'unused-suppression',
  'vma-lookup-unchecked',
]);

/** True for a finding that makes a handler's verdict: an error or warning of a rule about the mapping. */
export const isOfMapping = ({ rule, severity }: Finding): boolean =>
  severity !== 'note' && !ofElsewhere.has(rule);

const byPlace = (a: Location, b: Location): number =>
  compareText(a.file, b.file) || a.range.start.line - b.range.start.line;

/** One reader a function, with the first of its reads. */
function readersOf(findings: readonly Finding[]): readonly Reader[] {
  const out = new Map<string, Reader>();
  for (const finding of findings.toSorted(byPlace)) {
    const key = `${finding.file}#${finding.function}`;
    const old = out.get(key);
    const isWrong = finding.severity !== 'note' || old?.verdict === 'violation';
    out.set(key, {
      file: finding.file,
      range: old?.range ?? finding.range,
      function: finding.function,
      verdict: isWrong ? 'violation' : 'ok',
      reason: isWrong
        ? 'takes vm_pgoff for a pfn, and a VFIO driver leaves such a mapping region-encoded'
        : 'takes vm_pgoff for a pfn, and no VFIO driver in sight leaves such a mapping region-encoded',
      findings: [...(old?.findings ?? []), finding],
    });
  }
  return [...out.values()];
}

/**
 * Audits a program, a file or handler a step. Of its handlers those are listed that `asked` holds, by their own file or that of
 * ops that name them; the rest of the program is there to judge them by.
 */
export function* auditing(analyzed: Analyzed, asked: ReadonlySet<string>): Generator<undefined, Audit> {
  const reports: Report[] = [];
  for (const { facts } of analyzed.sources) {
    yield;
    const report = asked.has(facts.file) ? analyzed.report(facts.file) : undefined;
    if (report) reports.push(report);
  }
  const mmaps: Mmap[] = [];
  for (const row of rowsOf(analyzed)) {
    yield;
    if (asked.has(row.file) || row.via.some(({ file }) => asked.has(file))) mmaps.push(row);
  }
  const reads = reports
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => rule === 'foreign-pgoff-as-pfn');
  return { mmaps: mmaps.toSorted(byPlace), readers: readersOf(reads), reports };
}

/** How many rows have each verdict, readers aside. */
export function countVerdicts({ mmaps }: Audit): Readonly<Record<Verdict, number>> {
  const of = (verdict: Verdict): number => mmaps.filter((row) => row.verdict === verdict).length;
  return { ok: of('ok'), violation: of('violation'), unknown: of('unknown') };
}

/** The findings of all rows, once each, in the order of their places. */
export function findingsOf({ mmaps, readers }: Audit): readonly Finding[] {
  return [...new Set([...mmaps, ...readers].flatMap(({ findings }) => findings))].toSorted(byPlace);
}
