/** The lines of a paste that no reader took, with their text; nothing is dropped in silence. */
import type { Decoding } from '../../../server/core/region/decoding.ts';
import { lineRanges, plural } from '../summary.ts';
import { html } from './dom.ts';
import { rawLines } from '../../../server/core/region/paste/line.ts';

/** Lines that are shown at once; the rest is counted. */
const most = 200;

/** Undefined where every line was understood. */
export function unreadLines({ notUnderstood: lines }: Decoding, text: string): HTMLElement | undefined {
  if (lines.length === 0) return undefined;
  const all = rawLines(text);
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
