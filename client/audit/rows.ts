/** An audit as a tree of rows: drivers, their mmaps, what is known of each, and who reads vm_pgoff from outside; no editor in it. */
import type {
  AuditMmap,
  AuditPlace,
  AuditReader,
  AuditResult,
  AuditRowFinding,
  AuditVerdict,
} from '../../server/lsp/protocol.ts';

/** What a row's picture and colour say: a verdict, how bad a finding is, or nothing for mere evidence. */
export type Tone = AuditVerdict | AuditRowFinding['severity'] | 'plain';

/** One row. Whatever its icon says stands in its words as well. */
export interface Item {
  /** The same for the same thing in every audit: a row that stays keeps its place and stays open. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** The sentence behind it, where there is one. */
  readonly hint?: string;
  readonly tone: Tone;
  /** Of a row that stands for a kind of evidence. */
  readonly icon?: string;
  readonly place?: AuditPlace;
  readonly children: readonly Item[];
}

export const filters = ['all', 'violation', 'unknown'] as const;
export const orders = ['verdict', 'driver', 'file'] as const;

export interface View {
  readonly filter: (typeof filters)[number];
  /** Only what holds this text, in any case; empty for all. */
  readonly text: string;
  readonly order: (typeof orders)[number];
  /** A file as a person knows it. */
  readonly name: (file: string) => string;
}

const worstFirst: readonly AuditVerdict[] = ['violation', 'unknown', 'ok'];
const rank = (verdict: AuditVerdict): number => worstFirst.indexOf(verdict);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const encodings: Readonly<Record<AuditMmap['encoding'], string>> = {
  region: 'keeps vm_pgoff region-encoded',
  pfn: 'leaves a pfn in vm_pgoff',
  unknown: 'leaves in vm_pgoff what is not known',
};

const iommus: Readonly<Record<AuditMmap['iommu'], string>> = {
  yes: 'the IOMMU may map it',
  no: 'the IOMMU may not map it',
  unsaid: 'nothing says whether the IOMMU may map it',
};

interface Row extends AuditPlace {
  readonly kind: 'mmap' | 'reader';
  readonly verdict: AuditVerdict;
  readonly item: Item;
  /** All that the filter's text is looked for in. */
  readonly text: string;
}

const at = (view: View, { file, line }: AuditPlace): string => `${view.name(file)}:${line}`;

/** Rows of evidence under one row, each named by the place that it is of. */
function evidence(view: View, parent: string) {
  let count = 0;
  return (icon: string | undefined, label: string, place?: AuditPlace, tone: Tone = 'plain'): Item => ({
    id: `${parent}/${count++}`,
    label,
    description: place ? at(view, place) : '',
    tone,
    ...(icon !== undefined && { icon }),
    ...(place && { place: { file: place.file, line: place.line } }),
    children: [],
  });
}

function findingItems(
  put: ReturnType<typeof evidence>,
  findings: readonly AuditRowFinding[],
): readonly Item[] {
  return findings.map((one) => put(undefined, `${one.rule}: ${one.message}`, one, one.severity));
}

function mmapItem(view: View, row: AuditMmap): Item {
  const id = `mmap ${row.file} ${row.function}`;
  const put = evidence(view, id);
  return {
    id,
    label: `${row.function}()`,
    description: `${row.verdict} · ${row.bus ?? 'bus unknown'} · ${encodings[row.encoding]}`,
    hint: row.reason,
    tone: row.verdict,
    place: { file: row.file, line: row.line },
    children: [
      ...row.via.map((one) => put('symbol-interface', `via ${one.struct} ${one.name}`, one)),
      ...row.evidence.map((one) => put(undefined, one.message, one)),
      put('chip', iommus[row.iommu]),
      ...findingItems(put, row.findings),
    ],
  };
}

function readerItem(view: View, row: AuditReader): Item {
  const id = `reader ${row.file} ${row.function} ${row.line}`;
  return {
    id,
    label: `${row.function}()`,
    description: `${row.verdict} · ${at(view, row)}`,
    hint: row.reason,
    tone: row.verdict,
    place: { file: row.file, line: row.line },
    children: findingItems(evidence(view, id), row.findings),
  };
}

function rowsOf({ mmaps, readers }: AuditResult, view: View): readonly Row[] {
  const textOf = (row: AuditPlace & { readonly function: string }, ...more: readonly string[]): string =>
    [row.function, view.name(row.file), ...more].join('\n').toLowerCase();
  return [
    ...mmaps.map((row) => ({
      ...row,
      kind: 'mmap' as const,
      item: mmapItem(view, row),
      text: textOf(
        row,
        row.bus ?? '',
        ...row.via.map(({ name }) => name),
        ...row.findings.map(({ rule }) => rule),
      ),
    })),
    ...readers.map((row) => ({
      ...row,
      kind: 'reader' as const,
      item: readerItem(view, row),
      text: textOf(row),
    })),
  ];
}

/** The driver of a row: the folder that it lives in. */
function driverOf(view: View, { file }: AuditPlace): string {
  const name = view.name(file);
  const end = name.lastIndexOf('/');
  return end < 0 ? '.' : name.slice(0, end);
}

const byPlace =
  (view: View) =>
  (a: Row, b: Row): number =>
    compare(view.name(a.file), view.name(b.file)) || a.line - b.line;

function groupOf(id: string, label: string, rows: readonly Row[]): Item {
  const worst = worstFirst.find((verdict) => rows.some((row) => row.verdict === verdict)) ?? 'ok';
  return {
    id,
    label,
    description: countsOf(rows),
    tone: worst,
    children: rows.map(({ item }) => item),
  };
}

/** The rows that a view shows, by driver, or one after the other where it goes by file. */
export function itemsOf(result: AuditResult, view: View): readonly Item[] {
  const text = view.text.toLowerCase();
  const rows = rowsOf(result, view)
    .filter((row) => (view.filter === 'all' || row.verdict === view.filter) && row.text.includes(text))
    .toSorted(byPlace(view));
  if (view.order === 'file') return rows.map(({ item }) => item);
  const worst = (a: Row, b: Row): number =>
    view.order === 'verdict' ? rank(a.verdict) - rank(b.verdict) : 0;
  const drivers = new Map<string, Row[]>();
  for (const row of rows.filter(({ kind }) => kind === 'mmap').toSorted(worst)) {
    const name = driverOf(view, row);
    drivers.set(name, [...(drivers.get(name) ?? []), row]);
  }
  const groups = [...drivers].map(([name, own]) => groupOf(`driver ${name}`, name, own));
  const readers = rows.filter(({ kind }) => kind === 'reader').toSorted(worst);
  // The first row of a driver is its worst, and the sort above keeps drivers with the same in the order of their names.
  const ordered = view.order === 'verdict' ? groups : groups.toSorted((a, b) => compare(a.label, b.label));
  const outside = groupOf('readers', 'Readers outside of VFIO', readers);
  return readers.length === 0 ? ordered : [...ordered, outside];
}

/** `2 violations, 1 unknown, 4 ok`; what there is none of is left out. */
export function countsOf(rows: readonly { readonly verdict: AuditVerdict }[]): string {
  const count = (verdict: AuditVerdict): number => rows.filter((row) => row.verdict === verdict).length;
  const bad = count('violation');
  return [
    bad > 0 ? `${bad} violation${bad === 1 ? '' : 's'}` : '',
    count('unknown') > 0 ? `${count('unknown')} unknown` : '',
    count('ok') > 0 ? `${count('ok')} ok` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What stands above the rows: what was counted, and how much of it a filter hides. */
export function summaryOf(result: AuditResult, view: View): string {
  const { files, mmaps, readers, errors } = result;
  const all = [...mmaps, ...readers];
  const seen = `${files.seen.toLocaleString('en-US')} file${files.seen === 1 ? '' : 's'}`;
  const failed = errors.length + (errors.length === 1 ? ' input was' : ' inputs were');
  const only = [view.filter === 'all' ? '' : `${view.filter} only`, view.text && `with “${view.text}”`];
  const shown = only.filter((part) => part !== '').join(', ');
  return [
    all.length === 0 ? `No VFIO mmap in ${seen}` : `${countsOf(all)} · ${seen}`,
    errors.length === 0 ? '' : `${failed} not analysed, see the log`,
    shown && `shown: ${shown}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
