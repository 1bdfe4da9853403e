/** What the analysis knows of one value: the kinds it may have, each with its reasons, and the place a pointer points to. */
import type { Space } from '../region/space.ts';
import type { Span } from '../c/ir.ts';

/** What one value counts or does in the arithmetic of offsets. */
export type Kind =
  | { readonly k: 'space'; readonly space: Space }
  | { readonly k: 'index' }
  /** A shift count: PAGE_SHIFT, the region shift, or region shift minus PAGE_SHIFT. */
  | { readonly k: 'shift'; readonly of: 'page' | 'region' | 'region-page' }
  /** Two to that shift: PAGE_SIZE, the bytes of a region, the pages of a region. */
  | { readonly k: 'span'; readonly of: 'page' | 'region' | 'region-page' }
  /** A mask that keeps the bits below the region index (in bytes or pages), or PAGE_MASK and its complement. */
  | { readonly k: 'mask'; readonly of: 'region' | 'region-page' | 'page' | 'in-page' }
  | { readonly k: 'constant'; readonly value: bigint }
  | { readonly k: 'unknown' };

/** A step in a chain of reasons. */
export interface Step {
  readonly file: string;
  readonly span: Span;
  readonly message: string;
}

/** One possibility: on some path the value is of this kind, for these reasons. */
export interface Alt {
  readonly kind: Kind;
  readonly because: readonly Step[];
  /** Key of the store to vm_pgoff that this value was read back from. */
  readonly store?: string;
  /** A member or variable that nothing on this path wrote to: what the program stores there, where it comes to matter. */
  readonly pending?: { readonly key: string; readonly name: string };
  /** Of an unknown one: where it was lost. */
  readonly why?: string;
  /** It is made of what the function that the run began with was given. */
  readonly given?: true;
  /** What was added to a base to make it: bits of `parts` below. */
  readonly parts?: number;
  /** True while it still is what vm_pgoff held, give or take pages of the mapping. */
  readonly fromPgoff?: boolean;
}

/** The parts of one possibility: what it counts says one itself. */
export function partsOf({ kind, parts: made = 0 }: Alt): number {
  if (kind.k === 'unknown') return made | parts.unknown;
  if (kind.k !== 'space') return made;
  const { origin } = kind.space;
  if (origin === 'vma') return made | parts.vma;
  return origin === 'region' || origin === 'file' ? made | parts.region : made;
}

/** A function or table by its name, and the file that names it: static ones of other files are others. */
export const symbolIn = (file: string, name: string): string => `${file}#${name}`;

export interface Value {
  readonly alts: readonly Alt[];
  /** For a pointer: the place that it points to. */
  readonly ref?: string;
  /** For an lvalue of struct type: where its fields are. */
  readonly place?: string;
  /** Of a struct: what every member is that nobody has written to since, zero or unknown. */
  readonly whole?: true;
  /** For functions and tables: every symbol (see symbolIn) that it may stand for. */
  readonly symbols?: readonly string[];
  /** On some path it stands for none of them. */
  readonly unnamed?: true;
}

/** Bits of `Alt.parts`. */
export const parts = {
  /** Pages or bytes from the beginning of the mapping. */
  vma: 1,
  /** The page or byte in the region. */
  region: 2,
  /** Something that nobody knows. */
  unknown: 4,
  /** The number counts from vm_pgoff already, as vmf->pgoff does. */
  linear: 8,
  /** A base that is one by its type alone: nothing in sight fills it. */
  byType: 16,
} as const;

const maxAlts = 4;
const maxSteps = 6;

export const unknown: Value = { alts: [{ kind: { k: 'unknown' }, because: [] }] };

/** An unknown value, and why it is: `check --stats` counts by it. */
export const lost = (why: string): Value => ({ alts: [{ kind: { k: 'unknown' }, because: [], why }] });

/** Why a value is unknown on some path; undefined where it is known on all. */
export function whyUnknown(value: Value): string | undefined {
  const alt = value.alts.find(({ kind }) => kind.k === 'unknown');
  return alt && (alt.why ?? 'nothing says what it counts');
}

export const ofKind = (kind: Kind, because: readonly Step[] = []): Value => ({ alts: [{ kind, because }] });

export const constant = (value: bigint): Value => ofKind({ k: 'constant', value });

/** Same kind, reasons aside. */
export function sameKind(a: Kind, b: Kind): boolean {
  if (a.k === 'space')
    return b.k === 'space' && a.space.unit === b.space.unit && a.space.origin === b.space.origin;
  if (a.k === 'constant') return b.k === 'constant' && a.value === b.value;
  if (a.k === 'shift' || a.k === 'span' || a.k === 'mask') return b.k === a.k && b.of === a.of;
  return a.k === b.k;
}

/** The same chain with one more step; a long chain keeps its beginning. */
export const addStep = (because: readonly Step[], step: Step): readonly Step[] =>
  because.length >= maxSteps || because.some((old) => old.span[0] === step.span[0] && old.file === step.file)
    ? because
    : [...because, step];

/** Same possibility, reasons aside. */
const sameAlt = (a: Alt, b: Alt): boolean =>
  sameKind(a.kind, b.kind) && a.store === b.store && a.pending?.key === b.pending?.key && a.given === b.given;

/** The value on the paths of either: possibilities side by side, never averaged. */
export function join(a: Value | undefined, b: Value | undefined): Value {
  if (!a) return b ?? unknown;
  if (!b || a === b) return a;
  const alts = [...a.alts];
  for (const alt of b.alts) {
    const at = alts.findIndex((old) => sameAlt(old, alt));
    const old = alts[at];
    if (!old) alts.push(alt);
    else if ((old.parts ?? 0) !== (alt.parts ?? 0))
      alts[at] = { ...old, parts: (old.parts ?? 0) | (alt.parts ?? 0) };
  }
  const joined = { alts: alts.length > maxAlts ? lost('too many possibilities').alts : alts };
  const ref = a.ref === b.ref ? a.ref : undefined;
  const place = a.place === b.place ? a.place : undefined;
  const symbols = [...new Set([...(a.symbols ?? []), ...(b.symbols ?? [])])];
  const unnamed =
    symbols.length > 0 && (!a.symbols || !b.symbols || a.unnamed === true || b.unnamed === true);
  return {
    ...joined,
    ...(ref === undefined ? {} : { ref }),
    ...(place === undefined ? {} : { place }),
    ...(symbols.length === 0 ? {} : { symbols }),
    ...(unnamed ? { unnamed } : {}),
  };
}

const sameNames = (a: Value, b: Value): boolean =>
  a.unnamed === b.unnamed && (a.symbols ?? []).join() === (b.symbols ?? []).join();

/** True where both say the same of every possibility. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.alts.length !== b.alts.length || a.ref !== b.ref || !sameNames(a, b)) return false;
  return a.alts.every((alt) => b.alts.some((x) => sameAlt(x, alt) && x.parts === alt.parts));
}

const written = (value: Value): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one));

/** True where both are the same to the last reason. */
export const equalValue = (a: Value | undefined, b: Value | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && written(a) === written(b));

/** The space that every known possibility agrees on; undefined where one is unknown or they differ. */
export function certain(value: Value): Kind | undefined {
  const first = value.alts[0];
  if (!first || first.kind.k === 'unknown') return undefined;
  return value.alts.every((alt) => sameKind(alt.kind, first.kind)) ? first.kind : undefined;
}
