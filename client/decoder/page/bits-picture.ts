/** The picture of 64 bits, with its fields marked, and the same in words. */
import { bitAt, bitsInWords, type Bits, type Field } from '../bits.ts';
import { html, svg } from './dom.ts';
import { hex } from '../../../server/core/region/space.ts';

const cell = 20;
const perRow = 32;
const rowHeight = 84;
const margin = 4;

/** Left edge of a bit: bit 63 and bit 31 are the first of their rows. */
const x = (bit: number): number => margin + (perRow - 1 - (bit % perRow)) * cell;
const y = (bit: number): number => (bit >= perRow ? 0 : rowHeight);

function drawnBit(value: bigint, bit: number, kind: string): SVGElement {
  const top = y(bit) + 18;
  const numbered = bit % 4 === 0 || bit % 32 === 31;
  return svg(
    'g',
    { class: `bit ${kind}` },
    svg('rect', { x: x(bit), y: top, width: cell, height: 24 }),
    svg('text', { x: x(bit) + cell / 2, y: top + 17, class: 'digit' }, bitAt(value, bit)),
    numbered
      ? svg('text', { x: x(bit) + cell / 2, y: y(bit) + 12, class: 'number' }, String(bit))
      : undefined,
  );
}

/** The brackets under a field: one in each row that it reaches into, the name under the wider one. */
function drawnField({ name, high, low, value }: Field, kind: string): readonly SVGElement[] {
  const parts = [
    { high, low: Math.max(low, perRow) },
    { high: Math.min(high, perRow - 1), low },
  ].filter((part) => part.high >= part.low);
  const widest = parts.toSorted((a, b) => b.high - b.low - (a.high - a.low))[0];
  return parts.map((part) => {
    const left = x(part.high) + 2;
    const right = x(part.low) + cell - 2;
    const top = y(part.high) + 46;
    const label = `${name} ${hex(value)}`;
    return svg(
      'g',
      { class: `field ${kind}` },
      svg('path', { d: `M${left} ${top}v6H${right}v-6` }),
      part === widest ? svg('text', { x: (left + right) / 2, y: top + 20 }, label) : undefined,
    );
  });
}

/** The picture of an offset; `title` says whose. */
export function bitsPicture(bits: Bits, title: string): HTMLElement {
  const { value, fields } = bits;
  const kinds = fields.map(({ name }) => name.replaceAll(' ', '-'));
  const picture = svg(
    'svg',
    { viewBox: `0 0 ${perRow * cell + 2 * margin} ${2 * rowHeight}`, role: 'img', class: 'bits' },
    svg('title', {}, `${title}: the 64 bits of ${hex(value)}. ${bitsInWords(bits).join('. ')}.`),
    ...fields.flatMap((field, i) => {
      const kind = kinds[i] ?? '';
      const count = field.high - field.low + 1;
      const drawn = Array.from({ length: count }, (_, n) => drawnBit(value, field.high - n, kind));
      return [...drawn, ...drawnField(field, kind)];
    }),
  );
  return html(
    'figure',
    {},
    html('figcaption', {}, title),
    html('div', { class: 'wide', tabindex: 0, role: 'group', 'aria-label': 'Picture of the bits' }, picture),
    html('ul', { class: 'words' }, ...bitsInWords(bits).map((line) => html('li', {}, line))),
  );
}
