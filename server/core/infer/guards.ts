/** What a path has tested before it comes to a place: kept in its state, so that a missing test can be proved. */
import type { State } from './frame.ts';
import { constant, join, parts, sameKind, unknown, type Kind, type Value } from './value.ts';

/**
 * - `shared`: that the mapping is VM_SHARED, or that it is not copy-on-write
 * - `index`: a region index against a bound
 * - `region0`: the whole page offset, or the index against the first region: the index bits are known to be zero
 * - `start`: the page or byte in the region against something
 * - `first`: that page or byte against zero, or for being one value
 * - `locked`: a lock is held
 */
export type Guard = 'shared' | 'index' | 'region0' | 'start' | 'first' | 'locked';

const guards: readonly Guard[] = ['shared', 'index', 'region0', 'start', 'first', 'locked'];

const keyOf = (guard: Guard): string => `?!${guard}`;

/** Notes on a path that a test was passed; `bound` is what the index was compared with, where that is a number. */
export function pass(state: State, guard: Guard, bound?: bigint): void {
  const key = keyOf(guard);
  state.set(key, join(state.get(key), bound === undefined ? unknown : constant(bound)));
}

/** A lock that was given back guards nothing. */
export const unpass = (state: State, guard: Guard): boolean => state.delete(keyOf(guard));

/** True where some way to this state has passed the test: a finding needs one that passes none. */
export const passed = (state: State, guard: Guard): boolean => state.has(keyOf(guard));

/** The tests that no way to this state has passed. */
export const missing = (state: State): ReadonlySet<Guard> => new Set(guards.filter((g) => !passed(state, g)));

/** What the region index was compared with on the way: numbers, and `undefined` for what nobody knows. */
export const boundsOf = (state: State): readonly (bigint | undefined)[] =>
  (state.get(keyOf('index'))?.alts ?? []).map(({ kind }) => (kind.k === 'constant' ? kind.value : undefined));

/** Hands what one state has passed to another: the fault handler runs after the mmap handler let the mapping through. */
export function passOn(from: State, to: State): void {
  for (const guard of guards) {
    const value = from.get(keyOf(guard));
    if (value && guard !== 'locked') to.set(keyOf(guard), value);
  }
}

/** Names that stand in a test of whether the mapping is private (include/linux/mm.h; the _BIT ones since 6.19). */
export const sharedNames: ReadonlySet<string> = new Set([
  'VM_SHARED',
  'VM_MAYSHARE',
  'VM_MAYWRITE',
  'VMA_SHARED_BIT',
  'VMA_MAYSHARE_BIT',
  'VMA_MAYWRITE_BIT',
]);
export const sharedTests: ReadonlySet<string> = new Set(['is_cow_mapping', 'vma_desc_is_cow_mapping']);

/** Functions that take a lock, and that give it back. */
export const locks =
  /^(?:mutex_lock|down_read|down_write|spin_lock|read_lock|write_lock|raw_spin_lock|srcu_read_lock|rcu_read_lock)/;
export const unlocks =
  /^(?:mutex_unlock|up_read|up_write|spin_unlock|read_unlock|write_unlock|raw_spin_unlock)/;

const isFile = (kind: Kind): boolean => kind.k === 'space' && kind.space.origin === 'file';
const isPhysical = (kind: Kind): boolean => kind.k === 'space' && kind.space.origin === 'physical';
const isRegion = (kind: Kind): boolean => kind.k === 'space' && kind.space.origin === 'region';
const isIndex = (kind: Kind): boolean => sameKind(kind, { k: 'index' });
const some = (value: Value, is: (kind: Kind) => boolean): boolean => value.alts.some(({ kind }) => is(kind));

/** The number that a value is on every path. */
export function numberOf(value: Value | undefined): bigint | undefined {
  const [first, ...more] = value?.alts ?? [];
  return first?.kind.k === 'constant' && more.length === 0 ? first.kind.value : undefined;
}

const hasRegion = (value: Value): boolean =>
  value.alts.some((alt) => ((alt.parts ?? 0) & parts.region) !== 0);

/** A comparison: what it says of the mapping. */
export function compared(state: State, op: string, left: Value, right: Value): void {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const bound = numberOf(other);
    const isSame = op === '==' || op === '!=';
    const isZero = bound === 0n || (bound === 1n && (op === '<' || op === '>='));
    if (some(one, isIndex)) {
      // One that is asked for by its number is known; else the least number that is refused.
      if (isSame) pass(state, 'index', 1n);
      else if (bound === undefined) pass(state, 'index');
      else pass(state, 'index', op === '>' || op === '<=' ? bound + 1n : bound);
      if (isZero) pass(state, 'region0');
    }
    if (isSame || isZero) if (some(one, isFile) || some(one, isRegion)) pass(state, 'first');
    if (some(one, isFile)) {
      pass(state, 'region0');
      pass(state, 'start');
      pass(state, 'index');
    }
    if (some(one, isRegion) || hasRegion(one)) pass(state, 'start');
    // The address that the page comes to, tested against the region's end: an index left in it does not pass.
    if (hasRegion(one) && some(one, isPhysical)) pass(state, 'region0');
  }
}

/** A value that is asked what it is (`switch (index)`), or whether it is zero (`if (index)`, `!page`). */
export function asked(state: State, value: Value, of: 'zero' | 'value' = 'zero'): void {
  if (some(value, isIndex)) {
    pass(state, 'index', 1n);
    if (of === 'zero') pass(state, 'region0');
  }
  if (some(value, isFile))
    for (const guard of ['region0', 'start', 'index', 'first'] as const) pass(state, guard);
  if (some(value, isRegion)) for (const guard of ['start', 'first'] as const) pass(state, guard);
}

/** Given to a function out of sight, which may test whatever it is given. */
export function handedOut(state: State, value: Value): void {
  if (some(value, isIndex)) pass(state, 'index');
  if (some(value, isFile))
    for (const guard of ['region0', 'start', 'index', 'first'] as const) pass(state, guard);
  if (some(value, isRegion) || hasRegion(value))
    for (const guard of ['start', 'first'] as const) pass(state, guard);
}
