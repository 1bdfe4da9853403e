/** The list of rules, in the order in which they are documented. */
import { pgoffUnitMix } from './pgoff-unit-mix.ts';
import { pgoffUsedAsPfn } from './pgoff-used-as-pfn.ts';
import { physUsedAsPfn } from './phys-used-as-pfn.ts';
import { rawPfnInPgoff } from './raw-pfn-in-pgoff.ts';
import type { Rule } from './rule.ts';
import { wrongUnitInPgoff } from './wrong-unit-in-pgoff.ts';

export const rules: readonly Rule[] = [
  rawPfnInPgoff,
  wrongUnitInPgoff,
  pgoffUsedAsPfn,
  pgoffUnitMix,
  physUsedAsPfn,
];
