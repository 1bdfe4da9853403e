/** The run over a program: fields first, then every way from a VFIO mmap handler through the faults that follow it. */
import type { FileFacts, FunctionFacts, Param } from '../c/ir.ts';
import { createEvents, type Call, type Events, type Store } from './events.ts';
import { runFunction } from './exec.ts';
import { isKeptQuietly } from './kept.ts';
import { createFields, type FieldMemory, type RecordedFields } from './fields.ts';
import { frameOf, newRun, type Fields, type Run, type State } from './frame.ts';
import { recordLookups, stillHolds, type Lookups } from './lookups.ts';
import { createProgram, createProgramMemory, type Program } from './program.ts';
import type { InFile } from './resolve.ts';
import { invalidation, type Invalidation } from './reach.ts';
import { isEntry, mmapHandlers, otherEntries, type MmapHandler } from './scope.ts';
import { pass, passed, passOn } from './guards.ts';
import { FOFF, PFN, PGOFF } from './knowledge.ts';
import { ofKind, parts, sameKind, type Step, type Value } from './value.ts';

/** One mmap handler with what its run showed. */
export interface Traced {
  readonly handler: MmapHandler;
  readonly events: Events;
  readonly stores: ReadonlySet<string>;
  readonly invalidation: Invalidation;
  /** The functions that the run came by: what is in VFIO's scope. */
  readonly entered: ReadonlyMap<FunctionFacts, FileFacts>;
  /** A mapping that may be private is let through: it is filled on some way without a test of VM_SHARED. */
  readonly letsPrivate: boolean;
  /** What vm_pgoff is when the mmap handler returns, on any way out. */
  readonly left: 'region' | 'pfn' | 'unknown';
  /** The handlers of the vm_operations_struct that some way out leaves in the vma; undefined where one is out of sight. */
  readonly operations: readonly Installed[] | undefined;
  /** Some way out leaves the mapping as one of frames of known memory, with vm_pgoff as mmap() gave it. */
  readonly leavesEncoded: boolean;
  /** The run was cut short: what it did not see proves nothing. */
  readonly isCut: boolean;
}

/** A function that a vm_operations_struct names. */
export interface Installed extends InFile<FunctionFacts> {
  readonly member: string;
  readonly table: string;
}

/** A traced handler, and what it asked: it stands as long as the answers do. */
interface Kept {
  readonly traced: Traced;
  readonly asked: Lookups['asked'];
  readonly fields: RecordedFields['asked'];
}

export interface Inference {
  readonly program: Program;
  readonly traced: readonly Traced[];
  /** Runs from other entries of VFIO drivers to where offsets of the device fd matter. */
  readonly probed: readonly Traced[];
}

/** Statements and inlined calls allowed below one handler: a bound against hostile code, far above what drivers need. */
const budget = 100_000;
/** The same for other entries: what matters there is near the surface. */
const probeBudget = 4000;
const paramOf = (fn: FunctionFacts, base: string): Param | undefined =>
  fn.params.find((param) => param.type.base === base && param.type.pointers > 0);

function storesIn(events: Events, value: Value | undefined): Store[] {
  return (value?.alts ?? []).flatMap((alt) => {
    const store = alt.store === undefined ? undefined : events.stores.get(alt.store);
    return store ? [store] : [];
  });
}

/** What a way out of the mmap handler leaves in the vma. */
interface Left {
  readonly ops: Value | undefined;
  readonly pgoff: Value | undefined;
  readonly state: State;
}

/** Runs one handler of a vm_operations_struct, with vm_pgoff as the mmap handler left it. */
function runHandler(
  run: Run,
  fn: InFile<FunctionFacts>,
  { pgoff, state: left }: Left,
  stores: readonly Store[],
  isFault: boolean,
): void {
  const frame = frameOf(run, fn);
  const state: State = new Map();
  passOn(left, state);
  const vmf = paramOf(fn.it, 'vm_fault');
  const vma = paramOf(fn.it, 'vm_area_struct');
  const objects = [
    ...(vmf ? [`**${frame.prefix}${vmf.name}.vma`] : []),
    ...(vma ? [`*${frame.prefix}${vma.name}`] : []),
  ];
  if (pgoff && stores.length > 0) {
    for (const object of objects) {
      state.set(`${object}.vm_pgoff`, pgoff);
      // It is the same vma: where a handler keeps it, the store can be read.
      for (const { key } of stores)
        run.storedIn.set(object, (run.storedIn.get(object) ?? new Set()).add(key));
    }
    if (vmf) state.set(`*${frame.prefix}${vmf.name}.pgoff`, pgoff);
  }
  run.phase = 'operation';
  run.inFault = isFault;
  runFunction(run, frame, state);
  run.phase = 'mmap';
  run.inFault = false;
}

export const faults: ReadonlySet<string> = new Set(['fault', 'huge_fault', 'pfn_mkwrite', 'page_mkwrite']);

/** Runs the handlers of every vm_operations_struct that this way out may leave in the vma; true where a fault fills it. */
function runOperations(
  run: Run,
  events: Events,
  from: FileFacts,
  left: Left,
  installed: (Installed | undefined)[],
): boolean {
  const stores = storesIn(events, left.pgoff);
  const symbols = left.ops?.symbols ?? [];
  const tables = symbols.map((symbol) => {
    const named = run.program.symbol(symbol);
    return run.program.table(named.name, named.from ?? from);
  });
  if (left.ops && (symbols.length === 0 || left.ops.unnamed || tables.includes(undefined))) {
    if (!isZero(left.ops)) installed.push(undefined);
    for (const store of stores) store.unseenOperations = true;
  }
  let fills = tables.length > 0 && !left.ops?.unnamed;
  for (const table of tables) {
    const members = table?.it.fields.map(({ path }) => path.at(-1)) ?? [];
    if (!members.includes('fault') && !members.includes('huge_fault')) fills = false;
    for (const { path, value } of table?.it.fields ?? []) {
      const target = value.k === 'unary' && value.op === '&' ? value.arg : value;
      if (!table || target.k !== 'name' || target.name === 'NULL') continue;
      const fn = run.program.function(target.name, table.file);
      installed.push(fn && { ...fn, member: path.at(-1) ?? '', table: table.it.name });
      if (fn) runHandler(run, fn, left, stores, faults.has(path.at(-1) ?? ''));
      else for (const store of stores) store.unseenOperations = true;
    }
  }
  if (!fills) for (const store of stores) store.unfilled = true;
  return fills;
}

const isZero = ({ alts }: Value): boolean =>
  alts.every(({ kind }) => kind.k === 'constant' && kind.value === 0n);

const isWhole = (value: Value | undefined): boolean =>
  value === undefined || value.alts.every(({ kind }) => sameKind(kind, PGOFF));

/** A call that maps frames of which is known where they come from. */
const mapsKnown = ({ takes, args }: Call): boolean =>
  takes.maps !== undefined &&
  args.some(
    (arg) =>
      arg.takes !== undefined &&
      sameKind(arg.takes, PFN) &&
      arg.got.alts.every(({ kind, parts: made = 0 }) => sameKind(kind, PFN) && (made & parts.unknown) === 0),
  );

/** What vm_pgoff is on the ways out, taken together. */
function leftBy(exits: readonly (Value | undefined)[]): Traced['left'] {
  if (exits.some((value) => value?.alts.some(({ kind }) => sameKind(kind, PFN)))) return 'pfn';
  return exits.length > 0 && exits.every(isWhole) ? 'region' : 'unknown';
}

/** Each function once; undefined where one of them is out of sight. */
function distinct(installed: readonly (Installed | undefined)[]): readonly Installed[] | undefined {
  const out = new Map<string, Installed>();
  for (const one of installed) {
    if (!one) return undefined;
    out.set(`${one.file.file}#${one.it.name}.${one.member}`, one);
  }
  return [...out.values()];
}

const positionOf = ({ file, it }: InFile<FunctionFacts>, name: string): Step => ({
  file: file.file,
  span: [it.span[0], it.body[0]?.span[0] ?? it.span[1]],
  message: `*${name} is a position on the device fd`,
});

/** Runs a function that is no mmap handler, with nothing known of what it is given. */
function probe(program: Program, fields: Fields, fn: MmapHandler): Traced {
  const events = createEvents();
  const run = newRun(program, fields, probeBudget, { events, wanted: undefined });
  run.phase = 'other';
  const frame = frameOf(run, fn);
  const state: State = new Map();
  // The position of a read or write of the device fd.
  for (const { name, type } of fn.it.params)
    if (type.base === 'loff_t' && type.pointers === 1)
      state.set(`*${frame.prefix}${name}`, ofKind(FOFF, [positionOf(fn, name)]));
  // Who calls it through a table of the driver's own may have tested the index.
  if (!isEntry(program, fn)) pass(state, 'index');
  runFunction(run, frame, state);
  return {
    handler: fn,
    events,
    stores: new Set(),
    invalidation: { unseen: [] },
    entered: run.entered,
    letsPrivate: false,
    left: 'unknown',
    operations: [],
    leavesEncoded: false,
    isCut: run.budget <= 0,
  };
}

function trace(program: Program, fields: Fields, handler: MmapHandler): Traced {
  const events = createEvents();
  const run = newRun(program, fields, budget, { events, wanted: undefined });
  const frame = frameOf(run, handler);
  const state: State = new Map();
  const exits: State[] = [];
  runFunction(run, frame, state, exits);
  const vma = paramOf(handler.it, 'vm_area_struct');
  const desc = vma ? undefined : paramOf(handler.it, 'vm_area_desc');
  const place = `*${frame.prefix}${(vma ?? desc)?.name ?? ''}`;
  const pgoff = `${place}.${desc ? 'pgoff' : 'vm_pgoff'}`;
  // Each way out apart: the operations installed on one of them have nothing to do with the pgoff left on another.
  let letsPrivate = false;
  const installed: (Installed | undefined)[] = [];
  for (const exit of exits) {
    const left = { ops: exit.get(`${place}.vm_ops`), pgoff: exit.get(pgoff), state: exit };
    const isFilled = runOperations(run, events, handler.file, left, installed);
    letsPrivate ||= isFilled && !passed(exit, 'shared');
  }
  const calls = [...events.calls.values()];
  for (const { takes, phases, missing } of calls)
    letsPrivate ||= takes.maps !== undefined && phases.has('mmap') && missing.has('shared');
  const isEncoded = exits.every((exit) => isWhole(exit.get(pgoff)));
  if (isEncoded)
    for (const key of run.storedIn.get(place) ?? []) {
      const store = events.stores.get(key);
      if (store) store.restored = true;
    }
  // A vma that is kept in memory may be read there by any other entry of the driver.
  for (const [object, { member, ...site }] of run.kept) {
    if (member !== undefined && isKeptQuietly(program, member, site.file)) continue;
    for (const key of run.storedIn.get(object) ?? [])
      events.stores
        .get(key)
        ?.escapes.set(`kept:${site.span[0]}`, { ...site, why: 'the vma is kept and may be read there' });
  }
  // Met in this run, whoever met them before: another driver's helper may serve this one too.
  const stores = new Set([...run.storedIn.values()].flatMap((keys) => [...keys]));
  return {
    handler,
    events,
    stores,
    invalidation:
      stores.size > 0 || calls.some(({ takes, phases }) => takes.maps === 'range' && phases.has('mmap'))
        ? invalidation(program, handler)
        : { unseen: [] },
    entered: run.entered,
    // The flags of a descriptor are tested by functions of their own, which nothing here follows.
    letsPrivate: letsPrivate && !desc,
    left: run.budget <= 0 ? 'unknown' : leftBy(exits.map((exit) => exit.get(pgoff))),
    operations: distinct(installed),
    leavesEncoded: isEncoded && calls.some(mapsKnown),
    isCut: run.budget <= 0,
  };
}

/** How far a long run is. */
export interface Ran {
  readonly done: number;
  readonly total: number;
}

/** Inference over one program after another: what a change does not touch is not run again. */
export interface Engine {
  /** Infers the space of every value on the ways from the VFIO mmap handlers of these files, one entry a step. */
  infer(files: readonly FileFacts[]): Generator<Ran, Inference>;
}

/** Handlers of one name in different programs, of which the last are kept. */
const maxKept = 4;

const sameHandler = (a: MmapHandler, b: MmapHandler): boolean =>
  a.it === b.it &&
  a.file.file === b.file.file &&
  a.tables.length === b.tables.length &&
  a.tables.every(({ it, file }, i) => b.tables[i]?.it === it && b.tables[i]?.file.file === file.file) &&
  a.named.length === b.named.length &&
  a.named.every(({ file, span, struct, name }, i) => {
    const other = b.named[i];
    return (
      other?.file.file === file.file &&
      other.span[0] === span[0] &&
      other.struct === struct &&
      other.name === name
    );
  });

/** An engine that remembers nothing yet. */
export function createEngine(): Engine {
  const memory = createProgramMemory();
  const fieldMemory: FieldMemory = new Map();
  const kept = new Map<string, readonly Kept[]>();
  return {
    *infer(files) {
      const program = createProgram(files, memory);
      const fields = createFields(program, fieldMemory);
      const stands = ({ traced, asked, fields: read }: Kept, handler: MmapHandler): boolean => {
        if (!sameHandler(traced.handler, handler) || !stillHolds(asked, program)) return false;
        const now = fields.recording();
        return [...read].every(([key, { name, value }]) => now.of(key, name) === value);
      };
      const run = (handler: MmapHandler, kind: 'mmap' | 'other'): Traced => {
        const name = `${kind} ${handler.file.file}#${handler.it.name}`;
        const before = kept.get(name) ?? [];
        const old = before.find((one) => stands(one, handler));
        if (old) return old.traced;
        const { program: recorded, asked } = recordLookups(program);
        const read = fields.recording();
        const make = kind === 'mmap' ? trace : probe;
        const made = { traced: make(recorded, read, handler), asked, fields: read.asked };
        kept.set(name, [made, ...before].slice(0, maxKept));
        return made.traced;
      };
      const handlers = mmapHandlers(program);
      const traced: Traced[] = [];
      for (const handler of handlers) {
        yield { done: traced.length, total: handlers.length };
        traced.push(run(handler, 'mmap'));
      }
      const entered = new Set(traced.flatMap((one) => [...one.entered.keys()]));
      const others = otherEntries(program, (fn) => entered.has(fn));
      const probed: Traced[] = [];
      for (const fn of others) {
        yield { done: traced.length + probed.length, total: traced.length + others.length };
        probed.push(run({ ...fn, tables: [], named: [] }, 'other'));
      }
      return { program, traced, probed };
    },
  };
}
