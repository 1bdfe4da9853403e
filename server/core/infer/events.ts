/** What inference hands to the rules: the stores, calls and comparisons met on the ways from a VFIO mmap or fault. */
import type { Expr, FileFacts, FunctionFacts, Span } from '../c/ir.ts';
import type { Guard } from './guards.ts';
import type { Interface } from './knowledge.ts';
import { join, type Kind, type Value } from './value.ts';

/** Where an event happened. */
export interface Site {
  readonly file: FileFacts;
  readonly fn: FunctionFacts;
  readonly span: Span;
}

/**
 * How a run came to a place: from the mmap handler, from a handler in the operations that it left in the vma, or from any other
 * entry of the driver.
 */
export type Phase = 'mmap' | 'operation' | 'other';

/** A read of a mapping's page offset. */
export interface Read extends Site {
  /** The expression as the function has it; undefined where a macro reads. */
  readonly expr?: Expr;
  /** The call that takes the read as its argument, if it stands there alone. */
  call?: Call;
  /** Keys of the stores to vm_pgoff whose value it may see. */
  readonly stores: Set<string>;
  /** On some way it sees what mmap() was given. */
  bare: boolean;
  readonly phases: Set<Phase>;
}

export interface Store extends Site {
  readonly key: string;
  /** It is made by a macro: the place is where that is used. */
  readonly inMacro: boolean;
  readonly op: string;
  readonly value: Expr;
  /** The whole statement, where the store is one. */
  readonly statement?: Span;
  stored: Value;
  /** Calls that take what was read where a pfn is due. */
  readonly consumers: Map<string, Call>;
  /** Ways on which code out of sight may read the store: the vma is handed out, or kept where others find it. */
  readonly escapes: Map<string, Site & { readonly why: string }>;
  /** The vma's operations are out of sight, so who reads is unknown. */
  unseenOperations: boolean;
  /** Every way out of the handler leaves a region-encoded vm_pgoff again. */
  restored: boolean;
  /** Some way out leaves the mapping without a fault handler that could fill it again. */
  unfilled: boolean;
}

export interface Argument {
  readonly expr: Expr;
  readonly takes: Kind | undefined;
  got: Value;
}

export interface Call extends Site {
  readonly inMacro: boolean;
  readonly name: string;
  readonly takes: Interface;
  readonly args: Argument[];
  readonly phases: Set<Phase>;
  /** It is made by a fault handler on some way. */
  inFault: boolean;
  /** It gets a mapping whose vm_pgoff still is what mmap() was given, on some way. */
  encoded: boolean;
  /** The tests that some way there has not passed. */
  readonly missing: Set<Guard>;
}

/** A region index that is used: as a subscript, or as the number of a resource. */
export interface IndexUse extends Site {
  readonly inMacro: boolean;
  readonly index: Expr;
  value: Value;
  /** What it was compared with before; undefined where some way there has tested nothing. */
  bounds: readonly (bigint | undefined)[] | undefined;
  /** The call that takes it; undefined for a subscript. */
  readonly resource: string | undefined;
  readonly phases: Set<Phase>;
}

/** A comparison, a sum, a shift, a mask, or a region macro that takes an offset apart. */
export interface Operation extends Site {
  readonly inMacro: boolean;
  /** The operator, or the macro's name. */
  readonly op: string;
  readonly left: Expr;
  readonly right: Expr;
  leftIs: Value;
  rightIs: Value;
  readonly phases: Set<Phase>;
  /** The tests that some way there has not passed. */
  readonly missing: Set<Guard>;
}

export interface Seen extends Site {
  readonly text: string;
  value: Value;
}

/** A macro of the driver that writes, or calls what may: where the text of a function uses it. */
export interface MacroUse extends Site {
  readonly name: string;
}

/** All events of one program, one per place however many paths reach it. */
export interface Events {
  readonly stores: Map<string, Store>;
  readonly reads: Map<string, Read>;
  readonly calls: Map<string, Call>;
  readonly operations: Map<string, Operation>;
  readonly uses: Map<string, IndexUse>;
  readonly seen: Map<string, Seen>;
  readonly macros: Map<string, MacroUse>;
}

export const createEvents = (): Events => ({
  stores: new Map(),
  reads: new Map(),
  calls: new Map(),
  operations: new Map(),
  uses: new Map(),
  seen: new Map(),
  macros: new Map(),
});

export const keyOf = (site: Pick<Site, 'file' | 'span'>): string =>
  `${site.file.file}:${site.span[0]}:${site.span[1]}`;

/** Notes a call, joined with what other paths brought to the same place. */
export function noteCall(events: Events, call: Call): Call {
  const old = events.calls.get(keyOf(call));
  if (!old) {
    events.calls.set(keyOf(call), call);
    return call;
  }
  old.args.forEach((arg, i) => (arg.got = join(arg.got, call.args[i]?.got)));
  old.inFault ||= call.inFault;
  old.encoded ||= call.encoded;
  for (const phase of call.phases) old.phases.add(phase);
  for (const guard of call.missing) old.missing.add(guard);
  return old;
}

/** Notes an operation, joined likewise. */
export function noteOperation(events: Events, operation: Operation): void {
  const old = events.operations.get(keyOf(operation));
  if (!old) events.operations.set(keyOf(operation), operation);
  else {
    old.leftIs = join(old.leftIs, operation.leftIs);
    old.rightIs = join(old.rightIs, operation.rightIs);
    for (const phase of operation.phases) old.phases.add(phase);
    for (const guard of operation.missing) old.missing.add(guard);
  }
}

const lessTested = (a: IndexUse['bounds'], b: IndexUse['bounds']): IndexUse['bounds'] =>
  a && b ? [...new Set([...a, ...b])] : undefined;

/** Notes a use of a region index, joined likewise. */
export function noteUse(events: Events, use: IndexUse): void {
  const old = events.uses.get(keyOf(use));
  if (!old) events.uses.set(keyOf(use), use);
  else events.uses.set(keyOf(use), mergeUse(old, use));
}

/** Notes a store, joined likewise. */
export function noteStore(events: Events, store: Store): Store {
  const old = events.stores.get(store.key);
  if (!old) {
    events.stores.set(store.key, store);
    return store;
  }
  old.stored = join(old.stored, store.stored);
  return old;
}

/** Notes a read of a page offset, joined likewise. */
export function noteRead(events: Events, read: Read): void {
  const old = events.reads.get(keyOf(read));
  events.reads.set(keyOf(read), old ? mergeRead(old, read) : read);
}

/** Notes the value of an expression, for hovers. */
export function noteSeen(events: Events, seen: Seen): void {
  const old = events.seen.get(keyOf(seen));
  if (!old) events.seen.set(keyOf(seen), seen);
  else old.value = join(old.value, seen.value);
}

function mergeRead(a: Read, b: Read): Read {
  const call = a.call ?? b.call;
  return {
    ...a,
    ...(call ? { call } : {}),
    stores: new Set([...a.stores, ...b.stores]),
    bare: a.bare || b.bare,
    phases: new Set([...a.phases, ...b.phases]),
  };
}

/** What is read of what a store left, in any function. */
export const readsOf = (events: Events, store: Store): readonly Read[] =>
  [...events.reads.values()].filter((read) => read.stores.has(store.key));

const mergeStore = (a: Store, b: Store): Store => ({
  ...a,
  stored: join(a.stored, b.stored),
  consumers: new Map([...a.consumers, ...b.consumers]),
  escapes: new Map([...a.escapes, ...b.escapes]),
  unseenOperations: a.unseenOperations || b.unseenOperations,
  unfilled: a.unfilled || b.unfilled,
  restored: a.restored && b.restored,
});

const mergeUse = (a: IndexUse, b: IndexUse): IndexUse => ({
  ...a,
  value: join(a.value, b.value),
  bounds: lessTested(a.bounds, b.bounds),
  phases: new Set([...a.phases, ...b.phases]),
});

const mergeCall = (a: Call, b: Call): Call => ({
  ...a,
  inFault: a.inFault || b.inFault,
  encoded: a.encoded || b.encoded,
  phases: new Set([...a.phases, ...b.phases]),
  missing: new Set([...a.missing, ...b.missing]),
  args: a.args.map((arg, i) => ({ ...arg, got: join(arg.got, b.args[i]?.got) })),
});

const mergeOperation = (a: Operation, b: Operation): Operation => ({
  ...a,
  leftIs: join(a.leftIs, b.leftIs),
  rightIs: join(a.rightIs, b.rightIs),
  phases: new Set([...a.phases, ...b.phases]),
  missing: new Set([...a.missing, ...b.missing]),
});

function mergeMaps<T>(all: readonly ReadonlyMap<string, T>[], merge: (a: T, b: T) => T): Map<string, T> {
  const out = new Map<string, T>();
  for (const map of all)
    for (const [key, it] of map) {
      const old = out.get(key);
      out.set(key, old === undefined ? it : merge(old, it));
    }
  return out;
}

/** The events of several runs as one, each place once; what is given stays as it is. */
export const mergeEvents = (all: readonly Events[]): Events => ({
  stores: mergeMaps(
    all.map((one) => one.stores),
    mergeStore,
  ),
  reads: mergeMaps(
    all.map((one) => one.reads),
    mergeRead,
  ),
  calls: mergeMaps(
    all.map((one) => one.calls),
    mergeCall,
  ),
  operations: mergeMaps(
    all.map((one) => one.operations),
    mergeOperation,
  ),
  uses: mergeMaps(
    all.map((one) => one.uses),
    mergeUse,
  ),
  seen: mergeMaps(
    all.map((one) => one.seen),
    (a, b) => ({ ...a, value: join(a.value, b.value) }),
  ),
  macros: mergeMaps(
    all.map((one) => one.macros),
    (a) => a,
  ),
});
