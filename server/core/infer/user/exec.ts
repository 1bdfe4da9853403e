/** Statements of user space along all paths of a function. */
import type { Stmt } from '../../c/ir.ts';
import { evaluate, initialise, store } from './eval.ts';
import { joinStates, siteOf, type Frame, type Run, type State } from './run.ts';
import { fitted } from './types.ts';
import { join, unknown, type Value } from './value.ts';

/** Where control leaves the straight line. */
interface Flow {
  breaks: State | undefined;
  continues: State | undefined;
  returned: State | undefined;
  value: Value | undefined;
  readonly labels: Map<string, State>;
  entry: State | undefined;
}

const newFlow = (): Flow => ({
  breaks: undefined,
  continues: undefined,
  returned: undefined,
  value: undefined,
  labels: new Map(),
  entry: undefined,
});

function become(state: State, next: State | undefined): void {
  if (!next || next === state) return;
  state.clear();
  for (const [key, value] of next) state.set(key, value);
}

/** Runs the body of a frame's function on the caller's state; gives what it returns. */
export function runBody(run: Run, frame: Frame, state: State): Value {
  const flow = newFlow();
  const end = exec(run, frame, new Map(state), frame.fn.body, flow);
  become(state, joinStates(end, flow.returned));
  return flow.value ?? unknown;
}

/** Runs the statements of a statement expression, and gives its last. */
export function execBlock(run: Run, frame: Frame, state: State, body: readonly Stmt[]): Value {
  const last = body.at(-1);
  const isValue = last?.k === 'expr';
  become(state, exec(run, frame, new Map(state), isValue ? body.slice(0, -1) : body, newFlow()));
  return isValue ? evaluate(run, frame, state, last.expr) : unknown;
}

function exec(
  run: Run,
  frame: Frame,
  state: State | undefined,
  body: readonly Stmt[],
  flow: Flow,
): State | undefined {
  for (const stmt of body) {
    if (--run.budget <= 0) return state;
    state = execOne(run, frame, state, stmt, flow);
  }
  return state;
}

const copy = (state: State | undefined): State | undefined => state && new Map(state);

function execOne(
  run: Run,
  frame: Frame,
  state: State | undefined,
  stmt: Stmt,
  flow: Flow,
): State | undefined {
  if (stmt.k === 'case') return joinStates(state, copy(flow.entry));
  if (stmt.k === 'label') return joinStates(state, copy(flow.labels.get(stmt.name)));
  if (stmt.k === 'block') return exec(run, frame, state, stmt.body, flow);
  // Behind a return only a label is code.
  if (!state) return undefined;
  switch (stmt.k) {
    case 'expr': {
      const { expr } = stmt;
      run.target = expr.k === 'assign' && expr.left.k === 'name' ? expr.left.name : undefined;
      evaluate(run, frame, state, expr);
      run.target = undefined;
      return state;
    }
    case 'decl': {
      frame.types.set(stmt.name, stmt.type);
      state.delete(`${frame.id}:${stmt.name}`);
      if (!stmt.init) return state;
      const target = { k: 'name', name: stmt.name, span: stmt.span } as const;
      if (stmt.init.k === 'init') {
        initialise(run, frame, state, stmt.type, stmt.init.fields, target);
        return state;
      }
      run.target = stmt.name;
      const value = evaluate(run, frame, state, stmt.init);
      run.target = undefined;
      store(run, frame, state, target, value, { ...target, span: stmt.init.span });
      return state;
    }
    case 'return': {
      if (stmt.value) {
        const value = evaluate(run, frame, state, stmt.value);
        const site = siteOf(frame, stmt.value.span);
        const type = frame.fn.isMacro ? undefined : frame.fn.returns;
        const fits = fitted(run, frame, type, value, site, `what ${frame.fn.name}() returns`);
        flow.value = join(flow.value, fits);
      }
      flow.returned = joinStates(flow.returned, state);
      return undefined;
    }
    case 'if': {
      evaluate(run, frame, state, stmt.test);
      const taken = exec(run, frame, new Map(state), stmt.taken, flow);
      return joinStates(taken, exec(run, frame, new Map(state), stmt.else, flow));
    }
    case 'either': {
      let met: State | undefined;
      for (const arm of stmt.arms) met = joinStates(met, exec(run, frame, new Map(state), arm, flow));
      return met;
    }
    case 'loop':
      return loop(run, frame, state, stmt, flow);
    case 'switch': {
      evaluate(run, frame, state, stmt.value);
      const { breaks, entry } = flow;
      flow.breaks = undefined;
      flow.entry = state;
      const end = exec(run, frame, undefined, stmt.body, flow);
      const out = joinStates(joinStates(end, flow.breaks), copy(state));
      flow.breaks = breaks;
      flow.entry = entry;
      return out;
    }
    case 'goto':
      flow.labels.set(stmt.label, joinStates(flow.labels.get(stmt.label), state) ?? state);
      return undefined;
    case 'break':
      flow.breaks = joinStates(flow.breaks, state);
      return undefined;
    case 'continue':
      flow.continues = joinStates(flow.continues, state);
      return undefined;
    case 'damaged':
      for (const name of stmt.names) if (frame.types.has(name)) state.set(`${frame.id}:${name}`, unknown);
      return state;
  }
}

/** Twice round shows what a loop hands to its own beginning. */
const rounds = 2;

function loop(
  run: Run,
  frame: Frame,
  given: State,
  stmt: Stmt & { k: 'loop' },
  flow: Flow,
): State | undefined {
  const outer = { breaks: flow.breaks, continues: flow.continues };
  let head: State = exec(run, frame, given, stmt.init, flow) ?? given;
  let out: State | undefined = stmt.atLeastOnce ? undefined : new Map(head);
  flow.breaks = undefined;
  for (let round = 0; round < rounds; round++) {
    flow.continues = undefined;
    const body: State = new Map(head);
    if (stmt.test) evaluate(run, frame, body, stmt.test);
    const end = joinStates(exec(run, frame, body, stmt.body, flow), flow.continues);
    if (end && stmt.step) evaluate(run, frame, end, stmt.step);
    out = joinStates(out, copy(end));
    head = joinStates(head, end) ?? head;
  }
  out = joinStates(out, flow.breaks);
  flow.breaks = outer.breaks;
  flow.continues = outer.continues;
  return out;
}
