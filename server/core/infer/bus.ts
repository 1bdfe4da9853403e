/** Which bus a VFIO driver is for, and by which layout its handler decodes: from headers, macros, tables and calls, not names. */
import type { FileFacts, FunctionFacts } from '../c/ir.ts';
import { layoutNamed, layoutOfMacro, type Layout } from '../region/layout.ts';
import { macroShift, numeric } from './constants.ts';
import { isRegionMacro, regionMaskName, regionShiftName } from './knowledge.ts';
import type { Program } from './program.ts';
import type { MmapHandler } from './scope.ts';
import { inBody } from './walk.ts';

/** What a driver hands to its bus (include/linux/{pci,platform_device,amba/bus,fsl/mc,cdx/cdx_bus,mdev}.h, 6.1 and 6.12). */
const driverStructs: ReadonlyMap<string, string> = new Map([
  ['pci_driver', 'pci'],
  ['platform_driver', 'platform'],
  ['amba_driver', 'platform'],
  ['fsl_mc_driver', 'fsl-mc'],
  ['cdx_driver', 'cdx'],
  ['mdev_driver', 'mdev'],
  ['mdev_parent_ops', 'mdev'],
  ['vfio_pci_regops', 'pci'],
  ['css_driver', 'ccw'],
  ['ap_driver', 'ap'],
]);

/** Calls that put a device on its bus's VFIO part (include/linux/vfio_pci_core.h, include/linux/mdev.h). */
const registrations: ReadonlyMap<string, string> = new Map([
  ['vfio_pci_core_register_device', 'pci'],
  ['vfio_pci_core_init_device', 'pci'],
  ['vfio_pci_register_dev_region', 'pci'],
  ['vfio_pci_core_register_dev_region', 'pci'],
  ['mdev_register_parent', 'mdev'],
  ['mdev_register_driver', 'mdev'],
  ['mdev_register_device', 'mdev'],
]);

const headers: ReadonlyMap<string, string> = new Map([
  ['linux/vfio_pci_core.h', 'pci'],
  ['linux/pci.h', 'pci'],
  ['linux/platform_device.h', 'platform'],
  ['linux/amba/bus.h', 'platform'],
  ['linux/fsl/mc.h', 'fsl-mc'],
  ['linux/cdx/cdx_bus.h', 'cdx'],
  ['linux/mdev.h', 'mdev'],
]);

/** The layouts of a bus; those of one bus differ in their shift. */
const layoutsOf: Readonly<Record<string, readonly string[]>> = {
  pci: ['vfio-pci', 'ism'],
  platform: ['vfio-platform'],
  'fsl-mc': ['fsl-mc'],
  cdx: ['cdx'],
  ccw: ['ccw'],
};

/** One bus, or nothing. A device made by software may have a parent on a bus: what it is itself counts. */
function only(found: ReadonlySet<string>): string | undefined {
  if (found.has('mdev')) return 'mdev';
  return found.size === 1 ? [...found][0] : undefined;
}

const tablesIn = (program: Program, files: Iterable<FileFacts>): ReadonlySet<string> =>
  new Set(
    [...files].flatMap(({ tables }) =>
      tables.flatMap(({ type }) => driverStructs.get(program.resolve(type.base)) ?? []),
    ),
  );

const callsIn = (files: Iterable<FileFacts>): ReadonlySet<string> =>
  new Set(
    [...files].flatMap(({ functions }) =>
      functions.flatMap(({ calls }) => calls.flatMap((name) => registrations.get(name) ?? [])),
    ),
  );

/** The headers that these files name, and those of the driver's own headers that stand beside them. */
function headersIn(program: Program, files: ReadonlySet<FileFacts>): ReadonlySet<string> {
  const all = [...files].flatMap((file) => {
    const folder = file.file.slice(0, file.file.lastIndexOf('/') + 1);
    const own = file.includes.map((name) => folder + name);
    return [file, ...program.files.filter((one) => own.includes(one.file))];
  });
  return new Set(
    all.flatMap(({ systemIncludes }) => systemIncludes.flatMap((name) => headers.get(name) ?? [])),
  );
}

/** The buses whose drivers' own functions, as their probe, name the ops of a handler. */
function probedBy(program: Program, { named }: MmapHandler): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { name, file: home } of named) {
    if (name === '') continue;
    for (const fn of program.mentioning(name)) {
      // A static table of another file may have the same name.
      if ((program.table(name, fn.file)?.file ?? fn.file).file !== home.file) continue;
      for (const { file, it } of program.tablesNaming(fn.it.name)) {
        const bus = driverStructs.get(program.resolve(it.type.base));
        if (bus !== undefined && program.function(fn.it.name, file)?.it === fn.it) found.add(bus);
      }
    }
  }
  return found;
}

/** The bus of the drivers that a handler serves; undefined where nothing says so, or it serves several. */
export function busOf(program: Program, handler: MmapHandler): string | undefined {
  const naming = new Set(handler.named.map(({ file }) => file));
  const asking = new Set(
    handler.tables.flatMap(({ it }) => program.mentioning(it.name).map(({ file }) => file)),
  );
  const own = new Set([handler.file]);
  const probed = only(probedBy(program, handler));
  if (probed !== undefined) return probed;
  for (const files of [naming, asking, own]) {
    const found = only(tablesIn(program, files));
    if (found !== undefined) return found;
  }
  for (const { struct } of handler.named) {
    const found = driverStructs.get(struct);
    if (found !== undefined) return found;
  }
  const all = new Set([...naming, ...asking, ...own]);
  return only(callsIn(all)) ?? only(headersIn(program, all));
}

/** Two regions or more whose offsets are written out as numbers. */
function hasTable(program: Program, file: FileFacts): boolean {
  const offsets = new Set<bigint>();
  for (const fn of file.functions)
    for (const expr of inBody(fn.body)) {
      if (expr.k !== 'assign' || expr.left.k !== 'field' || expr.left.field !== 'offset') continue;
      if (program.structOf(expr.left.base, fn, file) !== 'vfio_region_info') continue;
      const value = numeric(program, file, expr.right);
      if (value !== undefined) offsets.add(value);
    }
  return offsets.size > 1;
}

const isShift = (layout: Layout | undefined, shift: bigint): layout is Layout =>
  layout?.coding.kind === 'shift' && BigInt(layout.coding.shift) === shift;

/**
 * The layout by which a handler decodes vm_pgoff: the name of that of a known bus, else `shift N`, or `table` where the driver
 * writes the offsets of its regions out; undefined where nothing says so, or two shifts differ.
 */
export function layoutOf(
  program: Program,
  handler: MmapHandler,
  entered: ReadonlyMap<FunctionFacts, FileFacts>,
  bus: string | undefined,
): string | undefined {
  const shifts = new Set<bigint>();
  const named = new Set<Layout>();
  for (const [fn, file] of entered)
    for (const expr of inBody(fn.body)) {
      if (expr.k !== 'name') continue;
      const { name } = expr;
      const isMacro = isRegionMacro(name);
      if (!isMacro && !regionShiftName.test(name) && !regionMaskName.test(name)) continue;
      const shift = isMacro ? macroShift(program, file, name) : numeric(program, file, expr);
      if (shift !== undefined && !regionMaskName.test(name)) shifts.add(shift);
      const layout = layoutOfMacro(name);
      if (layout) named.add(layout);
    }
  const [shift] = shifts;
  if (shift === undefined) return hasTable(program, handler.file) ? 'table' : undefined;
  if (shifts.size > 1) return undefined;
  const ofBus = (layoutsOf[bus ?? ''] ?? []).map(layoutNamed).find((layout) => isShift(layout, shift));
  const byName = [...named].find((layout) => isShift(layout, shift));
  return (ofBus ?? byName)?.name ?? `shift ${shift}`;
}
