/** How C finds a name: a file's own first, then one of a header that it includes, then what other files let it see. */
import type { FileFacts } from '../c/ir.ts';

export interface InFile<T> {
  readonly file: FileFacts;
  readonly it: T;
}

export const isHeader = (file: FileFacts): boolean => file.file.endsWith('.h');

/** True where other files see it: what is not static, and all that a header holds. */
export const isVisible = (entry: InFile<{ readonly isStatic: boolean }>): boolean =>
  !entry.it.isStatic || isHeader(entry.file);

/** Adds to a list in a map. */
export const put = <K, T>(map: Map<K, T[]>, key: K, it: T): void => {
  const list = map.get(key);
  if (list) list.push(it);
  else map.set(key, [it]);
};

/** Everything of one kind in these files, by name. */
export function index<T extends { readonly name: string }>(
  files: readonly FileFacts[],
  of: (file: FileFacts) => readonly T[],
): Map<string, InFile<T>[]> {
  const map = new Map<string, InFile<T>[]>();
  for (const file of files) for (const it of of(file)) put(map, it.name, { file, it });
  return map;
}

/** The headers that a file includes, with those that these include. */
export type Included = (file: FileFacts) => ReadonlySet<string>;

/** Knows the headers of these files. */
export function includesOf(files: readonly FileFacts[]): Included {
  const headers = files.filter(isHeader);
  const known = new Map<string, ReadonlySet<string>>();
  return (file) => {
    const before = known.get(file.file);
    if (before) return before;
    const all = new Set<string>();
    const queue = [file];
    for (let next = queue.pop(); next; next = queue.pop())
      for (const name of [...next.includes, ...next.systemIncludes]) {
        const path = name.replace(/^(?:\.\.?\/)+/, '');
        const beside = `${next.file.slice(0, next.file.lastIndexOf('/') + 1)}${path}`;
        const found =
          headers.find((header) => header.file === beside) ??
          headers.find((header) => header.file.endsWith(`/${path}`));
        if (!found || all.has(found.file)) continue;
        all.add(found.file);
        queue.push(found);
      }
    known.set(file.file, all);
    return all;
  };
}

/** Of the definitions of one name, the one that a file sees. */
export function nearest<T>(
  all: readonly InFile<T>[] | undefined,
  from: FileFacts,
  included: Included,
  sees: (entry: InFile<T>) => boolean,
): InFile<T> | undefined {
  if (!all) return undefined;
  const own = all.find((entry) => entry.file.file === from.file);
  if (own) return own;
  const candidates = all.filter(sees);
  if (candidates.length < 2) return candidates[0];
  const near = included(from);
  return candidates.find(({ file }) => near.has(file.file)) ?? candidates[0];
}
