/** What the program stores into members and variables: looked for when somebody reads one, and once. */
import type { FunctionFacts } from '../c/ir.ts';
import { runFunction } from './exec.ts';
import { frameOf, newRun, type Fields, type Wanted } from './frame.ts';
import { merge } from './memory.ts';
import type { InFile, Program } from './program.ts';
import { sliceOf, writersAbove, type Slice } from './slice.ts';
import type { Value } from './value.ts';

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

export function createFields(program: Program): Fields {
  const known = new Map<string, Value | undefined>();
  const slicers = new Map<string, Wanted['slice']>();
  let chain = 0;

  const slicer = (name: string): Wanted['slice'] => {
    const made = slicers.get(name);
    if (made) return made;
    const above = writersAbove(program, name);
    const slices = new Map<FunctionFacts, Slice>();
    const slice: Wanted['slice'] = (fn) => {
      let one = slices.get(fn.it);
      if (!one) slices.set(fn.it, (one = sliceOf(program, fn, name, above)));
      return one;
    };
    slicers.set(name, slice);
    return slice;
  };

  /** What a run from this function puts there; where that hangs on its arguments, from the functions that call it. */
  const from = (
    fields: Fields,
    key: string,
    name: string,
    fn: InFile<FunctionFacts>,
    above: number,
  ): Value | undefined => {
    const wanted: Wanted = { key, name, slice: slicer(name), found: undefined };
    const run = newRun(program, fields, budget, { events: undefined, wanted });
    runFunction(run, frameOf(run, fn), new Map());
    const { found } = wanted;
    if (!found || !isGiven(found) || above >= maxCallers) return found;
    const callers = program.callers(fn);
    if (callers.length === 0 || callers.length > maxWriters) return found;
    let met: Value | undefined;
    for (const caller of callers) {
      const value = from(fields, key, name, caller, above + 1);
      if (value) met = merge(met, value);
    }
    return met ?? found;
  };

  const mayStore = (key: string, name: string, { it, file }: InFile<FunctionFacts>): boolean => {
    const { targets, types } = program.digest(it);
    return (targets.get(name) ?? []).some((target) => {
      if (!target.expr)
        return (
          target.struct === undefined || program.fieldKey(program.resolve(target.struct), name, file) === key
        );
      const last = target.expr.k === 'index' ? target.expr.base : target.expr;
      if (last.k === 'name') return !types.has(last.name) && key.startsWith('g:');
      const struct = last.k === 'field' ? program.structOf(last.base, it, file) : '';
      return program.fieldKey(struct, name, file) === key;
    });
  };

  const fields: Fields = {
    of: (key, name) => {
      if (known.has(key)) return known.get(key);
      if (chain >= maxChain) return undefined;
      // To itself it is unknown while it is looked for.
      known.set(key, undefined);
      chain++;
      const writers = program.writers(name).filter((fn) => mayStore(key, name, fn));
      let met: Value | undefined;
      if (writers.length <= maxWriters)
        for (const fn of writers) {
          const value = from(fields, key, name, fn, 0);
          if (value) met = merge(met, value);
        }
      chain--;
      known.set(key, met);
      return met;
    },
  };
  return fields;
}
