/** What is known of an expression, in the words of the region room. */
import type { Known } from '../core/analysis/report.ts';
import { explain } from '../core/region/explain.ts';
import { layoutNamed } from '../core/region/layout.ts';
import { describe, fileOffset, fileOffsetOf, pgoff, show, type FileOffset } from '../core/region/space.ts';

/** Pages of 4 KiB: the source does not say, and the words name the size. */
const pageShift = 12;

/** The constant as a byte on the device fd, where it is one. */
function offsetOf({ space, constant }: Known): FileOffset | undefined {
  if (constant === undefined || space === 'region index' || space.origin !== 'file') return undefined;
  try {
    return space.unit === 'byte' ? fileOffset(constant) : fileOffsetOf(pgoff(constant), pageShift);
  } catch {
    return undefined;
  }
}

/** The lines that say what a value counts, and where it leads where it is constant. */
export function wordsOf(known: Known): readonly string[] {
  const { space, constant } = known;
  const what = space === 'region index' ? space : `${describe(space)}: ${show(space)}`;
  if (constant === undefined) return [what];
  const layout = known.layout === undefined ? undefined : layoutNamed(known.layout);
  const offset = offsetOf(known);
  const value = layout && offset !== undefined ? explain(layout, offset, pageShift) : [];
  return value.length > 0 ? [what, ...value] : [what, `value 0x${constant.toString(16)}`];
}
