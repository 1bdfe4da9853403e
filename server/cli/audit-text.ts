/** The audit for a person at a terminal: a paragraph a handler, and a line a reader outside VFIO. */
import type { Audit, Mmap, Reader } from '../core/analysis/audit.ts';
import type { Location } from '../core/analysis/report.ts';
import { printable } from './printable.ts';

type Name = (file: string) => string;

const at = (name: Name, { file, range }: Location): string => `${name(file)}:${range.start.line + 1}`;

function* mmapLines(name: Name, row: Mmap): Generator<string> {
  yield `${at(name, row)}: ${row.verdict}: ${row.function}()`;
  yield `  bus ${row.bus ?? 'unknown'}, layout ${row.layout ?? 'unknown'}, vm_pgoff ${row.encoding}, IOMMU ${row.iommu}`;
  for (const via of row.via)
    yield `  via ${via.struct} ${via.name === '' ? 'without a name' : via.name} (${at(name, via)})`;
  for (const step of row.evidence) yield `  ${step.message} (${at(name, step)})`;
  for (const finding of row.findings)
    yield `  ${finding.severity}: ${finding.message} [${finding.rule}] (${at(name, finding)})`;
}

function* readerLines(name: Name, row: Reader): Generator<string> {
  yield `${at(name, row)}: ${row.verdict}: ${row.function}()`;
  yield `  ${row.reason}`;
}

/** Renders the rows, a blank line between them. */
export function auditText(audit: Audit, name: Name): string {
  const blocks = [
    ...audit.mmaps.map((row) => [...mmapLines(name, row)]),
    ...audit.readers.map((row) => [...readerLines(name, row)]),
  ];
  return blocks.map((lines) => lines.map((line) => printable(line) + '\n').join('')).join('\n');
}
