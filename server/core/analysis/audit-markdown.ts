/** The audit as Markdown: a table of the handlers, one of the readers, and what was found. */
import { countVerdicts, type Audit, type Mmap, type Reader } from './audit.ts';
import type { Finding, Location } from './report.ts';

/** A file as the reader sees it. */
type Name = (file: string) => string;

/** Text in a cell: nothing in it is markup, and a bar ends no cell. */
export const cell = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>#|~&]/g, (char) => `\\${char}`).replaceAll(/\s+/g, ' ');

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');

const place = (name: Name, { file, range }: Location): string =>
  cell(`${name(file)}:${range.start.line + 1}`);

const marks = { ok: '✓ ok', violation: '✗ violation', unknown: '? unknown' } as const;

const findingText = (name: Name, { rule, message, ...at }: Finding): string =>
  `${cell(rule)}: ${cell(message)} (${place(name, at)})`;

const mmapCells = (name: Name, row: Mmap): readonly string[] => [
  marks[row.verdict],
  cell(`${row.function}()`),
  place(name, row),
  cell(row.bus ?? '?'),
  cell(row.layout ?? '?'),
  row.via.map((via) => cell(via.name === '' ? via.struct : via.name)).join(', '),
  row.encoding,
  row.fault === null ? '–' : row.fault.map((one) => cell(`${one.function}()`)).join(', '),
  row.iommu,
  cell(row.reason),
  row.findings.map((finding) => findingText(name, finding)).join('; ') || '–',
];

const readerCells = (name: Name, row: Reader): readonly string[] => [
  marks[row.verdict],
  cell(`${row.function}()`),
  place(name, row),
  cell(row.reason),
];

/** Renders the audit; rows are in its order. */
export function auditMarkdown(audit: Audit, name: Name): string {
  const { ok, violation, unknown } = countVerdicts(audit);
  const parts = [
    '# VFIO mappings\n',
    `${audit.mmaps.length} mmap handlers: ${ok} ok, ${violation} in violation, ${unknown} unknown.\n`,
  ];
  if (audit.mmaps.length > 0)
    parts.push(
      table(
        [
          'verdict',
          'handler',
          'place',
          'bus',
          'layout',
          'ops',
          'vm\\_pgoff',
          'fault',
          'IOMMU',
          'why',
          'findings',
        ],
        audit.mmaps.map((row) => mmapCells(name, row)),
      ),
    );
  if (audit.readers.length > 0)
    parts.push(
      '## Code outside VFIO that takes vm\\_pgoff for a pfn\n',
      table(
        ['verdict', 'function', 'place', 'why'],
        audit.readers.map((row) => readerCells(name, row)),
      ),
    );
  return parts.join('\n');
}
