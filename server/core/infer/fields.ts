/** What the program stores into members and variables: looked for when somebody reads one, and kept while it holds. */
import type { FunctionFacts } from '../c/ir.ts';
import { runFunction } from './exec.ts';
import { frameOf, newRun, type Fields, type Wanted } from './frame.ts';
import { recordLookups, stillHolds, type Lookups } from './lookups.ts';
import { merge } from './memory.ts';
import type { Program } from './program.ts';
import type { InFile } from './resolve.ts';
import { sliceOf, writersAbove, type Slice } from './slice.ts';
import { equalValue, type Value } from './value.ts';

/** Statements of one run: probe and init code is near the surface. */
const budget = 2000;
/** Callers of a function that stores what it is given, upwards. */
const maxCallers = 3;
/** A name that more functions store to says nothing: the search ends as unknown. */
const maxWriters = 32;
/** A member whose value comes from a member whose value comes from … */
const maxChain = 6;

const isGiven = (value: Value): boolean =>
  value.alts.some(({ kind, given }) => kind.k === 'unknown' && given === true);

/** What was found for one key, and what it hangs on. */
interface Found {
  readonly value: Value | undefined;
  readonly asked: Lookups['asked'];
  readonly fields: ReadonlyMap<string, { readonly name: string; readonly value: Value | undefined }>;
}

/** What earlier programs gave, by key. */
export type FieldMemory = Map<string, Found>;

/** Fields that note which keys were asked for. */
export interface RecordedFields extends Fields {
  readonly asked: Map<string, { readonly name: string; readonly value: Value | undefined }>;
}

/** One search, with the program's answers written down. */
class Search {
  readonly #program: Program;
  readonly #fields: Fields;
  readonly #key: string;
  readonly #name: string;
  readonly #slice: Wanted['slice'];

  constructor(program: Program, fields: Fields, key: string, name: string) {
    this.#program = program;
    this.#fields = fields;
    this.#key = key;
    this.#name = name;
    const above = writersAbove(program, name);
    const slices = new Map<FunctionFacts, Slice>();
    this.#slice = (fn) => {
      let one = slices.get(fn.it);
      if (!one) slices.set(fn.it, (one = sliceOf(program, fn, name, above)));
      return one;
    };
  }

  run(): Value | undefined {
    const writers = this.#program.writers(this.#name).filter((fn) => this.#mayStore(fn));
    let met: Value | undefined;
    if (writers.length <= maxWriters)
      for (const fn of writers) {
        const value = this.#from(fn, 0);
        if (value) met = merge(met, value);
      }
    return met;
  }

  /** What a run from this function puts there; where that hangs on its arguments, from the functions that call it. */
  #from(fn: InFile<FunctionFacts>, above: number): Value | undefined {
    const wanted: Wanted = { key: this.#key, name: this.#name, slice: this.#slice, found: undefined };
    const run = newRun(this.#program, this.#fields, budget, { events: undefined, wanted });
    runFunction(run, frameOf(run, fn), new Map());
    const { found } = wanted;
    if (!found || !isGiven(found) || above >= maxCallers) return found;
    const callers = this.#program.callers(fn);
    if (callers.length === 0 || callers.length > maxWriters) return found;
    let met: Value | undefined;
    for (const caller of callers) {
      const value = this.#from(caller, above + 1);
      if (value) met = merge(met, value);
    }
    return met ?? found;
  }

  #mayStore({ it, file }: InFile<FunctionFacts>): boolean {
    const program = this.#program;
    const { targets, types } = program.digest(it);
    return (targets.get(this.#name) ?? []).some((target) => {
      if (!target.expr) {
        if (target.struct === undefined) return true;
        return program.fieldKey(program.resolve(target.struct), this.#name, file) === this.#key;
      }
      const last = target.expr.k === 'index' ? target.expr.base : target.expr;
      if (last.k === 'name') return !types.has(last.name) && this.#key.startsWith('g:');
      const struct = last.k === 'field' ? program.structOf(last.base, it, file) : '';
      return program.fieldKey(struct, this.#name, file) === this.#key;
    });
  }
}

/** The fields of one program; `memory` is what earlier ones left, and gets what this one finds. */
export function createFields(program: Program, memory: FieldMemory): { recording(): RecordedFields } {
  const settled = new Map<string, Value | undefined>();
  /** Found below a key that is still looked for: good for that search alone. */
  const passing = new Map<string, Found>();
  const active = new Set<string>();
  let isPassing = false;

  const checking = new Set<string>();
  const remembered = (key: string): Found | undefined => {
    const found = memory.get(key);
    // Members that hang on each other in a circle are looked for again.
    if (!found || checking.has(key) || !stillHolds(found.asked, program)) return undefined;
    checking.add(key);
    const holds = [...found.fields].every(([other, { name, value }]) => of(other, name).value === value);
    checking.delete(key);
    return holds ? found : undefined;
  };

  const search = (key: string, name: string): Found => {
    const { program: recorded, asked } = recordLookups(program);
    const fields: Found['fields'] & Map<string, { name: string; value: Value | undefined }> = new Map();
    const inner: Fields = {
      of: (other, last) => {
        const found = of(other, last);
        fields.set(other, { name: last, value: found.value });
        if (found.isPassing) for (const [question, holds] of found.asked) asked.set(question, holds);
        return found.value;
      },
    };
    const value = new Search(recorded, inner, key, name).run();
    // The same as before, for other reasons: what hangs on it stays as it is.
    const before = memory.get(key);
    const kept = before && equalValue(before.value, value) ? before.value : value;
    return { value: kept, asked, fields };
  };

  const nobody: Lookups['asked'] = new Map();
  const of = (
    key: string,
    name: string,
  ): { value: Value | undefined; isPassing: boolean; asked: Lookups['asked'] } => {
    if (settled.has(key)) return { value: settled.get(key), isPassing: false, asked: nobody };
    const early = passing.get(key);
    if (early) {
      isPassing = true;
      return { ...early, isPassing: true };
    }
    // To itself a member is unknown while it is looked for.
    if (active.has(key) || active.size >= maxChain) {
      isPassing = true;
      return { value: undefined, isPassing: true, asked: nobody };
    }
    const old = active.size === 0 ? remembered(key) : undefined;
    if (old) {
      settled.set(key, old.value);
      return { value: old.value, isPassing: false, asked: nobody };
    }
    const outer = isPassing;
    isPassing = false;
    active.add(key);
    const found = search(key, name);
    active.delete(key);
    const hangs = isPassing && active.size > 0;
    isPassing = active.size > 0 && (outer || hangs);
    if (hangs) passing.set(key, found);
    else {
      settled.set(key, found.value);
      memory.set(key, found);
    }
    if (active.size === 0) passing.clear();
    return { value: found.value, isPassing: hangs, asked: hangs ? found.asked : nobody };
  };

  return {
    recording: () => {
      const asked: RecordedFields['asked'] = new Map();
      return {
        asked,
        of: (key, name) => {
          const { value } = of(key, name);
          asked.set(key, { name, value });
          return value;
        },
      };
    },
  };
}
