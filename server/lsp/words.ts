/** What is known of an expression, in words. */
import type { Known } from '../core/analysis/report.ts';
import type { Origin, Space } from '../core/region/space.ts';

const origins: Readonly<Record<Origin, string>> = {
  file: 'region-encoded offset in the device file',
  region: 'offset in one region',
  physical: 'physical address',
  user: 'user address',
  kernel: 'kernel address',
  vma: 'offset in the mapping',
  length: 'length',
};

function spaceInWords({ unit, origin }: Space): string {
  if (unit === 'page' && origin === 'physical') return 'page frame number (pfn)';
  return `${origins[origin]}, in ${unit}s`;
}

/** The lines that say what a value counts, and the value where it is constant. */
export function wordsOf({ space, constant, layout }: Known): readonly string[] {
  const words = [space === 'region index' ? space : spaceInWords(space)];
  const where = layout === undefined ? '' : ` in the layout of ${layout}`;
  if (constant !== undefined) words.push(`value 0x${constant.toString(16)}${where}`);
  return words;
}
