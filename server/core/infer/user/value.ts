/** What the analysis of user space knows of one value: where on its way from the kernel to a device fd it is. */
import type { Site } from '../events.ts';
import type { Step } from '../value.ts';

export type What =
  /** vfio_region_info.offset, with or without bytes of the region added: byte@file. */
  | 'region'
  /** The offset of a sparse area, which counts from the region: byte@region. */
  | 'area'
  /** An address in the mapping of a sparse area. */
  | 'window'
  | 'index'
  /** Something moved above the bits of a region by hand. */
  | 'made'
  /** The upper bits of something that nobody knows: an index, if that is an offset on a device fd. */
  | 'high'
  /** The fd of a VFIO device, and one that certainly is another file's. */
  | 'device'
  | 'plain'
  | 'number'
  | 'unknown';

/** One possibility. */
export interface Tag {
  readonly what: What;
  readonly because: readonly Step[];
  /** Of numbers, also of those that were made by a shift. */
  readonly value?: bigint;
  /** Of what was made or taken apart: where, and by how many bits. */
  readonly at?: Site;
  readonly bits?: number;
  /** Of a region's offset: a sparse area's is added. */
  readonly area?: true;
}

export interface Value {
  /** Empty while members are still being gathered and nobody has stored to this one yet. */
  readonly tags: readonly Tag[];
  /** For a pointer: the place that it points to. */
  readonly ref?: string;
}

const maxTags = 6;
const maxSteps = 6;

export const unknown: Value = { tags: [{ what: 'unknown', because: [] }] };
export const nobody: Value = { tags: [] };

export const number = (value: bigint): Value => ({ tags: [{ what: 'number', because: [], value }] });
export const only = (what: What, because: readonly Step[] = [], at?: Site): Value => ({
  tags: [at ? { what, because, at } : { what, because }],
});

export const sameTag = (a: Tag, b: Tag): boolean =>
  a.what === b.what &&
  a.value === b.value &&
  a.area === b.area &&
  a.at?.span[0] === b.at?.span[0] &&
  a.at?.file.file === b.at?.file.file;

/** The value on the paths of either. */
export function join(a: Value | undefined, b: Value | undefined): Value {
  if (!a || !b || a === b) return a ?? b ?? nobody;
  const tags = [...a.tags, ...b.tags.filter((tag) => !a.tags.some((old) => sameTag(old, tag)))];
  const ref = a.ref === b.ref ? a.ref : undefined;
  return { tags: tags.length > maxTags ? unknown.tags : tags, ...(ref === undefined ? {} : { ref }) };
}

export const find = (value: Value, what: What): Tag | undefined =>
  value.tags.find((tag) => tag.what === what);

/** The number that a value is, however it came about. */
export const asNumber = (value: Value): bigint | undefined =>
  value.tags.length === 1 ? value.tags[0]?.value : undefined;

const isKnown = (tag: Tag): boolean => tag.what !== 'unknown' && tag.what !== 'number';

/** The value with one more reason for what it is; numbers and unknown ones have none. */
export function withStep(value: Value, step: Step): Value {
  if (!value.tags.some(isKnown)) return value;
  const is = (old: Step): boolean => old.file === step.file && old.span[0] === step.span[0];
  const tags = value.tags.map((tag) =>
    isKnown(tag) && tag.because.length < maxSteps && !tag.because.some(is)
      ? { ...tag, because: [...tag.because, step] }
      : tag,
  );
  return { ...value, tags };
}

/** What all stores to one member agree on. Zero says nothing: it is how members are cleared. */
export function agreed(value: Value): Value {
  const tags = value.tags.filter((tag) => tag.what !== 'number' || tag.value !== 0n);
  const [first] = tags;
  if (!first) return value;
  return tags.every((tag) => tag.what === first.what) ? { tags } : unknown;
}
