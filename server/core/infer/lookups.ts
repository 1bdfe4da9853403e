/** What a run asked of the program: as long as every answer is the same, its result is too. */
import type { Program } from './program.ts';
import type { InFile } from './resolve.ts';

/** One question that was asked, as a test whether another program answers the same. */
type Holds = (now: Program) => boolean;

export interface Lookups {
  /** The program, with every question written down. */
  readonly program: Program;
  readonly asked: Map<string, Holds>;
}

const same = <T>(a: InFile<T> | undefined, b: InFile<T> | undefined): boolean =>
  a?.it === b?.it && a?.file.file === b?.file.file;

const sameList = <T>(a: readonly T[], b: readonly T[], equal: (x: T, y: T) => boolean): boolean =>
  a.length === b.length &&
  a.every((x, i) => {
    const y = b[i];
    return y !== undefined && equal(x, y);
  });

/** Writes down what is asked of a program from now on. */
export function recordLookups(base: Program): Lookups {
  const asked = new Map<string, Holds>();
  const note = (key: string, holds: Holds): void => {
    if (!asked.has(key)) asked.set(key, holds);
  };
  const ids = new Map<object, number>();
  const idOf = (it: object): number => {
    const known = ids.get(it);
    if (known !== undefined) return known;
    ids.set(it, ids.size);
    return ids.size - 1;
  };
  const program: Program = {
    ...base,
    function: (name, from, at) => {
      const found = base.function(name, from, at);
      // Only of macros does it matter where they are used.
      const place = found?.it.isMacro === true ? at : undefined;
      note(`f ${name} ${from.file} ${place ?? ''}`, (now) => same(now.function(name, from, place), found));
      return found;
    },
    meaning: (name, from) => {
      const found = base.meaning(name, from);
      note(`a ${name} ${from.file}`, (now) => now.meaning(name, from)?.expr === found?.expr);
      return found;
    },
    table: (name, from) => {
      const found = base.table(name, from);
      note(`t ${name} ${from.file}`, (now) => same(now.table(name, from), found));
      return found;
    },
    member: (struct, field, from) => {
      const found = base.member(struct, field, from);
      note(`m ${struct} ${field} ${from.file}`, (now) => {
        const type = now.member(struct, field, from);
        return (
          type?.base === found?.base && type?.pointers === found?.pointers && type?.array === found?.array
        );
      });
      return found;
    },
    order: (struct, from) => {
      const found = base.order(struct, from);
      note(`q ${struct} ${from.file}`, (now) => now.order(struct, from).join() === found.join());
      return found;
    },
    fieldKey: (struct, field, from) => {
      const found = base.fieldKey(struct, field, from);
      note(`k ${struct} ${field} ${from.file}`, (now) => now.fieldKey(struct, field, from) === found);
      return found;
    },
    isStruct: (type, from) => {
      const found = base.isStruct(type, from);
      note(`s ${type} ${from.file}`, (now) => now.isStruct(type, from) === found);
      return found;
    },
    resolve: (type) => {
      const found = base.resolve(type);
      note(`r ${type}`, (now) => now.resolve(type) === found);
      return found;
    },
    targets: (key) => {
      const found = base.targets(key);
      note(`p ${key}`, (now) =>
        sameList(now.targets(key), found, (a, b) => a.name === b.name && same(a.fn, b.fn)),
      );
      return found;
    },
    writers: (name) => {
      const found = base.writers(name);
      note(`w ${name}`, (now) => sameList(now.writers(name), found, same));
      return found;
    },
    mentioning: (name) => {
      const found = base.mentioning(name);
      note(`n ${name}`, (now) => sameList(now.mentioning(name), found, same));
      return found;
    },
    pfnmapReaders: () => {
      const found = base.pfnmapReaders();
      note('x', (now) => sameList(now.pfnmapReaders(), found, same));
      return found;
    },
    tablesNaming: (name) => {
      const found = base.tablesNaming(name);
      note(`b ${name}`, (now) => sameList(now.tablesNaming(name), found, same));
      return found;
    },
    users: (member) => {
      const found = base.users(member);
      note(`u ${member}`, (now) => sameList(now.users(member), found, same));
      return found;
    },
    callers: (fn) => {
      const found = base.callers(fn);
      note(`c ${idOf(fn.it)}`, (now) => sameList(now.callers(fn), found, same));
      return found;
    },
    structOf: (expr, fn, from) => {
      const found = base.structOf(expr, fn, from);
      note(
        `o ${idOf(expr)} ${fn ? idOf(fn) : ''} ${from.file}`,
        (now) => now.structOf(expr, fn, from) === found,
      );
      return found;
    },
    contents: (file) => {
      const found = base.contents(file);
      note(`e ${file}`, (now) => {
        const there = now.contents(file);
        return (
          sameList(there.functions, found.functions, (a, b) => a === b) &&
          sameList(there.tables, found.tables, (a, b) => a === b)
        );
      });
      return found;
    },
  };
  return { program, asked };
}

/** True where a program answers all that was asked as the one before did. */
export function stillHolds(asked: ReadonlyMap<string, Holds>, now: Program): boolean {
  for (const holds of asked.values()) if (!holds(now)) return false;
  return true;
}
