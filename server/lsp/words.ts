/** What is known of an expression, in the words of the region room. */
import type { Known, KnownValue } from '../core/analysis/report.ts';
import { droppedBy, regionsOf } from '../core/region/cover.ts';
import { placeAt } from '../core/region/explain.ts';
import { explainConstant, explainIndex, explainRange } from '../core/region/explain-source.ts';
import { layoutNamed, regionName, type Layout } from '../core/region/layout.ts';
import { byPage, othersOf, type ByPage } from '../core/region/pages.ts';
import {
  hex,
  describe,
  fileOffset,
  fileOffsetOf,
  pgoff,
  show,
  type FileOffset,
} from '../core/region/space.ts';
import type { DecodeAs, DecodeRequest } from './protocol.ts';

const layoutOf = ({ layout }: Known): Layout | undefined =>
  layout === undefined ? undefined : layoutNamed(layout);

/** The constant as a byte on the device fd with each size of page, where it is one. */
function offsetsOf({ space, constant }: KnownValue): ByPage<FileOffset> | undefined {
  if (constant === undefined || space === 'region index' || space.origin !== 'file') return undefined;
  try {
    return byPage((page) =>
      space.unit === 'byte' ? fileOffset(constant[page]) : fileOffsetOf(pgoff(constant[page]), page),
    );
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The lines that say what a value counts or a call drops, and where it leads where that is constant. */
export function wordsOf(known: Known): readonly string[] {
  const layout = layoutOf(known);
  if ('drops' in known) return explainRange(layout, known.drops);
  const { space, constant } = known;
  if (space === 'region index') return [constant ? explainIndex(layout, constant[12]) : space];
  const what = `${describe(space)}: ${show(space)}`;
  if (constant === undefined) return [what];
  const offsets = offsetsOf(known);
  return [what, ...(offsets ? explainConstant(layout, offsets) : [`value ${hex(constant[12])}`])];
}

/** A macro speaks for itself where it names the region; what a local holds is told where it is set. */
function isPlain(text: string, place: string): boolean {
  if (/^[A-Za-z_]\w*$/.test(text) && /[a-z]/.test(text)) return true;
  return text === '0' || text.includes(`_${place}_REGION_INDEX`);
}

/** The same in a few characters, for an inlay hint; undefined where they would add nothing, or no layout is sure. */
export function hintOf(known: Known): string | undefined {
  const layout = layoutOf(known);
  if (!layout) return undefined;
  if ('drops' in known) {
    const dropped = droppedBy(known.drops[12], 12);
    return dropped && regionsOf(layout, dropped, 12);
  }
  const { space, constant, text } = known;
  if (space === 'region index') {
    const name = constant && /^\d/.test(text) ? regionName(layout, constant[12]) : undefined;
    return name === undefined ? undefined : `= ${name}`;
  }
  const offsets = offsetsOf(known);
  const place = offsets && placeAt(layout, offsets[12], 12);
  if (!offsets || place === undefined || isPlain(text, place)) return undefined;
  return othersOf(offsets).length > 0 ? `= ${place} with 4K pages` : `= ${place}`;
}

/** What the decoder is asked for a known constant or range; undefined where there is none to decode. */
export function requestOf(known: Known, uri: string): DecodeRequest | undefined {
  const base = {
    ...(known.layout === undefined ? {} : { layout: known.layout }),
    source: { uri, line: known.range.start.line + 1 },
  };
  if ('drops' in known) {
    const dropped = droppedBy(known.drops[12], 12);
    if (!dropped) return undefined;
    const ends = [dropped.first, dropped.last].filter((end) => end !== undefined);
    return { text: ends.map(hex).join('\n'), as: 'offset', ...base };
  }
  const { space, constant } = known;
  if (!constant || space === 'region index' || space.origin !== 'file') return undefined;
  const as: DecodeAs = space.unit === 'page' ? 'pgoff' : 'offset';
  return { text: hex(constant[12]), as, ...base };
}
