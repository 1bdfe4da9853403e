/** Results as text to put on the clipboard: C, JSON, Markdown, lines of /proc/PID/maps. */
import type { Decoded, Decoding } from '../../server/core/region/decoding.ts';
import { isCorrected, meant, placeOf, verdictOf } from './reading.ts';

/** What a result, or all of them, can be copied as. */
export const copyFormats = ['C', 'JSON', 'Markdown', 'maps line'] as const;
export type CopyFormat = (typeof copyFormats)[number];

/** A text that came from a paste must not end the comment that it stands in, nor run over its line. */
const inComment = (text: string): string =>
  text
    .replaceAll('*/', '* /')
    .replaceAll(/[\r\n\t]+/g, ' ')
    .trim();

function asC(result: Decoded): string {
  const forms = meant(result);
  const place = placeOf(forms);
  const says = verdictOf(result.verdict, result.confidence) + (isCorrected(result) ? ', should be' : '');
  const comment = `/* ${inComment(result.text)}: ${says}${place === '' ? '' : ` ${place}`} */`;
  const code = forms.expression ?? (forms.offset === null ? undefined : `${forms.offset}ULL`);
  return code === undefined ? comment : `${comment}\n${code}`;
}

/** Text in a cell of a table: no bar, no tag, no link and no emphasis comes out of it. */
const inCell = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>|#~&]/g, String.raw`\$&`).replaceAll(/[\r\n\t]+/g, ' ');

const columns = ['Line', 'Value', 'Verdict', 'Place', 'Offset', 'maps', '4K', '16K', '64K', 'C', 'Physical'];

function cellsOf(result: Decoded): readonly (string | null)[] {
  const forms = meant(result);
  return [
    String(result.line),
    result.text,
    verdictOf(result.verdict, result.confidence),
    isCorrected(result) ? `should be ${placeOf(forms)}` : placeOf(forms),
    forms.offset,
    forms.maps,
    forms.vmPgoff['4K'],
    forms.vmPgoff['16K'],
    forms.vmPgoff['64K'],
    forms.expression,
    forms.physical,
  ];
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const asMarkdown = (results: readonly Decoded[]): string =>
  [
    row(columns),
    row(columns.map(() => '---')),
    ...results.map((result) => row(cellsOf(result).map((cell) => inCell(cell ?? '')))),
  ].join('\n');

const mapsLine = /^\s*([0-9a-f]+)-([0-9a-f]+)\s+([r-][w-][x-][sp])\s+[0-9a-f]+\s+(.*)$/i;

/** The columns in front of the path, as fs/proc/task_mmu.c pads them (7.2): the path begins in column 73. */
const pathColumn = 73;

const fill = (address: bigint): string => address.toString(16).padStart(8, '0');

/**
 * The line with the offset that should stand there. Of a mapping from maps the addresses, permissions and path stay;
 * elsewhere the addresses are unknown and begin at 0, over the length or a page of 4 KiB. A comment where there is no offset.
 */
function asMaps(result: Decoded): string {
  const maps = meant(result).maps ?? result.maps;
  // Offset 0 would be another one: BAR0's first byte.
  if (maps === null) return `# ${inComment(result.text)}: ${verdictOf(result.verdict, result.confidence)}`;
  const [, start, end, permissions, rest] = mapsLine.exec(result.text) ?? [];
  const device = '00:00 0';
  if (start !== undefined && end !== undefined) {
    const [, id = device, path = ''] = /^(\S+\s+\d+)\s*(.*)$/.exec(rest ?? '') ?? [];
    const head = `${start}-${end} ${permissions} ${maps} ${id}`;
    return path === '' ? `${head} ` : `${head} `.padEnd(pathColumn) + path;
  }
  const size = result.length === null ? 0x1000n : BigInt(result.length);
  const head = `${fill(0n)}-${fill(size)} rw-s ${maps} ${device} `;
  return head.padEnd(pathColumn) + 'anon_inode:[vfio-device]';
}

const json = (value: Decoded | Decoding): string => JSON.stringify(value, undefined, 2);

/** One result; JSON is that of `results` in the decoding. */
export function copyOne(result: Decoded, format: CopyFormat): string {
  switch (format) {
    case 'C':
      return asC(result);
    case 'JSON':
      return json(result);
    case 'Markdown':
      return asMarkdown([result]);
    case 'maps line':
      return asMaps(result);
  }
}

/** All results; JSON is the whole decoding, the same that the command line prints. */
export function copyAll(decoding: Decoding, format: CopyFormat): string {
  const { results } = decoding;
  switch (format) {
    case 'C':
      return results.map(asC).join('\n');
    case 'JSON':
      return json(decoding);
    case 'Markdown':
      return asMarkdown(results);
    case 'maps line':
      return results.map(asMaps).join('\n');
  }
}
