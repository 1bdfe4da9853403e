/** The comparison of two pastes, as a table. */
import type { Decoded, Decoding } from '../../../server/core/region/decoding.ts';
import { compare, comparedInWords, comparedNames, comparedOrder, type Compared } from '../compare.ts';
import { meant, placeOf, verdictOf } from '../reading.ts';
import { html } from './dom.ts';

/** Rows that are shown; what is the same comes last, and is what is left out. */
const most = 500;

function side(result: Decoded | undefined): HTMLElement {
  if (!result) return html('td', {}, '');
  const says = `${placeOf(meant(result))}, ${verdictOf(result.verdict, result.confidence)}`;
  return html('td', {}, `${result.line}: `, html('code', {}, result.text), html('br'), says);
}

function rowOf(compared: Compared): HTMLElement {
  const left = compared.kind === 'right' ? undefined : compared.left;
  const right = compared.kind === 'left' ? undefined : compared.right;
  const what = compared.kind === 'changed' ? compared.what : [];
  return html(
    'tr',
    { class: compared.kind },
    html('th', { scope: 'row' }, comparedNames[compared.kind]),
    side(left),
    side(right),
    html('td', {}, what.join('; ')),
  );
}

/** Both decodings side by side, and how they differ in a few words. */
export function comparison(left: Decoding, right: Decoding): { element: HTMLElement; words: string } {
  const rows = compare(left.results, right.results);
  const heads = ['Row', 'Left', 'Right', 'What changed'];
  const words = comparedInWords(rows);
  const sorted = rows.toSorted((a, b) => comparedOrder.indexOf(a.kind) - comparedOrder.indexOf(b.kind));
  const table = html(
    'table',
    { class: 'comparison' },
    html('caption', {}, `Comparison: ${words || 'nothing decoded on either side'}`),
    html('thead', {}, html('tr', {}, ...heads.map((head) => html('th', { scope: 'col' }, head)))),
    html('tbody', {}, ...sorted.slice(0, most).map(rowOf)),
  );
  const rest = sorted.length - most;
  return {
    element: html(
      'div',
      { class: 'wide', tabindex: 0, role: 'group', 'aria-label': 'Comparison' },
      table,
      rest > 0 ? html('p', {}, `and ${rest} more rows, ${comparedInWords(sorted.slice(most))}`) : undefined,
    ),
    words,
  };
}
