/** The decoder's page: decodes what is typed, here and at once, and shows it; the host only copies, saves and opens files. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import { decodeText, type DecodeOptions } from '../../../server/core/region/decoder.ts';
import type { Decoding } from '../../../server/core/region/decoding.ts';
import { readDevices, type Device } from '../../../server/core/region/device.ts';
import { bitsOf } from '../bits.ts';
import { copyAll, copyFormats } from '../copy.ts';
import { emptyState, readState, readToPage, stateFor, type PageState, type ToHost } from '../messages.ts';
import { isCorrected } from '../reading.ts';
import { decodingInWords } from '../summary.ts';
import { bitsPicture } from './bits-picture.ts';
import { comparison } from './comparison.ts';
import { controls } from './controls.ts';
import { button, html } from './dom.ts';
import { regionMaps } from './region-map.ts';
import { resultsTable } from './results.ts';
import { unreadLines } from './unread.ts';

interface Host {
  postMessage(message: ToHost): void;
  getState(): unknown;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
let state = readState(host.getState()) ?? emptyState;
let decoding: Decoding = decodeText('', {});
let devices: ReadonlyMap<string, Device> = new Map();

const summary = html('output', { id: 'summary', 'aria-live': 'polite' });
const notice = html('output', { id: 'notice', 'aria-live': 'polite' });
const picture = html('div');
const maps = regionMaps();
const rest = html('div');
const compared = html('div');
const back = button('', { secondary: true }, () => {
  if (state.source) host.postMessage({ kind: 'reveal', source: state.source });
});

const copy = (text: string, what: string): void => {
  host.postMessage({ kind: 'copy', text });
  notice.value = `Copied as ${what}.`;
};

const table = resultsTable({
  copy,
  select: (position) => {
    const result = decoding.results[position];
    const bits = result && bitsOf(decoding, result, state.page ?? 12);
    const title = result
      ? `Line ${result.line}: ${result.text}${isCorrected(result) ? ', as it stands' : ''}`
      : '';
    picture.replaceChildren(...(bits ? [bitsPicture(bits, title)] : []));
    maps.select(position);
  },
});

const copies = html(
  'div',
  { class: 'buttons' },
  ...copyFormats.map((format) =>
    button(`Copy all as ${format === 'maps line' ? 'maps lines' : format}`, { secondary: true }, () =>
      copy(copyAll(decoding, format), format),
    ),
  ),
  button('Save JSON…', { secondary: true }, () =>
    host.postMessage({ kind: 'save', text: `${copyAll(decoding, 'JSON')}\n` }),
  ),
);

/** Reads the devices; says what is wrong with them, and then decodes without. */
function readDevicesOf(text: string): string | undefined {
  devices = new Map();
  if (text.trim() === '') return undefined;
  try {
    const json: unknown = JSON.parse(text);
    const isWrapped = typeof json === 'object' && json !== null && 'devices' in json;
    devices = readDevices(isWrapped ? json.devices : json);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function options(): DecodeOptions {
  const { as, layout, page, device } = state;
  return {
    ...(page === null ? {} : { page }),
    ...(as === null ? {} : { as }),
    ...(layout === null ? {} : { layout }),
    ...(devices.size === 0 ? {} : { devices }),
    ...(device === null || !devices.has(device) ? {} : { device }),
  };
}

function showComparison(): string {
  if (state.right === null) {
    compared.replaceChildren();
    return '';
  }
  const { element, words } = comparison(decoding, decodeText(state.right, options()));
  compared.replaceChildren(element);
  return words === '' ? '' : ` Comparison: ${words}.`;
}

function showDecoding(): void {
  decoding = decodeText(state.left, options());
  const blank = state.left.trim() === '';
  const differs = showComparison();
  summary.value = blank ? '' : decodingInWords(decoding) + differs;
  copies.hidden = decoding.results.length === 0;
  if (decoding.results.length === 0) picture.replaceChildren();
  maps.show(decoding);
  table.show(decoding);
  const unread = blank ? undefined : unreadLines(decoding, state.left);
  rest.replaceChildren(...(unread ? [unread] : []));
  const source = state.source;
  back.hidden = source === null;
  back.textContent = source === null ? '' : `Back to ${source.uri.split('/').at(-1)}:${source.line}`;
}

/** How long the last decoding took: typing waits twice as long before the next, so that it never lags behind. */
let took = 0;
let waiting: number | undefined;

function refresh(): void {
  clearTimeout(waiting);
  const begin = performance.now();
  const error = readDevicesOf(state.devices);
  inputs.offer([...devices.keys()], state.device, error && `Devices: ${error}`);
  showDecoding();
  took = performance.now() - begin;
  host.setState(state);
}

const inputs = controls((change, how) => {
  state = { ...state, ...change };
  notice.value = '';
  clearTimeout(waiting);
  if (how === 'chosen') refresh();
  else waiting = setTimeout(refresh, Math.min(Math.max(100, 2 * took), 1500));
});

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readToPage(data);
  if (!message) return;
  state = stateFor(message.request, state);
  inputs.show(state);
  refresh();
  inputs.focus();
});

document.body.append(
  html(
    'main',
    {},
    html('header', {}, html('h1', {}, 'VFIO decoder'), back),
    inputs.element,
    summary,
    html('section', { 'aria-label': 'Results' }, copies, notice, table.element),
    html('section', { 'aria-label': 'Not understood' }, rest),
    html('section', { 'aria-label': 'Comparison' }, compared),
    html('section', { 'aria-label': 'Bits' }, picture),
    html('section', { 'aria-label': 'Regions' }, maps.element),
  ),
);
inputs.show(state);
refresh();
inputs.focus();
host.postMessage({ kind: 'ready' });
