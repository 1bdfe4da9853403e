/** The table of results: a row each, which opens to the reasons, the other readings and what to copy. */
import type { Decoded, Decoding, Reading } from '../../../server/core/region/decoding.ts';
import { copyFormats, copyOne, type CopyFormat } from '../copy.ts';
import { isCorrected, meant, placeOf, toneOf, verdictWords } from '../reading.ts';
import { button, html } from './dom.ts';

export interface ResultsTable {
  readonly element: HTMLElement;
  show(decoding: Decoding): void;
}

export interface ResultsEvents {
  /** A row was chosen: its position in the results. */
  select(position: number): void;
  copy(text: string, format: CopyFormat): void;
}

const heads = [
  'Line',
  'Value',
  'Verdict',
  'Region + offset',
  'Confidence',
  'Device',
  'vm_pgoff 4K',
  '16K',
  '64K',
  'maps column',
  'C expression',
  'Physical',
  'pfn',
] as const;

/** Rows that are made at once: a table of thousands would hold up typing. */
const batch = 300;

const code = (text: string | null): HTMLElement =>
  html('td', {}, text === null ? '' : html('code', {}, text));

function cells(result: Decoded): readonly HTMLElement[] {
  const forms = meant(result);
  const place = placeOf(forms);
  const tone = toneOf(result.verdict);
  return [
    html('td', { class: 'value' }, html('code', {}, result.text)),
    html('td', {}, html('span', { class: `verdict ${tone}` }, verdictWords[result.verdict])),
    html('td', {}, isCorrected(result) ? 'should be ' : '', html('code', {}, place)),
    html('td', {}, result.confidence),
    html('td', {}, result.device ?? ''),
    code(forms.vmPgoff['4K']),
    code(forms.vmPgoff['16K']),
    code(forms.vmPgoff['64K']),
    code(forms.maps),
    code(forms.expression),
    code(forms.physical),
    code(forms.pfn),
  ];
}

function readingInWords(reading: Reading | Decoded, as: string): string {
  const parts = [
    placeOf(reading) + (reading.device === null ? '' : ` of ${reading.device}`) || 'no region that is known',
    reading.offset === null ? '' : `file offset ${reading.offset}`,
    reading.vmPgoff['4K'] === null ? '' : `vm_pgoff ${reading.vmPgoff['4K']} with pages of 4K`,
    reading.physical === null ? '' : `physical ${reading.physical}`,
  ];
  return `${as}: ${parts.filter((part) => part !== '').join(', ')}`;
}

const readingNames: Readonly<Record<Reading['reading'], string>> = {
  'region-coded': 'as a region-encoded offset',
  'raw-pfn': 'as a raw pfn, whose offset is',
  'as-pgoff': 'as a vm_pgoff, in pages',
};

function facts(result: Decoded): readonly string[] {
  const { mmap, iommu, length, layout } = result;
  return [
    layout === null ? '' : `layout ${layout}`,
    length === null ? '' : `${length} bytes mapped`,
    mmap === null ? '' : mmap === 'ok' ? 'mmap() would succeed' : `mmap() answers -EINVAL: ${mmap}`,
    iommu === null ? '' : `the IOMMU may ${iommu ? '' : 'not '}map it`,
  ].filter((fact) => fact !== '');
}

const list = (title: string, lines: readonly string[]): readonly HTMLElement[] =>
  lines.length === 0
    ? []
    : [html('h2', {}, title), html('ul', {}, ...lines.map((line) => html('li', {}, line)))];

function detailsOf(result: Decoded, events: ResultsEvents): HTMLElement {
  const others = result.also.map((reading) => readingInWords(reading, readingNames[reading.reading]));
  if (meant(result) !== result) others.unshift(readingInWords(result, readingNames['region-coded']));
  const copies = copyFormats.map((format) =>
    button(`Copy as ${format}`, { secondary: true }, () => events.copy(copyOne(result, format), format)),
  );
  return html(
    'div',
    { class: 'details' },
    ...list('Reasons', result.reasons),
    ...list('What to paste next', result.pasteNext === null ? [] : [result.pasteNext]),
    ...list('Other readings', others),
    ...list('Also known', facts(result)),
    html('div', { class: 'buttons' }, ...copies),
  );
}

interface Row {
  readonly toggle: HTMLButtonElement;
  readonly element: HTMLElement;
  readonly details: HTMLElement;
}

function rowOf(result: Decoded, position: number): Row {
  const id = `details-${position}`;
  const toggle = html(
    'button',
    {
      class: 'row',
      type: 'button',
      tabindex: position === 0 ? 0 : -1,
      'aria-expanded': 'false',
      'aria-controls': id,
      'aria-label': `Line ${result.line}, details`,
    },
    String(result.line),
  );
  const element = html('tr', {}, html('th', { scope: 'row' }, toggle), ...cells(result));
  const details = html('tr', { id, hidden: true }, html('td', { colspan: heads.length }));
  return { toggle, element, details };
}

/** Where a key takes the focus, from the row that has it. */
function goal(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, count - 1);
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** An empty table. One row is in the tab order; arrows, Home and End go to the others, Enter opens them. */
export function resultsTable(events: ResultsEvents): ResultsTable {
  const body = html('tbody');
  const table = html(
    'table',
    { class: 'results' },
    html('caption', {}, 'Decoded values'),
    html('thead', {}, html('tr', {}, ...heads.map((head) => html('th', { scope: 'col' }, head)))),
    body,
  );
  const more = html('div', { class: 'buttons' });
  const wide = html('div', { class: 'wide', tabindex: 0, role: 'group', 'aria-label': 'Results' }, table);
  const element = html('div', {}, wide, more);
  let rows: Row[] = [];
  let selected = 0;

  const select = (position: number): void => {
    selected = position;
    for (const [i, { element: row, toggle }] of rows.entries()) {
      row.classList.toggle('selected', i === position);
      toggle.tabIndex = i === position ? 0 : -1;
    }
    events.select(position);
  };
  const open = (result: Decoded, { toggle, details }: Row): void => {
    const opens = details.hidden;
    details.hidden = !opens;
    toggle.setAttribute('aria-expanded', String(opens));
    details.firstElementChild?.replaceChildren(...(opens ? [detailsOf(result, events)] : []));
  };
  const add = (result: Decoded): void => {
    const position = rows.length;
    const row = rowOf(result, position);
    row.toggle.addEventListener('click', () => {
      select(position);
      open(result, row);
    });
    row.toggle.addEventListener('keydown', (event) => {
      const to = goal(event.key, position, rows.length);
      if (to === undefined) return;
      event.preventDefault();
      rows[to]?.toggle.focus();
      select(to);
    });
    rows.push(row);
    body.append(row.element, row.details);
  };
  const addBatch = (results: readonly Decoded[]): void => {
    for (const result of results.slice(rows.length, rows.length + batch)) add(result);
    const left = results.length - rows.length;
    const next = button(`Show ${Math.min(left, batch)} more of ${left}`, { secondary: true }, () =>
      addBatch(results),
    );
    more.replaceChildren(...(left > 0 ? [next] : []));
  };

  return {
    element,
    show: ({ results }) => {
      const opened = rows.map(({ details }) => !details.hidden);
      rows = [];
      body.replaceChildren();
      addBatch(results);
      element.hidden = results.length === 0;
      // What a person looks at stays in sight when the same lines are read in another way.
      for (const [i, row] of rows.entries()) {
        const result = results[i];
        if (result && opened[i] === true) open(result, row);
      }
      if (rows.length > 0) select(Math.min(selected, rows.length - 1));
    },
  };
}
