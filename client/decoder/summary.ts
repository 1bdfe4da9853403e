/** What a decoding holds, in a sentence or two. */
import type { Decoding, DecodingVerdict } from '../../server/core/region/decoding.ts';
import { verdictWords } from './reading.ts';

/** `1 line`, `2 lines`. */
export const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

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
  const { results, formats, notUnderstood: unread } = decoding;
  const sentences = [results.length === 0 ? 'No value to decode.' : ''];
  if (results.length > 0)
    sentences.push(`${plural(results.length, 'result')}: ${verdictsInWords(decoding)}.`);
  const found = formats.map(({ format, lines }) => `${format} (${lineRanges(lines)})`);
  if (found.length > 0) sentences.push(`Found: ${found.join(', ')}.`);
  if (unread.length > 0) sentences.push(`${plural(unread.length, 'line')} not understood.`);
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
