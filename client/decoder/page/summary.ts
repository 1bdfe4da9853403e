/** What a decoding holds, in a sentence or two, and the lines that nobody understood. */
import type { Decoding, DecodingVerdict } from '../../../server/core/region/decoding.ts';
import { verdictWords } from '../reading.ts';
import { html } from './dom.ts';

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** `1, 3–5`: lines with their runs drawn together. */
export function lineRanges(lines: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

function verdictsInWords({ results }: Decoding): string {
  const counts = new Map<DecodingVerdict, number>();
  for (const { verdict } of results) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => `${count} ${verdictWords[verdict]}`).join(', ');
}

/** For the eye and, politely, for a screen reader. */
export function decodingInWords(decoding: Decoding): string {
  const { results, formats, notUnderstood } = decoding;
  const sentences = [results.length === 0 ? 'No value to decode.' : ''];
  if (results.length > 0)
    sentences.push(`${plural(results.length, 'result')}: ${verdictsInWords(decoding)}.`);
  const found = formats.map(({ format, lines }) => `${format} (${lineRanges(lines)})`);
  if (found.length > 0) sentences.push(`Found: ${found.join(', ')}.`);
  if (notUnderstood.length > 0) sentences.push(`${plural(notUnderstood.length, 'line')} not understood.`);
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** Lines that are shown at once; the rest is counted. */
const most = 200;

/** The lines that no reader took, with their text; nothing is dropped in silence. */
export function notUnderstood({ notUnderstood: lines }: Decoding, text: string): HTMLElement | undefined {
  if (lines.length === 0) return undefined;
  const all = text.split(/\r\n|\r|\n/);
  const items = lines
    .slice(0, most)
    .map((line) => html('li', {}, `${line}: `, html('code', {}, all[line - 1] ?? '')));
  const rest = lines.length - items.length;
  return html(
    'details',
    { open: true },
    html('summary', {}, `Not understood: ${plural(lines.length, 'line')} (${lineRanges(lines)})`),
    html('ul', { class: 'lines' }, ...items, rest > 0 ? html('li', {}, `and ${rest} more`) : undefined),
  );
}
