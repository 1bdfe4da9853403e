/** The inputs of the panel: the pastes, the devices, and what the numbers are to be read as. */
import { layoutNames } from '../../../server/core/region/decoder.ts';
import type { PageShift } from '../../../server/core/region/space.ts';
import { pageSizes, units, type PageState } from '../messages.ts';
import { button, html } from './dom.ts';

export interface Controls {
  readonly element: HTMLElement;
  /** Puts a state into the inputs, without a word to `changed`. */
  show(state: PageState): void;
  /** The names of the devices that can be chosen, the one that is, and what is wrong with their JSON. */
  offer(devices: readonly string[], chosen: string | null, error: string | undefined): void;
  focus(): void;
}

/** What a person changed; typing waits a moment before it counts, a choice does not. */
export type Changed = (change: Partial<PageState>, how: 'typed' | 'chosen') => void;

const fewestRows = 4;
const mostRows = 14;

type Textarea = HTMLElementTagNameMap['vscode-textarea'];
type Select = HTMLElementTagNameMap['vscode-single-select'];

const byPaste = '';
const unitNames = {
  offset: 'byte offsets',
  pgoff: 'vm_pgoff, in pages',
  pfn: 'pfns',
  phys: 'physical addresses',
} as const satisfies Record<(typeof units)[number], string>;

const placeholder = [
  'Paste lines of /proc/PID/maps, lspci -vv, QEMU traces, dmesg …',
  'or type 0x20000003000, BAR2 + 0x3000, a C expression',
].join('\n');

function labelled(id: string, label: string, input: HTMLElement): HTMLElement {
  input.id = id;
  return html('div', { class: 'labelled' }, html('label', { for: id }, label), input);
}

function textarea(label: string, attributes: Readonly<Record<string, string>> = {}): Textarea {
  const made = html('vscode-textarea', { monospace: true, rows: fewestRows, ...attributes });
  made.label = label;
  void unwrapped(made);
  made.addEventListener('paste', (event) => pasteLong(made, event));
  return made;
}

/** UTF-16 units from which a paste is put in at once: the browser's own way takes Chromium seconds, for the sake of undo. */
const longPaste = 200_000;

function pasteLong({ wrappedElement: inner }: Textarea, event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (text.length < longPaste) return;
  event.preventDefault();
  inner.setRangeText(text, inner.selectionStart, inner.selectionEnd, 'end');
  inner.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

/** Lines stay lines: a paste is a table more often than not. */
async function unwrapped(input: Textarea): Promise<void> {
  await input.updateComplete;
  input.wrappedElement.wrap = 'off';
}

/** Before it is drawn a component has nothing in it that takes the focus. */
async function focus(input: Textarea): Promise<void> {
  await input.updateComplete;
  input.focus();
}

/** As tall as its text, within reason: the grip to size it by hand is an image, which the page's policy keeps out. */
function fit(input: Textarea): void {
  const lines = input.value.split('\n').length + 1;
  input.rows = Math.min(Math.max(lines, fewestRows), mostRows);
}

function select(label: string, options: Readonly<Record<string, string>>): Select {
  const made = html('vscode-single-select');
  made.label = label;
  fill(made, options);
  return made;
}

/** A select reads its options in its own time, and then takes the one that says so itself. */
function fill(into: Select, options: Readonly<Record<string, string>>, chosen = byPaste): void {
  into.replaceChildren(
    ...Object.entries(options).map(([value, name]) =>
      html('vscode-option', { value, selected: value === chosen }, name),
    ),
  );
}

/** Options by value: objects put keys that look like whole numbers first, so those get none. */
const layoutOptions = {
  [byPaste]: 'by the paste (vfio-pci)',
  ...Object.fromEntries(layoutNames.map((name) => [name, name === 'none' ? 'none: by a table' : name])),
};
const unitOptions = { [byPaste]: 'by the paste (byte offsets)', ...unitNames };
const pageOptions = {
  [byPaste]: 'by the paste (4 KiB)',
  '4K': '4 KiB',
  '16K': '16 KiB',
  '64K': '64 KiB',
};
const sizeName = (page: PageShift | null): string =>
  Object.entries(pageSizes).find(([, shift]) => shift === page)?.[0] ?? byPaste;

export function controls(changed: Changed): Controls {
  const left = textarea('Text to decode', { placeholder });
  const right = textarea('Text to compare with');
  const devices = textarea('Devices, as JSON', {
    placeholder: '{ "name": { "bus": "vfio-pci", "offset_shift": 40, "num_regions": 9, "regions": [] } }',
  });
  const layout = select('Layout', layoutOptions);
  const page = select('Page size', pageOptions);
  const as = select('Bare numbers', unitOptions);
  const device = select('Device', { [byPaste]: 'by the paste' });
  let offered = '';
  const error = html('p', { class: 'error', role: 'alert' });
  const rightBox = labelled('right', 'Compare with', right);
  const deviceBox = labelled('device', 'Device', device);
  const json = html(
    'details',
    {},
    html('summary', {}, 'Devices (JSON, optional)'),
    labelled('devices', 'Devices, as JSON', devices),
    error,
    deviceBox,
  );
  const compare = button('Compare with another paste', { secondary: true }, () => {
    const begins = rightBox.hidden;
    compareWith(begins ? '' : null);
    changed({ right: begins ? '' : null }, 'chosen');
    if (begins) void focus(right);
  });
  const compareWith = (text: string | null): void => {
    rightBox.hidden = text === null;
    right.value = text ?? '';
    compare.textContent = text === null ? 'Compare with another paste' : 'End the comparison';
  };

  for (const input of [left, right, devices]) input.addEventListener('input', () => fit(input));
  left.addEventListener('input', () => changed({ left: left.value }, 'typed'));
  right.addEventListener('input', () => changed({ right: right.value }, 'typed'));
  devices.addEventListener('input', () => changed({ devices: devices.value }, 'typed'));
  layout.addEventListener('change', () => changed({ layout: layout.value || null }, 'chosen'));
  device.addEventListener('change', () => changed({ device: device.value || null }, 'chosen'));
  as.addEventListener('change', () => {
    const unit = units.find((one) => one === as.value);
    changed({ as: unit ?? null }, 'chosen');
  });
  page.addEventListener('change', () => {
    const size = Object.entries(pageSizes).find(([name]) => name === page.value);
    changed({ page: size?.[1] ?? null }, 'chosen');
  });

  return {
    element: html(
      'section',
      { 'aria-label': 'Input' },
      html('div', { class: 'pastes' }, labelled('left', 'Text to decode', left), rightBox),
      html(
        'div',
        { class: 'choices' },
        labelled('layout', 'Layout', layout),
        labelled('page', 'Page size', page),
        labelled('as', 'Bare numbers are', as),
        compare,
      ),
      json,
    ),
    show: (state) => {
      left.value = state.left;
      compareWith(state.right);
      devices.value = state.devices;
      for (const input of [left, right, devices]) fit(input);
      json.open = json.open || state.devices !== '';
      layout.value = state.layout ?? byPaste;
      page.value = sizeName(state.page);
      as.value = state.as ?? byPaste;
    },
    offer: (names, chosen, wrong) => {
      const value = chosen !== null && names.includes(chosen) ? chosen : byPaste;
      const list = names.join('\n');
      if (list !== offered)
        fill(
          device,
          { [byPaste]: 'by the paste', ...Object.fromEntries(names.map((one) => [one, one])) },
          value,
        );
      else device.value = value;
      offered = list;
      deviceBox.hidden = names.length === 0;
      error.textContent = wrong ?? '';
    },
    focus: () => void focus(left),
  };
}
