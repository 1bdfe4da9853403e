/** The run over a user-space program: members until they stand, then every function, for what it does with offsets. */
import type { FileFacts, FunctionFacts } from '../../c/ir.ts';
import { createProgram, createProgramMemory, type Program } from '../program.ts';
import { isHeader, type InFile } from '../resolve.ts';
import type { World } from '../userspace.ts';
import { initialise } from './eval.ts';
import { createEvidence } from './evidence.ts';
import { runBody } from './exec.ts';
import { makesIndex, makesOffset } from './knowledge.ts';
import { eventsOf, type Frame, type Run, type State, type UserEvent } from './run.ts';
import { agreed, sameTag, unknown, type Value } from './value.ts';

/** Statements and inlined calls below one function that nobody calls, and in all: bounds against hostile code. */
const rootBudget = 10_000;
const budget = 200_000;
/** A member whose value comes from a member whose value comes from … */
const maxRounds = 4;

type Members = ReadonlyMap<string, Value>;

const sameMembers = (a: Members, b: Members): boolean =>
  a.size === b.size &&
  [...a].every(([key, { tags }]) => {
    const other = b.get(key)?.tags;
    return tags.length === other?.length && tags.every((tag, i) => other[i] && sameTag(tag, other[i]));
  });

/** A function's own run, with nothing known of what it is given. */
function runRoot(run: Run, { it: fn, file }: InFile<FunctionFacts>): void {
  if (run.budget <= 0) return;
  const rest = run.budget - rootBudget;
  run.budget = Math.min(run.budget, rootBudget);
  run.entered.add(fn);
  const types = new Map(fn.params.map(({ name, type }) => [name, type] as const));
  const id = ++run.frames;
  const state: State = new Map(fn.params.map(({ name }) => [`${id}:${name}`, unknown] as const));
  const evidence = run.evidenceOf(fn, file);
  const at = fn.isMacro ? { at: { file, fn, span: fn.span } } : {};
  const frame: Frame = { id, fn, file, types, stack: [fn], evidence, compared: new Set(), ...at };
  runBody(run, frame, state);
  run.budget = Math.max(0, rest + run.budget);
}

/** The variables of the files, as they begin. */
function runTables(run: Run, files: readonly FileFacts[]): void {
  for (const file of files)
    for (const { name, type, fields, span } of file.tables) {
      const fn: FunctionFacts = {
        name,
        params: [],
        body: [],
        calls: [],
        span,
        isStatic: true,
        isMacro: false,
        damaged: false,
        returns: { base: 'void', pointers: 0 },
      };
      const evidence = run.evidenceOf(fn, file);
      const frame: Frame = {
        id: ++run.frames,
        fn,
        file,
        types: new Map(),
        stack: [fn],
        evidence,
        compared: new Set(),
      };
      const target = { k: 'name', name, span } as const;
      initialise(run, frame, new Map(), type, fields, target);
    }
}

function functionsOf(program: Program): readonly InFile<FunctionFacts>[] {
  return program.files.flatMap((file) => file.functions.map((it) => ({ file, it })));
}

/** What the code of a user-space program shows, by file. */
function inferUser(files: readonly FileFacts[]): ReadonlyMap<string, readonly UserEvent[]> {
  const out = new Map<string, UserEvent[]>();
  const program = createProgram(files, createProgramMemory());
  const evidence = createEvidence(program);
  const devices = evidence.devices(program.files);
  const all = functionsOf(program);
  const called = new Set(all.flatMap(({ it }) => it.calls.filter((name) => name !== it.name)));
  const code = all.filter(({ it }) => !it.isMacro);
  const roots = code.filter(({ it }) => !called.has(it.name));
  const pass = (before: Members, settling: boolean): Run => {
    const run: Run = {
      program,
      before,
      settling,
      devices,
      evidenceOf: evidence.of,
      found: new Map(),
      events: new Map(),
      entered: new Set(),
      elsewhere: new Set(),
      printing: 0,
      target: undefined,
      budget,
      frames: 0,
    };
    runTables(run, program.files);
    for (const fn of roots) runRoot(run, fn);
    // Functions that only call each other, and those too deep below the others.
    for (const fn of code) if (!run.entered.has(fn.it)) runRoot(run, fn);
    // A macro that nobody in sight uses can be judged by its name alone, at its #define.
    for (const fn of all)
      if (fn.it.isMacro && fn.it.params.length > 0 && !run.entered.has(fn.it))
        if (makesOffset(fn.it.name) || makesIndex(fn.it.name)) runRoot(run, fn);
    return run;
  };
  let members: Members = new Map();
  for (let round = 0; round < maxRounds; round++) {
    const { found } = pass(members, true);
    const next = new Map([...found].map(([key, value]) => [key, agreed(value)] as const));
    if (sameMembers(next, members)) break;
    members = next;
  }
  for (const event of eventsOf(pass(members, false))) {
    const list = out.get(event.file.file);
    if (list) list.push(event);
    else out.set(event.file.file, [event]);
  }
  return out;
}

/** The files of the user-space program: a header of nobody's may declare the structs of both worlds. */
export const userFiles = (
  files: readonly FileFacts[],
  worldOf: (file: FileFacts) => World,
): readonly FileFacts[] =>
  files.filter((file) => worldOf(file) === 'user' || (isHeader(file) && worldOf(file) === 'unknown'));

/** What user-space code shows, by file. */
export interface UserEngine {
  infer(files: readonly FileFacts[], worldOf: (file: FileFacts) => World): Shown;
}

type Shown = ReadonlyMap<string, readonly UserEvent[]>;

const none: Shown = new Map();

/** An engine that remembers its last program: an edit of a driver beside it runs nothing again. */
export function createUserEngine(): UserEngine {
  let last: { readonly files: readonly FileFacts[]; readonly shown: Shown } | undefined;
  return {
    infer: (files, worldOf) => {
      if (!files.some((file) => worldOf(file) === 'user')) return none;
      const ours = userFiles(files, worldOf);
      const same = last?.files.length === ours.length && ours.every((file, i) => file === last?.files[i]);
      if (last && same) return last.shown;
      last = { files: ours, shown: inferUser(ours) };
      return last.shown;
    },
  };
}
