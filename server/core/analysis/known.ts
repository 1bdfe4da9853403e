/** What a hover may say: expressions with a known space, and region macros with the value they come to. */
import type { Expr, FileFacts } from '../c/ir.ts';
import type { Events } from '../infer/events.ts';
import { toIndexName, toOffsetName } from '../infer/knowledge.ts';
import { inBody } from '../infer/walk.ts';
import { certain, type Kind } from '../infer/value.ts';
import { encode, layoutOfMacro, type Layout } from '../region/layout.ts';
import { regionOffset } from '../region/space.ts';
import { rangeOf } from './locate.ts';
import type { Known } from './report.ts';

function spaceOf(kind: Kind | undefined): Known['space'] | undefined {
  if (kind?.k === 'space') return kind.space;
  return kind?.k === 'index' ? 'region index' : undefined;
}

/** An index that is written out: a number, or the name of a region as in VFIO_PCI_BAR2_REGION_INDEX. */
function indexOf(expr: Expr | undefined, layout: Layout): bigint | undefined {
  if (expr?.k === 'int') {
    const digits = expr.value.replace(/[uUlL]+$/, '');
    return /^(0x[0-9a-f]+|\d+)$/i.test(digits) ? BigInt(digits) : undefined;
  }
  const name = expr?.k === 'name' ? /^[A-Z_]*?_([A-Z0-9]+)_REGION_INDEX$/.exec(expr.name)?.[1] : undefined;
  const index = name === undefined ? -1 : layout.names.indexOf(name);
  return index < 0 ? undefined : BigInt(index);
}

function macro(file: FileFacts, expr: Expr): Known | undefined {
  if (expr.k !== 'call' || expr.callee.k !== 'name') return undefined;
  const { name } = expr.callee;
  const text = `${name}()`;
  const at = { file: file.file, range: rangeOf(file, expr.span), text };
  if (toIndexName.test(name)) return { ...at, space: 'region index' };
  if (!toOffsetName.test(name)) return undefined;
  const space = { unit: 'byte', origin: 'file' } as const;
  const layout = layoutOfMacro(name);
  if (!layout) return { ...at, space };
  const index = indexOf(expr.args[0], layout);
  const named = { ...at, space, layout: layout.name };
  // An index past 64 bits of offset names no region, whatever the macro makes of it.
  const hasOffset = index !== undefined && index < 1n << 16n;
  return !hasOffset ? named : { ...named, constant: encode(layout.coding, index, regionOffset(0n)) };
}

/** The known expressions of one file, inner ones after the outer ones that hold them. */
export function knownIn(events: Events, file: FileFacts): readonly Known[] {
  const out = new Map<string, Known>();
  const put = (known: Known): void => {
    const { start, end } = known.range;
    out.set(`${start.line}:${start.character}-${end.line}:${end.character}`, known);
  };
  for (const seen of events.seen.values()) {
    if (seen.file.file !== file.file) continue;
    const space = spaceOf(certain(seen.value));
    if (space) put({ file: file.file, range: rangeOf(file, seen.span), text: seen.text, space });
  }
  for (const fn of file.functions) {
    if (fn.isMacro) continue;
    for (const expr of inBody(fn.body)) {
      const known = macro(file, expr);
      if (known) put(known);
    }
  }
  return [...out.values()];
}
