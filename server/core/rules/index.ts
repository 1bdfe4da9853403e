/** The list of rules, in the order in which they are documented. */
import { boundsIgnoreOffset } from './bounds-ignore-offset.ts';
import { bufferOffsetConsumer } from './buffer-offset-consumer.ts';
import { faultDropsOffset } from './fault-drops-offset.ts';
import { foreignPgoffAsPfn } from './foreign-pgoff-as-pfn.ts';
import { hardcodedRegionOffset } from './hardcoded-region-offset.ts';
import { indexUnchecked } from './index-unchecked.ts';
import { invalidationMismatch } from './invalidation-mismatch.ts';
import { invalidationRange } from './invalidation-range.ts';
import { mixedBusShift } from './mixed-bus-shift.ts';
import { narrowFileOffset } from './narrow-file-offset.ts';
import { narrowShift } from './narrow-shift.ts';
import { pfnAsRmapKey } from './pfn-as-rmap-key.ts';
import { pgoffUnitMix } from './pgoff-unit-mix.ts';
import { pgoffUsedAsPfn } from './pgoff-used-as-pfn.ts';
import { physUsedAsPfn } from './phys-used-as-pfn.ts';
import { privateMappingAllowed } from './private-mapping-allowed.ts';
import { rawPfnInPgoff } from './raw-pfn-in-pgoff.ts';
import { regionIommuUndeclared } from './region-iommu-undeclared.ts';
import { remapInFault } from './remap-in-fault.ts';
import { sparseAreaBase } from './sparse-area-base.ts';
import { unmaskedPgoff } from './unmasked-pgoff.ts';
import { vmaLookupUnchecked } from './vma-lookup-unchecked.ts';
import { wrongUnitInPgoff } from './wrong-unit-in-pgoff.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  rawPfnInPgoff,
  wrongUnitInPgoff,
  pgoffUsedAsPfn,
  unmaskedPgoff,
  pgoffUnitMix,
  mixedBusShift,
  invalidationMismatch,
  invalidationRange,
  vmaLookupUnchecked,
  regionIommuUndeclared,
  foreignPgoffAsPfn,
  physUsedAsPfn,
  faultDropsOffset,
  indexUnchecked,
  boundsIgnoreOffset,
  privateMappingAllowed,
  remapInFault,
  bufferOffsetConsumer,
  pfnAsRmapKey,
  narrowShift,
  hardcodedRegionOffset,
  sparseAreaBase,
  narrowFileOffset,
];
