/** What a run says of a driver's mappings, and what two runs may not differ in. */

/** Facts by `where: what`; what is said more than once of a place is counted. */
export type Facts = ReadonlyMap<string, Fact>;

interface Fact {
  readonly where: string;
  readonly what: string;
  readonly value: string;
}

export function factsOf(output: string): Facts {
  const facts = new Map<string, Fact>();
  for (const line of output.split('\n')) {
    const [where, what, ...rest] = line.split(': ');
    if (where === undefined || what === undefined) continue;
    let key = `${where}: ${what}`;
    for (let again = 2; facts.has(key); again++) key = `${where}: ${what} (${again})`;
    facts.set(key, { where, what, value: rest.join(': ') });
  }
  return facts;
}

/** The values of one kind of fact. */
export const valuesOf = (facts: Facts, what: string | RegExp): readonly string[] =>
  [...facts.values()]
    .filter((fact) => (typeof what === 'string' ? fact.what === what : what.test(fact.what)))
    .map((fact) => fact.value);

/** The regions that could be mapped. */
export const mapped = (facts: Facts): ReadonlySet<string> =>
  new Set(
    [...facts.values()]
      .filter(({ what, value }) => what === 'mmap' && value === '0')
      .map(({ where }) => where.split(' page ')[0] ?? ''),
  );

/** Where a zap by region offset passed over pages that were there. */
export const missed = (facts: Facts): readonly string[] =>
  [...facts].flatMap(([key, { what, value }]) =>
    what.startsWith('found ') && /^0 of [1-9]/.test(value) ? [key] : [],
  );

/** What a refault has to bring: the pages that were touched before the zap. */
const touchedBefore: Readonly<Record<string, string>> = {
  'refault last page': 'touched',
  'refault region': 'touched',
  'refault second half': 'second half touched',
  'refault after reset': 'touched',
};

/** What a fact has to be after a repair; undefined where anything will do. */
function due(before: Facts, after: Facts, key: string): string | RegExp | undefined {
  const was = before.get(key);
  const { where, what, value } = was ?? after.get(key) ?? { where: '', what: '', value: '' };
  if (what.startsWith('vm_pgoff')) return 'kept';
  if (what.startsWith('found ')) return /^(\d+) of \1 pages$/;
  const touched = touchedBefore[what];
  if (touched === undefined) return was === undefined ? 'no such fact' : value;
  if (before.get(`${where}: fault handler`)?.value === 'yes')
    return before.get(`${where}: ${touched}`)?.value;
  // Nothing fills it again; whether a reset dropped it is the driver's affair.
  return what === 'refault after reset' ? undefined : /none\*/;
}

const meets = (value: string | undefined, wanted: string | RegExp | undefined): boolean =>
  wanted === undefined || (typeof wanted === 'string' ? value === wanted : wanted.test(value ?? ''));

/**
 * Where the second run is not what a repair of the first has to be: vm_pgoff kept, every zap by region offset found its
 * pages, the fault handler brought the same pfns again, and all else as it was.
 */
export function differences(before: Facts, after: Facts): readonly string[] {
  const out: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const value = after.get(key)?.value;
    const wanted = due(before, after, key);
    if (!meets(value, wanted)) out.push(`${key}: ${value ?? 'not said'}, due ${String(wanted)}`);
  }
  return out;
}
