/** Whose region layout a file's numbers are of: the bus whose macros it uses, as far as they agree. */
import type { Expr, FileFacts } from '../c/ir.ts';
import { isRegionMacro, regionMaskName, regionShiftName, toOffsetName } from '../infer/knowledge.ts';
import type { Program } from '../infer/program.ts';
import type { Settler } from '../infer/settled.ts';
import { expressions } from '../infer/walk.ts';
import { layoutNamed, layoutOfMacro, type Layout } from '../region/layout.ts';

export interface Bus {
  /** The layout behind an expression: that of the macros in it, else that of the file; undefined where none is sure. */
  of(expr: Expr): Layout | undefined;
}

const isRegionName = (name: string): boolean =>
  isRegionMacro(name) || regionShiftName.test(name) || regionMaskName.test(name);

const isCoreHeader = (name: string): boolean => name.endsWith('linux/vfio_pci_core.h');

/** The bus of a file. */
export function busOf(program: Program, settler: Settler, file: FileFacts): Bus {
  const scope = { file, fn: undefined };
  /** A driver may define a bus's names for itself, with another shift. */
  const agrees = (name: string, { coding }: Layout): boolean => {
    if (coding.kind !== 'shift' || regionMaskName.test(name)) return true;
    const span: Expr['span'] = [0, 0];
    const named: Expr = { k: 'name', name, span };
    const shift = BigInt(coding.shift);
    if (!isRegionMacro(name)) return settler.value(named, scope, 12) === shift;
    // Region 3 is where it is due, and what is there is of region 3.
    const from = toOffsetName.test(name) ? 3n : 3n << shift;
    const arg: Expr = { k: 'int', value: `${from}ULL`, span };
    const made = settler.value({ k: 'call', callee: named, args: [arg], span }, scope, 12);
    return made === (toOffsetName.test(name) ? 3n << shift : 3n);
  };
  const agreed = (names: Iterable<string>): { readonly layout: Layout | undefined } | undefined => {
    const found = new Set<Layout | undefined>();
    for (const name of names) {
      if (!isRegionName(name)) continue;
      const layout = layoutOfMacro(name);
      found.add(layout && agrees(name, layout) ? layout : undefined);
    }
    const [only] = found;
    return found.size === 0 ? undefined : { layout: found.size === 1 ? only : undefined };
  };
  const usesCore =
    file.systemIncludes.some(isCoreHeader) ||
    file.functions.some((fn) => fn.params.some(({ type }) => type.base === 'vfio_pci_core_device'));
  const all = file.functions.flatMap((fn) =>
    fn.isMacro ? [] : [...program.digest(fn).mentions, ...fn.calls],
  );
  const whole = agreed(all) ?? { layout: usesCore ? layoutNamed('vfio-pci') : undefined };
  return {
    of: (expr) => {
      const names = [...expressions(expr)].flatMap((part) => (part.k === 'name' ? [part.name] : []));
      return (agreed(names) ?? whole).layout;
    },
  };
}
