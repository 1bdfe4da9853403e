/** What the host and the page of the decoder panel say to each other, and what the page keeps; each is checked where it arrives. */
import { layoutNames } from '../../server/core/region/decoder.ts';
import type { PageShift } from '../../server/core/region/space.ts';

/** The spaces that a bare number may be of. */
export const units = ['offset', 'pgoff', 'pfn', 'phys'] as const;
export type Unit = (typeof units)[number];

/** Page sizes as people write them. */
export const pageSizes = { '4K': 12, '16K': 14, '64K': 16 } as const satisfies Record<string, PageShift>;

/** UTF-16 units of a paste; more than that is refused with a message, never cut. */
export const longestText = 4_000_000;
/** The same for a link: browsers and shells carry no more. */
export const longestLink = 16_000;

/** Where in the workspace the text came from; the line counts from 1. */
export interface Source {
  readonly uri: string;
  readonly line: number;
}

/** Something to decode. What is absent is as the paste tells. */
export interface DecodeRequest {
  readonly text: string;
  readonly as?: Unit;
  readonly layout?: string;
  readonly page?: PageShift;
  readonly source?: Source;
}

export interface ToPage {
  readonly kind: 'show';
  readonly request: DecodeRequest;
}

export type ToHost =
  /** The page listens from now on. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'copy'; readonly text: string }
  /** Write a file where a person says. */
  | { readonly kind: 'save'; readonly text: string }
  | { readonly kind: 'reveal'; readonly source: Source };

/** What is in the page's inputs: what survives a reload. Null is as the paste tells. */
export interface PageState {
  readonly left: string;
  /** Null where nothing is compared. */
  readonly right: string | null;
  readonly as: Unit | null;
  readonly layout: string | null;
  readonly page: PageShift | null;
  readonly devices: string;
  readonly device: string | null;
  readonly source: Source | null;
}

export const emptyState: PageState = {
  left: '',
  right: null,
  as: null,
  layout: null,
  page: null,
  devices: '',
  device: null,
  source: null,
};

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longestText;
const isUnit = (value: unknown): value is Unit => units.some((unit) => unit === value);
const isLayout = (value: unknown): value is string => layoutNames.some((name) => name === value);
const isPage = (value: unknown): value is PageShift => value === 12 || value === 14 || value === 16;

/** Only documents that an editor can show; a link could name anything. */
const shownSchemes = /^(?:file|untitled|vscode-vfs|vscode-remote):/;

const isSource = (value: unknown): value is Source =>
  isRecord(value) &&
  typeof value['uri'] === 'string' &&
  value['uri'].length <= 4096 &&
  shownSchemes.test(value['uri']) &&
  Number.isSafeInteger(value['line']) &&
  Number(value['line']) >= 1;

const sourceOf = ({ uri, line }: Source): Source => ({ uri, line });

/** Absent and undefined are the same in a message. */
const may = <T>(value: unknown, is: (value: unknown) => value is T): value is T | undefined =>
  value === undefined || is(value);
const orNull = <T>(value: unknown, is: (value: unknown) => value is T): value is T | null =>
  value === null || is(value);

/** A request with nothing in it but what belongs there; undefined where any member is not as it should be. */
export function readRequest(value: unknown): DecodeRequest | undefined {
  if (!isRecord(value)) return undefined;
  const { text, as, layout, page, source } = value;
  if (!isText(text) || !may(as, isUnit) || !may(layout, isLayout)) return undefined;
  if (!may(page, isPage) || !may(source, isSource)) return undefined;
  return {
    text,
    ...(as === undefined ? {} : { as }),
    ...(layout === undefined ? {} : { layout }),
    ...(page === undefined ? {} : { page }),
    ...(source === undefined ? {} : { source: sourceOf(source) }),
  };
}

export function readToPage(value: unknown): ToPage | undefined {
  if (!isRecord(value) || value['kind'] !== 'show') return undefined;
  const request = readRequest(value['request']);
  return request && { kind: 'show', request };
}

export function readToHost(value: unknown): ToHost | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, text, source } = value;
  switch (kind) {
    case 'ready':
      return { kind };
    case 'copy':
    case 'save':
      // What is copied is longer than what was pasted, so its length is not that of a paste.
      return typeof text === 'string' ? { kind, text } : undefined;
    case 'reveal':
      return isSource(source) ? { kind, source: sourceOf(source) } : undefined;
    default:
      return undefined;
  }
}

/** The state that the editor kept; undefined where it is not one, as after an update. */
export function readState(value: unknown): PageState | undefined {
  if (!isRecord(value)) return undefined;
  const { left, right, as, layout, page, devices, device, source } = value;
  if (!isText(left) || !orNull(right, isText) || !isText(devices)) return undefined;
  if (!orNull(as, isUnit) || !orNull(layout, isLayout) || !orNull(page, isPage)) return undefined;
  if (!orNull(device, isText) || !orNull(source, isSource)) return undefined;
  return { left, right, as, layout, page, devices, device, source: source && sourceOf(source) };
}

/** The inputs once a request is shown: it replaces the paste, ends a comparison, and leaves the devices. */
export const stateFor = (request: DecodeRequest, before: PageState): PageState => ({
  left: request.text,
  right: null,
  as: request.as ?? null,
  layout: request.layout ?? null,
  page: request.page ?? null,
  devices: before.devices,
  device: before.device,
  source: request.source ?? null,
});
