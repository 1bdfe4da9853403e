/** The list of rules, in the order in which they are documented. */
import { pgoffUsedAsPfn } from './pgoff-used-as-pfn.ts';
import { rawPfnInPgoff } from './raw-pfn-in-pgoff.ts';
import type { Rule } from './rule.ts';
import { wrongUnitInPgoff } from './wrong-unit-in-pgoff.ts';

export const rules: readonly Rule[] = [rawPfnInPgoff, pgoffUsedAsPfn, wrongUnitInPgoff];
