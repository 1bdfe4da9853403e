/** Which of the readings of a decoded number its row shows, in short words. */
import type { Confidence, Decoded, DecodingVerdict, Forms } from '../../server/core/region/decoding.ts';

/** A raw pfn is shown as the offset that should have been there, as far as that is known; all else as it was read. */
export function meant(result: Decoded): Forms {
  if (result.verdict !== 'raw-pfn') return result;
  return result.also.find(({ reading }) => reading === 'raw-pfn') ?? result;
}

/** True where the row gives an offset that is not the number's own. */
export const isCorrected = (result: Decoded): boolean =>
  meant(result) !== result && meant(result).offset !== null;

/** `BAR2 + 0x3000`, `region 56 + 0x10000`; empty where no region is known. */
export function placeOf({ region, index, regionOffset }: Forms): string {
  const name = region ?? (index === null ? undefined : `region ${index}`);
  if (name === undefined) return '';
  return regionOffset === null || regionOffset === '0x0' ? name : `${name} + ${regionOffset}`;
}

export const verdictWords: Readonly<Record<DecodingVerdict, string>> = {
  'region-coded': 'region-encoded',
  'raw-pfn': 'raw pfn',
  ambiguous: 'ambiguous',
  indistinguishable: 'indistinguishable',
  'no-such-region': 'no such region',
  'empty-region': 'empty region',
  'beyond-region': 'beyond its region',
  'unknown-layout': 'unknown layout',
};

/** How a verdict is marked, besides its words: fine, wrong, or for a person to settle. */
export function toneOf(verdict: DecodingVerdict): 'good' | 'bad' | 'open' {
  switch (verdict) {
    case 'region-coded':
      return 'good';
    case 'raw-pfn':
    case 'no-such-region':
    case 'empty-region':
    case 'beyond-region':
      return 'bad';
    case 'ambiguous':
    case 'indistinguishable':
    case 'unknown-layout':
      return 'open';
  }
}

/** `likely region-encoded`; a certain verdict stands alone. */
export const verdictOf = (verdict: DecodingVerdict, confidence: Confidence): string =>
  confidence === 'certain' ? verdictWords[verdict] : `${verdictWords[verdict]} (${confidence})`;
