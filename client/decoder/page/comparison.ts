/** The comparison of two pastes, as a table. */
import type { Decoded, Decoding } from '../../../server/core/region/decoding.ts';
import { compare, type Compared } from '../compare.ts';
import { meant, placeOf, verdictOf } from '../reading.ts';
import { html } from './dom.ts';

const names = { same: 'same', changed: 'changed', left: 'only left', right: 'only right' } as const;
const order = ['changed', 'left', 'right', 'same'] as const;

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
    html('th', { scope: 'row' }, names[compared.kind]),
    side(left),
    side(right),
    html('td', {}, what.join('; ')),
  );
}

/** How many rows are of each kind: `1 changed, 2 same`. */
export function comparedInWords(rows: readonly Compared[]): string {
  const counts = order.map((kind) => ({ kind, count: rows.filter((row) => row.kind === kind).length }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${names[kind]}`)
    .join(', ');
}

export function comparison(left: Decoding, right: Decoding): { element: HTMLElement; words: string } {
  const rows = compare(left.results, right.results);
  const heads = ['Row', 'Left', 'Right', 'What changed'];
  const words = comparedInWords(rows);
  const sorted = rows.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const table = html(
    'table',
    { class: 'comparison' },
    html('caption', {}, `Comparison: ${words || 'nothing decoded on either side'}`),
    html('thead', {}, html('tr', {}, ...heads.map((head) => html('th', { scope: 'col' }, head)))),
    html('tbody', {}, ...sorted.map(rowOf)),
  );
  return {
    element: html('div', { class: 'wide', tabindex: 0, role: 'group', 'aria-label': 'Comparison' }, table),
    words,
  };
}
