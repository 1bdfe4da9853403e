/** What the audit has to list in the two trees: every VFIO mmap handler, as somebody who read each of them wrote it down. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A handler: `via` holds struct, table and file of the ops that name it; `pfnGoesTo`, `fault` and `invalidatedBy` are in words.
 * @typedef {{ file: string, function: string, bus: string | null, layout: string | null, via: string[][], encoding: string,
 *   verdict: string, handsTo: string[], pfnGoesTo: string[], fault: string[] | null, invalidatedBy: string[], iommu: string,
 *   findings: string[], reason: string }} Row
 * @typedef {{ file: string, function: string, verdict: string, reason: string }} Reader
 * @typedef {{ mmaps: Row[], readers: Reader[] }} Table
 */

/** @param {string} version @returns {Table} */
const read = (version) =>
  JSON.parse(readFileSync(new URL(`./audit-${version}.json`, import.meta.url), 'utf8'));

/** @type {Record<string, Table>} */
export const audited = { 6.1: read('6.1'), 6.12: read('6.12') };

/** @typedef {{ path: (path: string) => string, word: (word: string) => string }} Names */

/** The table with the names of another tree. @param {Table} table @param {Names} names @returns {Table} */
export const renamedTable = ({ mmaps, readers }, { path, word }) => ({
  mmaps: mmaps.map((row) => ({
    ...row,
    file: path(row.file),
    function: word(row.function),
    via: row.via.map(([struct = '', name = '', file = '']) => [struct, word(name), path(file)]),
    handsTo: row.handsTo.map(word),
    pfnGoesTo: row.pfnGoesTo.map(word),
    fault: row.fault?.map(word) ?? null,
    invalidatedBy: row.invalidatedBy.map(word),
  })),
  readers: readers.map((row) => ({ ...row, file: path(row.file), function: word(row.function) })),
});

const inOrder = (/** @type {Iterable<string>} */ texts) => [...new Set(texts)].toSorted();

/** A row of the JSON form as the table has it, without the reason. @param {any} row */
const tableRow = (row) => ({
  file: row.file,
  function: row.function,
  bus: row.bus,
  layout: row.layout,
  via: row.via.map((/** @type {any} */ one) => [one.struct, one.name, one.file].join(' ')).toSorted(),
  encoding: row.encoding,
  verdict: row.verdict,
  handsTo: row.handsTo.map((/** @type {any} */ one) => one.function),
  pfnGoesTo: inOrder(row.pfnGoesTo.map((/** @type {any} */ one) => `${one.call} in ${one.function}`)),
  fault: row.fault?.map((/** @type {any} */ one) => `${one.member} ${one.function}`) ?? null,
  invalidatedBy: inOrder(
    row.invalidatedBy.map(
      (/** @type {any} */ one) =>
        `${one.call} in ${one.function}, by ${one.by}, ${one.hits === null ? 'may hit' : one.hits ? 'hits' : 'misses'}`,
    ),
  ),
  iommu: row.iommu,
  findings: row.findings.map((/** @type {any} */ one) => one.rule).toSorted(),
});

/** @param {Row} row */
const expectedRow = (row) => ({
  ...row,
  reason: undefined,
  via: row.via.map((one) => one.join(' ')).toSorted(),
  pfnGoesTo: row.pfnGoesTo.toSorted(),
  invalidatedBy: row.invalidatedBy.toSorted(),
});

const lines = (/** @type {unknown[]} */ rows) => rows.map((row) => JSON.stringify(row)).toSorted();

/** What an audit says and the table does not, and the reverse. @param {any} audit @param {Table} table @returns {string[]} */
export function auditFaults(audit, table) {
  const found = [
    ...lines(audit.mmaps.map(tableRow)),
    ...lines(
      audit.readers.map((/** @type {any} */ row) => ({
        file: row.file,
        function: row.function,
        verdict: row.verdict,
      })),
    ),
  ];
  const due = [
    ...lines(table.mmaps.map(expectedRow)),
    ...lines(table.readers.map(({ file, function: fn, verdict }) => ({ file, function: fn, verdict }))),
  ];
  return [
    ...found.filter((row) => !due.includes(row)).map((row) => `not due: ${row}`),
    ...due.filter((row) => !found.includes(row)).map((row) => `missing: ${row}`),
  ];
}

const ops = /struct\s+(vfio_device_ops|mdev_parent_ops|vfio_pci_regops)\s+(\w+)\s*=\s*\{([^}]*)\}/g;

/**
 * `table handler` for all that a look at the text alone finds named as .mmap of VFIO ops, without the engine.
 * @param {string} tree
 */
export function namedInText(tree) {
  const folders = ['drivers', 'samples', 'arch', 'virt', 'include'].map((name) => join(tree, name));
  const found = [];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      if (!entry.isFile() || !/\.[ch]$/.test(entry.name)) continue;
      const text = readFileSync(path, 'latin1');
      if (!/vfio|mdev/.test(text)) continue;
      for (const [, , table, body = ''] of text.matchAll(ops)) {
        const handler = /\.mmap\s*=\s*(\w+)/.exec(body)?.[1];
        if (handler !== undefined && handler !== 'NULL') found.push(`${table} ${handler}`);
      }
    }
  return found.toSorted();
}

/** The same of the table. @param {Table} table */
export const namedInTable = ({ mmaps }) =>
  mmaps.flatMap((row) => row.via.map(([, name]) => `${name} ${row.function}`)).toSorted();
