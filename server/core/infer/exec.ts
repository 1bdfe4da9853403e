/** Statements along all paths of a function: branches, loops, switches and gotos meet where C lets them meet. */
import type { Expr, Span, Stmt } from '../c/ir.ts';
import { escape } from './call.ts';
import { evaluate, subscripts } from './eval.ts';
import { askedAgain, tell, tellZero, truth } from './fixed.ts';
import { callInto, callTested, isZero, waysOut } from './ways.ts';
import type { Atom } from './digest.ts';
import { asked } from './guards.ts';
import { become, forget, joinStates, sameState, type Frame, type Run, type State } from './frame.ts';
import { initialise, write } from './memory.ts';
import { constant, join, lost, unknown, type Value } from './value.ts';

/** Where control leaves the straight line. */
interface Flow {
  breaks: State | undefined;
  continues: State | undefined;
  returned: State | undefined;
  readonly exits: State[];
  value: Value | undefined;
  readonly labels: Map<string, State>;
  switchEntry: State | undefined;
  sawDefault: boolean;
}

const newFlow = (labels: Map<string, State>): Flow => ({
  breaks: undefined,
  continues: undefined,
  returned: undefined,
  exits: [],
  value: undefined,
  labels,
  switchEntry: undefined,
  sawDefault: false,
});

const maxRounds = 4;
const copy = (state: State | undefined): State | undefined => state && new Map(state);

/**
 * Runs a function's body on the caller's state, which afterwards is that of all its returns; gives what it returns.
 * `exits` gets the state of each return apart, for what has to hold on one path together.
 */
export function runFunction(run: Run, frame: Frame, state: State, exits: State[] = []): Value {
  run.entered.set(frame.fn, frame.file);
  const labels = new Map<string, State>();
  const entry = new Map(state);
  let flow: Flow;
  let end: State | undefined;
  for (let round = 0; ; round++) {
    const before = new Map([...labels].map(([name, at]) => [name, new Map(at)]));
    flow = newFlow(labels);
    end = exec(run, frame, copy(entry), frame.fn.body, flow);
    const stable = [...labels].every(([name, at]) => sameState(at, before.get(name)));
    if (stable || round >= maxRounds || run.budget <= 0) break;
  }
  if (end) exits.push(end);
  exits.push(...flow.exits);
  become(state, joinStates(run, end, flow.returned) ?? state);
  return flow.value ?? unknown;
}

/** Runs the statements of a statement expression. */
export function execBlock(run: Run, frame: Frame, state: State, body: readonly Stmt[]): void {
  const flow: Flow = newFlow(new Map());
  become(state, exec(run, frame, copy(state), body, flow));
}

function exec(
  run: Run,
  frame: Frame,
  state: State | undefined,
  body: readonly Stmt[],
  flow: Flow,
): State | undefined {
  for (const [i, stmt] of body.entries()) {
    run.budget--;
    const atom = state && stmt.k === 'if' ? splitsAt(run, frame, stmt) : undefined;
    if (atom && state && stmt.k === 'if') {
      // Asked again further down: both ways are followed apart to the end of the block, so that they do not mix.
      if (needed(run, frame, stmt.test)) asked(state, evaluate(run, frame, state, stmt.test));
      const rest = body.slice(i + 1);
      const way = (took: boolean): State | undefined => {
        const path: State = new Map(state);
        tell(frame, path, atom, took);
        return exec(run, frame, exec(run, frame, path, took ? stmt.taken : stmt.else, flow), rest, flow);
      };
      const fixed = truth(run, frame, state, stmt.test);
      if (fixed !== undefined) return way(fixed);
      frame.splits = (frame.splits ?? 0) + 1;
      const met = joinStates(run, way(true), way(false));
      frame.splits--;
      return met;
    }
    // A label or case may be reached from elsewhere even where the line above it ends.
    if (!state && stmt.k !== 'label' && stmt.k !== 'case' && stmt.k !== 'block' && !holdsLabel(stmt))
      continue;
    run.lastCall = undefined;
    state = execOne(run, frame, state, stmt, flow);
    const given = state ? callInto(stmt) : undefined;
    const ways = given && (frame.splits ?? 0) < maxSplits ? waysOut(run, given.call) : undefined;
    if (given && ways && state && frame.types.has(given.name)) {
      // What a helper did before it failed is not what it did where it succeeded.
      const place = frame.prefix + given.name;
      const rest = body.slice(i + 1);
      const held = state.get(place);
      const way = (path: State, zero: boolean): State | undefined => {
        if (held) path.set(place, zero ? constant(0n) : held);
        tellZero(frame, path, given.name, zero);
        return exec(run, frame, path, rest, flow);
      };
      frame.splits = (frame.splits ?? 0) + 1;
      const met = joinStates(run, way(ways.zero, true), way(ways.other, false));
      frame.splits--;
      return met;
    }
  }
  return state;
}

/** Ways followed apart in one function, one within the other: more would cost twice as much each. */
const maxSplits = 3;

function splitsAt(run: Run, frame: Frame, stmt: Stmt & { k: 'if' }): Atom | undefined {
  if ((frame.splits ?? 0) >= maxSplits || stmt.taken.some(holdsLabel) || stmt.else.some(holdsLabel))
    return undefined;
  return askedAgain(run, frame, stmt.test, stmt.test.span[1]);
}

const holdsLabel = (stmt: Stmt): boolean => {
  switch (stmt.k) {
    case 'label':
      return true;
    case 'if':
      return stmt.taken.some(holdsLabel) || stmt.else.some(holdsLabel);
    case 'loop':
    case 'switch':
    case 'block':
      return stmt.body.some(holdsLabel);
    default:
      return false;
  }
};

/** A run for one member evaluates only what its value hangs on. */
function needed(run: Run, frame: Frame, expr: Expr, name?: string): boolean {
  if (!run.wanted || frame.at) return true;
  const slice = run.wanted.slice({ file: frame.file, it: frame.fn });
  return (name !== undefined && slice.name(name)) || slice.expr(expr);
}

const exitsOf = (run: Run, span: Span): readonly State[] =>
  run.lastCall?.span === span ? run.lastCall.exits : [];

function declare(run: Run, frame: Frame, state: State, stmt: Stmt & { k: 'decl' }): void {
  frame.types.set(stmt.name, stmt.type);
  const place = frame.prefix + stmt.name;
  forget(state, place);
  if (!stmt.init) return;
  if (stmt.init.k === 'init') {
    initialise(run, frame, state, place, stmt.type, stmt.init.fields);
    return;
  }
  if (!needed(run, frame, stmt.init, stmt.name)) return;
  const value = evaluate(run, frame, state, stmt.init);
  write(run, frame, state, { k: 'name', name: stmt.name, span: stmt.span }, value);
}

function execOne(
  run: Run,
  frame: Frame,
  state: State | undefined,
  stmt: Stmt,
  flow: Flow,
): State | undefined {
  switch (stmt.k) {
    case 'case':
      if (stmt.isDefault) flow.sawDefault = true;
      return joinStates(run, state, copy(flow.switchEntry));
    case 'label':
      return joinStates(run, state, copy(flow.labels.get(stmt.name)));
    case 'block':
      return exec(run, frame, state, stmt.body, flow);
    default:
  }
  if (!state && stmt.k !== 'if' && stmt.k !== 'loop' && stmt.k !== 'switch') return undefined;
  const at: State = state ?? new Map();
  switch (stmt.k) {
    case 'expr':
      if (!needed(run, frame, stmt.expr)) return at;
      frame.statement = { expr: stmt.expr, span: stmt.span };
      evaluate(run, frame, at, stmt.expr);
      return at;
    case 'decl':
      declare(run, frame, at, stmt);
      return at;
    case 'return': {
      run.lastCall = undefined;
      if (stmt.value?.k === 'binary') subscripts(run, frame, at, stmt.value);
      if (stmt.value) flow.value = join(flow.value, evaluate(run, frame, at, stmt.value));
      // What a call that is returned leaves on each of its ways out, this function leaves on them too.
      const exits = stmt.value?.k === 'call' ? exitsOf(run, stmt.value.span) : [];
      const zero = isZero(stmt.value);
      if (exits.length === 0) flow.exits.push(leaving(run, at, zero));
      for (const exit of exits) flow.exits.push(leaving(run, exit, run.returnsZero.get(exit)));
      flow.returned = joinStates(run, flow.returned, at);
      return undefined;
    }
    case 'if': {
      run.lastCall = undefined;
      if (needed(run, frame, stmt.test)) asked(at, evaluate(run, frame, at, stmt.test));
      const tested = state ? callTested(stmt.test) : undefined;
      const ways = tested && waysOut(run, tested.call);
      if (tested && ways) {
        const { zero, other } = ways;
        const [yes, no] = tested.whenZero ? [zero, other] : [other, zero];
        return joinStates(
          run,
          exec(run, frame, yes, stmt.taken, flow),
          exec(run, frame, no, stmt.else, flow),
        );
      }
      const fixed = truth(run, frame, at, stmt.test);
      // What the text excludes is entered by a label alone.
      const enter = (is: boolean): State | undefined => (fixed === is && state ? new Map(at) : undefined);
      const taken = exec(
        run,
        frame,
        fixed === undefined ? state && new Map(at) : enter(true),
        stmt.taken,
        flow,
      );
      const skipped = exec(
        run,
        frame,
        fixed === undefined ? state && new Map(at) : enter(false),
        stmt.else,
        flow,
      );
      return joinStates(run, taken, skipped);
    }
    case 'either': {
      let met: State | undefined;
      for (const arm of stmt.arms) met = joinStates(run, met, exec(run, frame, new Map(at), arm, flow));
      return met;
    }
    case 'loop':
      return loop(run, frame, at, stmt, flow);
    case 'switch': {
      if (needed(run, frame, stmt.value)) asked(at, evaluate(run, frame, at, stmt.value), 'value');
      const outer = { breaks: flow.breaks, entry: flow.switchEntry, sawDefault: flow.sawDefault };
      flow.breaks = undefined;
      flow.switchEntry = at;
      flow.sawDefault = false;
      const end = exec(run, frame, undefined, stmt.body, flow);
      let out = joinStates(run, end, flow.breaks);
      if (!flow.sawDefault) out = joinStates(run, out, new Map(at));
      flow.breaks = outer.breaks;
      flow.switchEntry = outer.entry;
      flow.sawDefault = outer.sawDefault;
      return out;
    }
    case 'goto':
      flow.labels.set(stmt.label, joinStates(run, copy(flow.labels.get(stmt.label)), at) ?? at);
      return undefined;
    case 'break':
      flow.breaks = joinStates(run, flow.breaks, at);
      return undefined;
    case 'continue':
      flow.continues = joinStates(run, flow.continues, at);
      return undefined;
    case 'damaged':
      escape(
        run,
        frame,
        at,
        stmt.span,
        'text that does not parse may read it',
        stmt.names
          .filter((name) => frame.types.has(name))
          .map((name) => ({ k: 'name', name, span: stmt.span })),
      );
      for (const name of stmt.names) {
        if (!frame.types.has(name)) continue;
        // What is half typed may be a store to it.
        if (stmt.names.includes('vm_pgoff'))
          at.set(`*${frame.prefix}${name}.vm_pgoff`, lost('text that does not parse'));
        at.set(frame.prefix + name, lost('text that does not parse'));
      }
      return at;
  }
}

/** A state of its own at a way out, with what is returned there. */
function leaving(run: Run, state: State, zero: boolean | undefined): State {
  const exit: State = new Map(state);
  if (zero !== undefined) run.returnsZero.set(exit, zero);
  return exit;
}

function loop(
  run: Run,
  frame: Frame,
  state: State,
  stmt: Stmt & { k: 'loop' },
  flow: Flow,
): State | undefined {
  const outer = { breaks: flow.breaks, continues: flow.continues };
  const never = !stmt.atLeastOnce && stmt.test !== undefined && truth(run, frame, state, stmt.test) === false;
  let head: State | undefined = exec(run, frame, state, stmt.init, flow) ?? state;
  let out: State | undefined;
  for (let round = 0; round < maxRounds; round++) {
    flow.breaks = undefined;
    flow.continues = undefined;
    const before: State = new Map(head);
    const body: State = new Map(head);
    if (stmt.test && needed(run, frame, stmt.test)) evaluate(run, frame, body, stmt.test);
    if (never) return joinStates(run, exec(run, frame, undefined, stmt.body, flow), head);
    const exit: State | undefined = stmt.atLeastOnce ? undefined : new Map(body);
    let end = joinStates(run, exec(run, frame, body, stmt.body, flow), flow.continues);
    if (end && stmt.step) evaluate(run, frame, end, stmt.step);
    out = joinStates(run, joinStates(run, stmt.atLeastOnce ? copy(end) : exit, flow.breaks), undefined);
    end = joinStates(run, copy(before), end);
    if (sameState(end, before) || run.budget <= 0) break;
    head = end ?? before;
  }
  flow.breaks = outer.breaks;
  flow.continues = outer.continues;
  return out;
}
