/** Values that hang on the size of a page, which a source does not say: one for each size that Linux hosts have. */
import type { PageShift } from './space.ts';

/** One for each page size, by its log2. */
export type ByPage<T> = Readonly<Record<PageShift, T>>;

export const pageShifts: readonly PageShift[] = [12, 14, 16];

/** How words name them. */
export const pageSizes: ByPage<string> = { 12: '4 KiB', 14: '16 KiB', 16: '64 KiB' };

/** Page sizes by the short names that options take. */
export const pagesByName: ReadonlyMap<string, PageShift> = new Map([
  ['4K', 12],
  ['16K', 14],
  ['64K', 16],
]);

/** What `make` gives for each page size. */
export const byPage = <T>(make: (page: PageShift) => T): ByPage<T> => ({
  12: make(12),
  14: make(14),
  16: make(16),
});

/** The page sizes beside 4 KiB whose value is another than that of 4 KiB. */
export const othersOf = <T>(values: ByPage<T>): readonly PageShift[] =>
  pageShifts.filter((page) => values[page] !== values[12]);
