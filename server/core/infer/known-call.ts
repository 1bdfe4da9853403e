/** Calls of interfaces that the knowledge lists, and of region macros: what they take, give and map. */
import type { Expr } from '../c/ir.ts';
import { escape, storeThrough } from './call.ts';
import { binary, evaluate, label, seen, words } from './eval.ts';
import { useIndex } from './notice.ts';
import { keyOf, noteCall, noteOperation, type Argument } from './events.ts';
import { missing } from './guards.ts';
import { siteOf, type Frame, type Run, type State } from './frame.ts';
import { IDX, PFN, PGOFF, VPG, type Interface } from './knowledge.ts';
import { force, read, step } from './memory.ts';
import { placeOf, pointedTo, typeOf } from './place.ts';
import { certain, ofKind, parts, sameKind, unknown, type Kind, type Value } from './value.ts';

/** A macro that turns an offset into an index, or back. */
export function region(
  run: Run,
  frame: Frame,
  state: State,
  args: readonly Expr[],
  kind: Kind,
  at: Expr,
): Value {
  const values = args.map((arg) => evaluate(run, frame, state, arg));
  const [first] = args;
  const [value] = values;
  if (run.events && kind === IDX && first && value && at.k === 'call' && at.callee.k === 'name')
    noteOperation(run.events, {
      ...siteOf(frame, at.span),
      inMacro: frame.at !== undefined,
      op: at.callee.name,
      left: first,
      right: at,
      leftIs: value,
      rightIs: ofKind(kind),
      phases: new Set([run.phase]),
      missing: new Set(missing(state)),
    });
  return ofKind(kind, [
    { file: frame.file.file, span: at.span, message: `the region macro gives ${words(kind)}` },
  ]);
}

export function knownCall(
  run: Run,
  frame: Frame,
  state: State,
  expr: Expr,
  name: string,
  known: Interface,
  args: readonly Expr[],
): Value {
  const got: Argument[] = args.map((arg, i) => {
    const takes = known.args[i];
    const value = evaluate(run, frame, state, arg);
    if (!takes) return { expr: arg, takes, got: value };
    const forced = force(run, value);
    if (forced !== value) seen(run, frame, arg, forced);
    return { expr: arg, takes, got: forced };
  });
  for (const { expr: arg, takes, got: value } of got)
    if (takes && sameKind(takes, PFN) && arg.k === 'name') mustBePfn(run, frame, state, arg, value, name);
  if (run.events) {
    const made = noteCall(run.events, {
      ...siteOf(frame, expr.span),
      inMacro: frame.at !== undefined,
      name,
      takes: known,
      args: got,
      phases: new Set([run.phase]),
      inFault: run.inFault,
      encoded: known.pgoff !== undefined && args.some((arg) => isEncoded(run, frame, state, arg)),
      missing: new Set(missing(state)),
    });
    for (const arg of got) if (arg.takes?.k === 'index') useIndex(run, frame, state, expr, arg.expr, arg.got);
    for (const arg of got) {
      const takesPfn = arg.takes !== undefined && sameKind(arg.takes, PFN);
      for (const alt of arg.got.alts) {
        const store = alt.store === undefined ? undefined : run.events.stores.get(alt.store);
        if (!store) continue;
        const noted = run.events.reads.get(keyOf({ file: frame.file, span: arg.expr.span }));
        if (noted) noted.call = made;
        if (takesPfn) store.consumers.set(keyOf(made), made);
      }
    }
    if (known.pgoff) escape(run, frame, state, expr.span, `${name}() reads it`, args);
  }
  if (known.out) {
    const target = args[known.out.arg];
    if (target) storeThrough(run, frame, state, expr, target, ofKind(known.out.kind));
  }
  if (known.linear && args[0]) {
    const member = { k: 'field', base: args[0], field: 'vm_pgoff', arrow: true, span: expr.span } as const;
    const linear = binary(run, '+', read(run, frame, state, member, expr), ofKind(VPG));
    return { alts: linear.alts.map((alt) => ({ ...alt, parts: (alt.parts ?? 0) | parts.linear })) };
  }
  if (!known.returns) return unknown;
  const shifted =
    known.shifts && got[0] ? shiftedBy(run, known.shifts, got[0].got, known.returns) : undefined;
  const gives = shifted ? certain(shifted) : known.returns;
  if (shifted && !gives) return shifted;
  if (!gives || gives.k === 'unknown') return unknown;
  const because = got.flatMap((arg) => arg.got.alts[0]?.because ?? []).slice(0, 3);
  const message = `${name}() gives ${words(gives)}`;
  const made = ofKind(gives, [...because, { file: frame.file.file, span: expr.span, message }]);
  // What was added before it was shifted, or wrapped in a type of its own, is still in it.
  const isWrapped = known.pure === true && isPhysical(known.returns) && isPhysical(got[0]?.takes);
  const kept = partsIn(shifted ?? (isWrapped ? got[0]?.got : undefined));
  // Wrapped, something unknown in it says nothing of where the frames come from.
  return kept === 0 || (!shifted && (kept & parts.unknown) !== 0)
    ? made
    : { alts: made.alts.map((alt) => ({ ...alt, parts: kept })) };
}

const partsIn = (value: Value | undefined): number =>
  (value?.alts ?? []).reduce((sum, alt) => sum | (alt.parts ?? 0), 0);

const isPhysical = (kind: Kind | undefined): boolean =>
  kind?.k === 'space' && kind.space.origin === 'physical';

/** A mapping that is given by pointer, and whose page offset nobody has written to: a copy is the driver's own. */
function isEncoded(run: Run, frame: Frame, state: State, arg: Expr): boolean {
  const type = typeOf(run, frame, arg);
  if (type?.pointers !== 1 || (type.base !== 'vm_area_struct' && type.base !== 'vm_area_desc')) return false;
  const place = pointedTo(run, frame, state, arg);
  if (place === undefined || /^\d+:/.test(place)) return false;
  const held = state.get(`${place}.vm_pgoff`) ?? state.get(`${place}.pgoff`);
  return held === undefined || held.alts.every(({ kind }) => sameKind(kind, PGOFF));
}

/** A local that nobody knows, and that a call maps as a pfn, is one from there on. */
function mustBePfn(run: Run, frame: Frame, state: State, arg: Expr, value: Value, name: string): void {
  const place = placeOf(run, frame, state, arg);
  const isUnsaid = value.alts.every(
    ({ kind, store }) =>
      store === undefined && (kind.k === 'unknown' || (kind.k === 'constant' && kind.value > 0n)),
  );
  if (place === undefined || !/^\d+:/.test(place) || !isUnsaid) return;
  const [alt] = ofKind(PFN, [step(frame, arg, `${name}() takes ${label(arg)} as a pfn`)]).alts;
  if (alt) state.set(place, { alts: [{ ...alt, parts: parts.unknown }] });
}

/** What a macro that shifts by PAGE_SHIFT makes of its argument. */
function shiftedBy(run: Run, op: '<<' | '>>', arg: Value, returns: Kind): Value {
  const value = binary(run, op, force(run, arg), ofKind({ k: 'shift', of: 'page' }));
  return { alts: value.alts.map((alt) => (alt.kind.k === 'unknown' ? { ...alt, kind: returns } : alt)) };
}
