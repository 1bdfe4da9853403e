/** The region map of a device: a bar for each region with its mappings, and the same as a table. */
import type { DecodedDevice, Decoding } from '../../../server/core/region/decoding.ts';
import { barsOf, fullBar, sizeInWords, type Bar, type Mark } from '../map.ts';
import { html, svg } from './dom.ts';
import { hex } from '../../../server/core/region/space.ts';

const labelWidth = 110;
const sizeWidth = 120;
const rowHeight = 24;
const width = labelWidth + fullBar + sizeWidth;

const scale =
  'A bar grows by one step with each doubling of its region; on a bar the places are to scale. ' +
  'Filled: mapped there; dashed: where a raw pfn should have been; framed: past the end.';

const sizeOf = ({ size }: Bar): string =>
  size === undefined ? 'size unknown' : size === 0n ? 'empty' : sizeInWords(size);

function markInWords(decoding: Decoding, { result, start, end, corrected, beyond }: Mark): string {
  const line = decoding.results[result]?.line ?? 0;
  const range = end === undefined ? hex(start) : `${hex(start)}–${hex(end - 1n)}`;
  const notes = [corrected ? 'should be here' : '', beyond ? 'past the end' : ''].filter((one) => one !== '');
  return `line ${line}: ${range}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}

/** Places of a region that are told one by one. */
const most = 50;

function marksInWords(decoding: Decoding, marks: readonly Mark[]): string {
  const told = marks.slice(0, most).map((mark) => markInWords(decoding, mark));
  const rest = marks.length - told.length;
  return [...told, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

/** Of many marks that look the same, the first: thousands of rectangles on each other show nothing more. */
function seen(marks: readonly Mark[]): readonly Mark[] {
  if (marks.length <= most) return marks;
  const looks = new Map<string, Mark>();
  for (const mark of marks) {
    const look = [mark.from, mark.to, mark.corrected, mark.beyond].join(' ');
    if (!looks.has(look)) looks.set(look, mark);
  }
  return [...looks.values()];
}

function drawnMark(mark: Mark, top: number): SVGElement {
  const kind = mark.beyond ? 'beyond' : mark.corrected ? 'corrected' : 'mapped';
  return svg('rect', {
    class: `mark ${kind}`,
    'data-result': mark.result,
    x: labelWidth + mark.from,
    y: top + 3,
    width: mark.to - mark.from,
    height: rowHeight - 12,
  });
}

function drawnBar(bar: Bar, row: number): SVGElement {
  const top = row * rowHeight;
  const base = top + rowHeight - 11;
  return svg(
    'g',
    {},
    svg('text', { x: labelWidth - 10, y: base, class: 'name' }, bar.region.name),
    svg('rect', {
      class: `bar${bar.size === undefined ? ' open' : ''}${bar.region.mmap === false ? ' unmappable' : ''}`,
      x: labelWidth,
      y: top + 3,
      width: Math.max(bar.length, 1),
      height: rowHeight - 12,
    }),
    ...seen(bar.marks).map((mark) => drawnMark(mark, top)),
    svg('text', { x: labelWidth + bar.length + 10, y: base }, sizeOf(bar)),
  );
}

const mmapWords = (mmap: boolean | null): string => (mmap === null ? '' : mmap ? 'yes' : 'no');

function asTable(decoding: Decoding, bars: readonly Bar[]): HTMLElement {
  const heads = ['Index', 'Region', 'Offset', 'Size', 'Physical', 'mmap', 'Mappings'];
  return html(
    'table',
    {},
    html('thead', {}, html('tr', {}, ...heads.map((head) => html('th', { scope: 'col' }, head)))),
    html(
      'tbody',
      {},
      ...bars.map(({ region, size, marks }) =>
        html(
          'tr',
          {},
          html('td', {}, String(region.index)),
          html('th', { scope: 'row' }, region.name),
          html('td', {}, region.offset ?? ''),
          html('td', {}, size === undefined ? 'unknown' : sizeInWords(size)),
          html('td', {}, region.physical ?? ''),
          html('td', {}, mmapWords(region.mmap)),
          html('td', {}, marksInWords(decoding, marks)),
        ),
      ),
    ),
  );
}

function mapOf(decoding: Decoding, device: DecodedDevice): HTMLElement {
  const bars = barsOf(decoding, device);
  const mapped = bars.reduce((sum, { marks }) => sum + marks.length, 0);
  const title = `${device.name}: ${bars.length} regions, ${mapped} places on them`;
  const picture = svg(
    'svg',
    { viewBox: `0 0 ${width} ${Math.max(bars.length, 1) * rowHeight}`, role: 'img', class: 'map' },
    svg('title', {}, `${title}. The table below says the same.`),
    ...bars.map((bar, row) => drawnBar(bar, row)),
  );
  const table = html('details', {}, html('summary', {}, 'As a table'), wide(asTable(decoding, bars), device));
  return html(
    'figure',
    {},
    html('figcaption', {}, device.layout === null ? title : `${title} (${device.layout})`),
    html('p', { class: 'hint' }, scale),
    picture,
    table,
  );
}

const wide = (inside: HTMLElement, { name }: DecodedDevice): HTMLElement =>
  html('div', { class: 'wide', tabindex: 0, role: 'group', 'aria-label': `Regions of ${name}` }, inside);

export interface RegionMaps {
  readonly element: HTMLElement;
  show(decoding: Decoding): void;
  /** Marks the places of a result, by its position. */
  select(position: number): void;
}

/** The maps of the devices that results are on; of all that are told of where there is no result. */
export function regionMaps(): RegionMaps {
  const element = html('div');
  return {
    element,
    show: (decoding) => {
      const used = decoding.devices.filter(({ results }) => results.length > 0);
      const shown = decoding.results.length === 0 ? decoding.devices : used;
      element.replaceChildren(...shown.map((device) => mapOf(decoding, device)));
    },
    select: (position) => {
      for (const mark of element.querySelectorAll<SVGElement>('.mark'))
        mark.classList.toggle('selected', mark.dataset['result'] === String(position));
    },
  };
}
