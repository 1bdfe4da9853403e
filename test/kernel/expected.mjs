/** What the rules have to find in the two trees: every finding of every rule, with the reason of somebody who read the code. */
import { readFileSync } from 'node:fs';

/**
 * One finding. `known` says that the analysis of these trees by hand, from which the rules were made, lists it; the others
 * were read and judged when a rule first brought them. `names` is a file that has to be among the reasons. `until` is the
 * last point release (SUBLEVEL) that has the defect: a later one mends it.
 * @typedef {{ file: string, function: string, rule: string, severity: string, reason: string, known: boolean,
 *   names?: string, fix?: string, until?: number }} Expected
 */

/** @param {string} version @returns {Expected[]} */
const read = (version) =>
  JSON.parse(readFileSync(new URL(`./expected-${version}.json`, import.meta.url), 'utf8'));

/** @type {Record<string, Expected[]>} */
const expected = { 6.1: read('6.1'), 6.12: read('6.12') };

/** What a point release of a version has to show, or undefined where nothing is known of the version. @param {string} version @param {number} point */
export const expectedIn = (version, point) =>
  expected[version]?.filter(({ until = Infinity }) => point <= until);

/** A rule that needs more than these beside what is known of a tree is not precise enough. */
export const mostUnknown = 25;

/** Driver folders whose raw pfn has a safe fix, and the one that has not. */
export const fixable = {
  6.1: ['drivers/vfio/platform', 'drivers/vfio/fsl-mc', 'drivers/vfio/pci'],
  6.12: ['drivers/vfio/platform', 'drivers/vfio/fsl-mc', 'drivers/vfio/cdx'],
};
/** Alone, and beside the core that zaps its mapping. */
export const untouched = { 6.1: [], 6.12: ['drivers/vfio/pci/nvgrace-gpu', 'drivers/vfio/pci'] };

/** The rules with a fix in these trees, whose every fix is built. */
export const fixing = ['raw-pfn-in-pgoff', 'private-mapping-allowed', 'narrow-shift', 'bounds-ignore-offset'];

/** The files that `--fix=all` changes. */
export const touched = Object.fromEntries(
  Object.entries(expected).map(([version, all]) => [
    version,
    [...new Set(all.filter(({ fix }) => fix !== undefined).map(({ file }) => file))],
  ]),
);
