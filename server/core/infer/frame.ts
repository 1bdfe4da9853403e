/** The state of one path: what every place holds, and the frame that its names belong to. */
import type { Expr, FileFacts, FunctionFacts, Span, TypeName } from '../c/ir.ts';
import type { Events, Phase, Site } from './events.ts';
import type { Program } from './program.ts';
import type { InFile } from './resolve.ts';
import type { Slice } from './slice.ts';
import { join, sameValue, type Value } from './value.ts';

/** Place → value. A place is a path such as `0:pfn` or `*0:vma.vm_pgoff`; pointers to one object share its path. */
export type State = Map<string, Value>;

/** One activation of a function. */
export interface Frame {
  readonly prefix: string;
  readonly fn: FunctionFacts;
  readonly file: FileFacts;
  readonly types: Map<string, TypeName>;
  readonly stack: readonly string[];
  /** In a macro: the function that uses it, whose names it may use. */
  readonly outer?: Frame;
  /** In a macro: what its parameters stand for, in the function that uses it. */
  readonly args?: ReadonlyMap<string, Expr>;
  /** In a macro: where it is used in the text of a function. */
  readonly at?: Site;
  /** How many tests around this place are being followed both ways apart. */
  splits?: number;
  /** The expression statement being run, to tell a store that is a statement from one inside an expression. */
  statement?: { readonly expr: Expr; readonly span: Span };
}

/** What is stored into members and variables anywhere, by their key; undefined where nothing in sight does. */
export interface Fields {
  of(key: string, name: string): Value | undefined;
}

export interface Wanted {
  readonly key: string;
  /** The last part of the key. */
  readonly name: string;
  /** What of a function the run has to look at. */
  slice(fn: InFile<FunctionFacts>): Slice;
  found: Value | undefined;
}

/** Where an expression stands in its file, for what means different things at different places; a macro stands where it is used. */
export const placeInText = (frame: Frame, expr: Expr): number | undefined => {
  if (!frame.at) return expr.span[0];
  return frame.at.file.file === frame.file.file ? frame.at.span[0] : undefined;
};

/** The activation whose local a name is: a macro's own, or one of the function that uses it; undefined for no local. */
export function ownerOf(frame: Frame, name: string): Frame | undefined {
  for (let at: Frame | undefined = frame; at; at = at.outer) if (at.types.has(name)) return at;
  return undefined;
}

/** Where something in a function's text happens: for the body of a macro, where it is used. */
export const siteOf = (frame: Frame, span: Span): Site =>
  frame.at ?? { file: frame.file, fn: frame.fn, span };

/** What a whole run shares. */
export interface Run {
  readonly program: Program;
  /** Undefined while fields are gathered: then nothing is reported. */
  readonly events: Events | undefined;
  /** What every function in sight stores into a member or variable of the program. */
  readonly fields: Fields;
  /** The member or variable that this run is made for; nothing is reported then. */
  readonly wanted: Wanted | undefined;
  /** Places of vm_pgoff that a pointer was made to: they are written and read under other names. */
  readonly pgoffs: Set<string>;
  /** Member or variable behind a place that a pointer was made to. */
  readonly pointed: Map<string, string>;
  /** What a place held before the first store to it: the value on a path without the store. */
  readonly defaults: Map<string, Value>;
  /** Objects that memory outlasting the function points to, where that was done, and in which member. */
  readonly kept: Map<string, Site & { readonly member?: string }>;
  /** Object → keys of the stores to its vm_pgoff. */
  readonly storedIn: Map<string, Set<string>>;
  /** The functions that the run came by. */
  readonly entered: Map<FunctionFacts, FileFacts>;
  /** The call that was run last, and the state of each way out of it. */
  lastCall: { readonly span: Span; readonly exits: readonly State[] } | undefined;
  phase: Phase;
  /** It is a fault handler of the vma's operations that runs. */
  inFault: boolean;
  /** Of states at a return: whether what is returned is zero, or a number that is not. */
  readonly returnsZero: WeakMap<State, boolean>;
  budget: number;
  frames: number;
}

/** A run from one function; `budget` bounds its statements and calls, against hostile code. */
export function newRun(
  program: Program,
  fields: Fields,
  budget: number,
  purpose: Pick<Run, 'events' | 'wanted'>,
): Run {
  return {
    program,
    fields,
    ...purpose,
    pgoffs: new Set(),
    pointed: new Map(),
    defaults: new Map(),
    kept: new Map(),
    storedIn: new Map(),
    entered: new Map(),
    lastCall: undefined,
    phase: 'mmap',
    inFault: false,
    returnsZero: new WeakMap(),
    budget,
    frames: 0,
  };
}

/** The frame that a run begins in. */
export function frameOf(run: Run, fn: InFile<FunctionFacts>): Frame {
  const types = new Map(fn.it.params.map((param) => [param.name, param.type] as const));
  const tag = `${fn.file.file}:${fn.it.name}`;
  return { prefix: `${++run.frames}:`, fn: fn.it, file: fn.file, types, stack: [tag] };
}

/** Both paths meet: a place stored on one path only keeps what it held before on the other. */
export function joinStates(run: Run, a: State | undefined, b: State | undefined): State | undefined {
  if (!a || !b || a === b) return a ?? b;
  const out: State = new Map();
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const fallback = run.defaults.get(key);
    out.set(key, join(a.get(key) ?? fallback, b.get(key) ?? fallback));
  }
  return out;
}

/** True where nothing that the first state says is changed by the second. */
export function sameState(a: State | undefined, b: State | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (!sameValue(value, b.get(key))) return false;
  return true;
}

/** Copies the fields of a struct value from one place to another. */
export function copyFields(state: State, from: string, to: string): void {
  for (const [key, value] of Array.from(state))
    if (key.startsWith(`${from}.`)) state.set(to + key.slice(from.length), value);
}

/** Forgets everything under a place. */
export function forget(state: State, place: string): void {
  for (const key of state.keys()) if (key === place || key.startsWith(`${place}.`)) state.delete(key);
}

/** Replaces the contents of a state that callers hold on to. */
export function become(state: State, next: State | undefined): void {
  if (!next || next === state) return;
  state.clear();
  for (const [key, value] of next) state.set(key, value);
}
