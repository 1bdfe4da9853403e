/** What a run through a user-space program shares, and what it shows: the events that the rules read. */
import type { Expr, FileFacts, FunctionFacts, Span, TypeName } from '../../c/ir.ts';
import type { Site } from '../events.ts';
import type { Program } from '../program.ts';
import type { Step } from '../value.ts';
import type { Evidence } from './evidence.ts';
import { join, nobody, unknown, type Tag, type Value } from './value.ts';

/** One thing that a rule has a word for. */
export type UserEvent = Site & { readonly because: readonly Step[] } &
  /** `proved`: something takes it for an offset on a device fd. Else it is one by what it is made of, unless it is used for something else. */
  (
    | { readonly kind: 'built'; readonly bits: number | undefined; proved: boolean }
    /** `printed`: nothing but a message is made of it. */
    | {
        readonly kind: 'taken';
        readonly bits: number | undefined;
        readonly part: 'index' | 'offset';
        printed: boolean;
      }
    | { readonly kind: 'or' }
    | { readonly kind: 'area-offset'; readonly call: string }
    | { readonly kind: 'area-address' }
    | { readonly kind: 'narrow'; readonly type: string; readonly what: string }
  );

export type State = Map<string, Value>;

/** One activation of a function or macro. */
export interface Frame {
  readonly id: number;
  readonly fn: FunctionFacts;
  readonly file: FileFacts;
  readonly types: Map<string, TypeName>;
  readonly stack: readonly FunctionFacts[];
  readonly evidence: Evidence;
  /** Variables that were compared with where a sparse area begins: they count from the region. */
  readonly compared: Set<string>;
  /** In a macro: who uses it, what its parameters stand for, and where it is used. */
  readonly outer?: Frame;
  readonly args?: ReadonlyMap<string, Expr>;
  readonly at?: Site;
}

export interface Run {
  readonly program: Program;
  /** What the last round found in members and variables of files, and what this one finds. */
  readonly before: ReadonlyMap<string, Value>;
  readonly found: Map<string, Value>;
  /** Members are still being gathered: nothing is shown, and what nobody has stored to is empty. */
  readonly settling: boolean;
  readonly events: Map<string, UserEvent>;
  /** Where something was built that is used as another thing than an offset on a device fd. */
  readonly elsewhere: Set<string>;
  readonly entered: Set<FunctionFacts>;
  readonly evidenceOf: (fn: FunctionFacts, file: FileFacts) => Evidence;
  /** Members that hold the fd of a VFIO device. */
  readonly devices: ReadonlySet<string>;
  /** How far a print call is around. */
  printing: number;
  /** The local that a value is being found for. */
  target: string | undefined;
  budget: number;
  frames: number;
}

export const siteOf = (frame: Frame, span: Span): Site =>
  frame.at ?? { file: frame.file, fn: frame.fn, span };

export function stepAt(site: Site, message: string): Step {
  return { file: site.file.file, span: site.span, message };
}

/** Notes an event, once a place. */
export function note(run: Run, event: UserEvent): void {
  if (run.settling) return;
  const key = `${event.kind}:${event.file.file}:${event.span.join()}`;
  const old = run.events.get(key);
  if (!old) run.events.set(key, event);
  // What is printed at one time and used at another is used.
  else if (old.kind === 'taken' && event.kind === 'taken') old.printed &&= event.printed;
  else if (old.kind === 'built' && event.kind === 'built' && event.proved && !old.proved)
    run.events.set(key, event);
}

/** Notes that an offset was built by hand, where it was; with the step that shows that it is an offset on a device fd. */
export function noteBuilt(run: Run, tag: Tag | undefined, step?: Step): void {
  if (!tag?.at) return;
  const because = step ? [...tag.because, step] : tag.because;
  note(run, { ...tag.at, kind: 'built', bits: tag.bits, because, proved: step !== undefined });
}

/** Notes that what was built is put to another use: an I/O address, or an offset in a file of the program's own. */
export function noteOtherUse(run: Run, tag: Tag | undefined): void {
  if (tag?.at) run.elsewhere.add(`${tag.at.file.file}:${tag.at.span.join()}`);
}

/** The events of a run, without what was built for another use, and addresses that lose the area's offset afterwards. */
export const eventsOf = (run: Run): readonly UserEvent[] =>
  [...run.events.values()].filter(
    (event) =>
      (event.kind !== 'built' && event.kind !== 'area-address') ||
      (event.kind === 'built' && event.proved) ||
      !run.elsewhere.has(`${event.file.file}:${event.span.join()}`),
  );

/** The activation that a name is a local of. */
export function ownerOf(frame: Frame, name: string): Frame | undefined {
  for (let at: Frame | undefined = frame; at; at = at.outer) if (at.types.has(name)) return at;
  return undefined;
}

/** What a name is that a macro was given: the expression, and who gave it. */
export function givenOf(frame: Frame, name: string): { expr: Expr; frame: Frame } | undefined {
  for (let at: Frame | undefined = frame; at; at = at.outer) {
    if (at.types.has(name)) return undefined;
    const expr = at.args?.get(name);
    if (expr && at.outer) return { expr, frame: at.outer };
  }
  return undefined;
}

const isMember = (place: string): boolean => place.startsWith('f:');

export function readPlace(run: Run, state: State, place: string): Value {
  if (!isMember(place)) return state.get(place) ?? unknown;
  return run.before.get(place) ?? (run.settling ? nobody : unknown);
}

/** Elements of an array are one place: a store to one of them keeps what the others may hold. */
export function writePlace(run: Run, state: State, place: string, value: Value, weak: boolean): void {
  if (!isMember(place)) state.set(place, weak ? join(state.get(place), value) : value);
  else if (value.tags.length > 0) run.found.set(place, join(run.found.get(place), value));
}

/** Where two paths meet: what only one of them declared keeps what it has there. */
export function joinStates(a: State | undefined, b: State | undefined): State | undefined {
  if (!a || !b || a === b) return a ?? b;
  const out: State = new Map(a);
  for (const [key, value] of b) out.set(key, join(a.get(key), value));
  return out;
}
