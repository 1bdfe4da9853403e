/** mixed-bus-shift: offsets are taken apart with another spacing of regions than the one that user space is told. */
import type { Expr, FileFacts, FunctionFacts, Span } from '../c/ir.ts';
import { no, type Draft, type NoFix } from '../fix/draft.ts';
import { leastPageShift, macroShift, numeric } from '../infer/constants.ts';
import { givenParam, meant, typeNameOf } from '../infer/definitions.ts';
import { isRegionShift } from '../infer/digest.ts';
import {
  interfaces,
  mmapTables,
  regionMaskName,
  regionShiftName,
  toIndexName,
  toOffsetName,
} from '../infer/knowledge.ts';
import type { InFile } from '../infer/resolve.ts';
import { isOfVfio } from '../infer/scope.ts';
import { expressions, inBody, writtenBy } from '../infer/walk.ts';
import type { FileView, Found, Rule } from './rule.ts';

/** What a driver tells user space of where its regions are: the place, the bits, and the macro that it used. */
interface Told {
  readonly file: FileFacts;
  readonly span: Span;
  readonly bits: bigint;
  readonly macro: string | undefined;
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/** The vfio_region_info.offset that a function fills with a shifted index. */
function* toldBy(view: FileView, { file, it }: InFile<FunctionFacts>): Generator<Told> {
  const { program } = view;
  for (const expr of inBody(it.body)) {
    if (expr.k === 'assign' && expr.op === '=' && expr.left.k === 'field' && expr.left.field === 'offset') {
      if (program.structOf(expr.left.base, it, file) === 'vfio_region_info')
        yield* bitsOf(view, file, meant(it, expr.right));
    } else if (expr.k === 'init' && expr.type?.base === 'vfio_region_info')
      yield* initialised(view, file, it, expr);
  }
  for (const { type, fields } of program.digest(it).tables)
    if (type.base === 'vfio_region_info')
      for (const { path, value } of fields)
        if (path.at(-1) === 'offset') yield* bitsOf(view, file, meant(it, value));
}

function* initialised(
  view: FileView,
  file: FileFacts,
  fn: FunctionFacts,
  expr: Expr & { k: 'init' },
): Generator<Told> {
  for (const { path, value } of expr.fields)
    if (path.at(-1) === 'offset') yield* bitsOf(view, file, meant(fn, value));
}

function* bitsOf(view: FileView, file: FileFacts, expr: Expr): Generator<Told> {
  const macro = expr.k === 'call' && expr.callee.k === 'name' ? expr.callee.name : undefined;
  const bits = macro === undefined ? shiftOf(view, file, expr) : macroShift(view.program, file, macro);
  if (bits !== undefined) yield { file, span: expr.span, bits, macro };
}

/** `index << SHIFT`, or `index * SPACING` by a power of two. */
function shiftOf(view: FileView, file: FileFacts, expr: Expr): bigint | undefined {
  if (expr.k === 'cast') return shiftOf(view, file, expr.arg);
  if (expr.k !== 'binary') return undefined;
  if (expr.op === '<<') return numeric(view.program, file, expr.right);
  if (expr.op !== '*') return undefined;
  const by = numeric(view.program, file, expr.right) ?? numeric(view.program, file, expr.left);
  return by !== undefined && by > 1n && (by & (by - 1n)) === 0n
    ? BigInt(by.toString(2).length - 1)
    : undefined;
}

/** The spacing of the vfio-pci library, which its handlers take offsets apart with (drivers/vfio/pci/vfio_pci_core.c). */
const coreBits = 40n;
const coreHandler = /^vfio_pci_core_(?:read|write|mmap|ioctl)$/;
const coreTells = /^vfio_pci_core_(?:ioctl|ioctl_get_region_info|get_region_info|get_region_info_caps)$/;

/** The one spacing that the driver of a file tells; undefined where it tells none in sight, or several. */
function toldIn(view: FileView): Told | undefined {
  const own = view.program
    .contents(view.file.file)
    .functions.flatMap((it) => [...toldBy(view, { file: view.file, it })]);
  const folder = folderOf(view.file.file);
  const beside = (): Told[] =>
    view.program
      .users('offset')
      .filter(({ file }) => folderOf(file.file) === folder)
      .flatMap((fn) => [...toldBy(view, fn)]);
  const all = own.length > 0 ? own : beside();
  return new Set(all.map(({ bits }) => bits)).size === 1 ? all[0] : undefined;
}

/** An operation that takes an offset apart, the bits that it does so by, and the name that says them. */
interface Apart {
  readonly at: Expr;
  readonly of: Expr;
  /** Undefined where the number is written out. */
  readonly name: (Expr & { k: 'name' }) | undefined;
  readonly bits: bigint;
}

const namedShift = (expr: Expr, pattern: RegExp): (Expr & { k: 'name' }) | undefined => {
  for (const part of expressions(expr)) if (part.k === 'name' && pattern.test(part.name)) return part;
  return undefined;
};

/** The bits of a mask that keeps what is below the index. */
function maskBits(view: FileView, name: Expr): bigint | undefined {
  const mask = numeric(view.program, view.file, name);
  return mask !== undefined && mask > 0n && (mask & (mask + 1n)) === 0n
    ? BigInt(mask.toString(2).length)
    : undefined;
}

/** The position on the device fd, by its type: what a `loff_t *` points to, a `loff_t` that is handed in or kept, or a local put for one. */
function isPosition(view: FileView, fn: FunctionFacts, expr: Expr): boolean {
  const it = meant(fn, expr);
  return (
    (it.k === 'unary' || it.k === 'field' || givenParam(fn, it) !== undefined) &&
    typeNameOf(view.program, view.file, fn, it) === 'loff_t'
  );
}

/** A number of bits that only a region index stands above, taken off an offset of the device fd. */
function writtenBits(view: FileView, fn: FunctionFacts, expr: Expr & { k: 'binary' }): bigint | undefined {
  const count = numeric(view.program, view.file, expr.right);
  const isPages = expr.left.k === 'field' && expr.left.field === 'vm_pgoff';
  const bits = count !== undefined && isPages ? count + leastPageShift : count;
  return bits !== undefined && isRegionShift(bits) && (isPages || isPosition(view, fn, expr.left))
    ? bits
    : undefined;
}

function apart(view: FileView, fn: FunctionFacts, expr: Expr): Apart | undefined {
  const { program, file } = view;
  if (expr.k === 'call' && expr.callee.k === 'name' && toIndexName.test(expr.callee.name)) {
    const bits = macroShift(program, file, expr.callee.name);
    const [of] = expr.args;
    return bits === undefined || !of ? undefined : { at: expr, of, name: expr.callee, bits };
  }
  if (expr.k !== 'binary') return undefined;
  if (expr.op === '>>') {
    const name = namedShift(expr.right, regionShiftName);
    const bits = name ? numeric(program, file, name) : writtenBits(view, fn, expr);
    return bits === undefined ? undefined : { at: expr, of: expr.left, name, bits };
  }
  if (expr.op === '-') {
    // What is left of a position without the beginning of its region.
    const made = expr.right.k === 'call' && expr.right.callee.k === 'name' ? expr.right.callee : undefined;
    const bits = made && toOffsetName.test(made.name) ? macroShift(program, file, made.name) : undefined;
    return made && bits !== undefined ? { at: expr, of: expr.left, name: made, bits } : undefined;
  }
  const name = expr.op === '&' ? namedShift(expr.right, regionMaskName) : undefined;
  const bits = name && maskBits(view, name);
  return name && bits !== undefined ? { at: expr, of: expr.left, name, bits } : undefined;
}

/** An offset that the function itself made, with a macro of the same spacing. */
const isOwnMaking = (view: FileView, fn: FunctionFacts, { of, bits }: Apart): boolean =>
  [...expressions(meant(fn, of))].some(
    (part) =>
      part.k === 'call' &&
      part.callee.k === 'name' &&
      toOffsetName.test(part.callee.name) &&
      macroShift(view.program, view.file, part.callee.name) === bits,
  );

function ownMacro(view: FileView, found: Apart, told: Told): Draft | NoFix {
  const prefix = told.macro?.replace(toOffsetName, '');
  const suffix =
    found.name &&
    /_?(?:OFFSET_TO_INDEX|INDEX_TO_OFFSET|OFFSET_SHIFT|OFFSET_MASK)$/i.exec(found.name.name)?.[0];
  if (prefix === undefined || suffix === undefined || !found.name)
    return no('the driver has no macro of its own for it');
  const name = `${prefix}${suffix.startsWith('_') ? suffix : `_${suffix}`}`;
  const isThere = view.program.function(name, view.file) !== undefined;
  if (!isThere) return no('the driver has no macro of its own for it');
  return {
    title: `Use ${name}`,
    change: `Use ${name}, which has the spacing that user space is told.`,
    safety: 'safe',
    edits: [{ file: view.file, span: found.name.span, newText: name }],
  };
}

/** A wrapper hands the position or mapping on as it got it. */
function handsOn(fn: FunctionFacts, call: Expr & { k: 'call' }): boolean {
  const last = call.args.at(-1);
  if (last?.k !== 'name' || !fn.params.some(({ name }) => name === last.name)) return false;
  for (const expr of inBody(fn.body))
    for (const target of writtenBy(expr))
      if ([...expressions(target)].some((part) => part.k === 'name' && part.name === last.name)) return false;
  return true;
}

const nowhere: FunctionFacts = {
  name: '',
  isStatic: true,
  isMacro: false,
  params: [],
  returns: { base: '', pointers: 0 },
  body: [],
  calls: [],
  span: [0, 0],
  damaged: false,
};

export const mixedBusShift: Rule = {
  id: 'mixed-bus-shift',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'safe',
  title: "offsets are taken apart with another bus's shift",
  why:
    'A driver chooses how far apart its regions lie on the device fd, and tells user space in vfio_region_info.offset. Taken ' +
    'apart with another spacing, an offset gives another region: BAR2 of a device with a shift of 48 is index 512 with the 40 ' +
    'of vfio-pci. The handlers of vfio_pci_core use 40; hand them offsets of their own spacing, or none.',
  bad: `#define DEMO_OFFSET_SHIFT 48
#define DEMO_INDEX_TO_OFFSET(index) ((u64)(index) << DEMO_OFFSET_SHIFT)
#define DEMO_OFFSET_TO_INDEX(off) ((u64)(off) >> DEMO_OFFSET_SHIFT)

static void demo_region_info(struct vfio_device *core, struct vfio_region_info *info)
{
	info->offset = DEMO_INDEX_TO_OFFSET(info->index);
}

static unsigned int demo_index(struct vfio_device *core, loff_t pos)
{
	return VFIO_PCI_OFFSET_TO_INDEX(pos);
}
`,
  good: `#define DEMO_OFFSET_SHIFT 48
#define DEMO_INDEX_TO_OFFSET(index) ((u64)(index) << DEMO_OFFSET_SHIFT)
#define DEMO_OFFSET_TO_INDEX(off) ((u64)(off) >> DEMO_OFFSET_SHIFT)

static void demo_region_info(struct vfio_device *core, struct vfio_region_info *info)
{
	info->offset = DEMO_INDEX_TO_OFFSET(info->index);
}

static unsigned int demo_index(struct vfio_device *core, loff_t pos)
{
	return DEMO_OFFSET_TO_INDEX(pos);
}
`,
  mail: {
    subject: 'Use one spacing of regions',
    defect:
      '{functions} take{s} offsets of the device fd apart with another spacing than the one that user space is told.',
    consequence: 'The index is that of another region, or of none.',
  },
  *check(view): Iterable<Found> {
    if (!isOfVfio(view.program, view.file)) return;
    const told = toldIn(view);
    if (!told) return;
    const because = [
      {
        file: told.file.file,
        span: told.span,
        message: `user space is told offsets with a shift of ${told.bits}`,
      },
    ];
    for (const fn of view.file.functions) {
      if (fn.isMacro) continue;
      for (const expr of inBody(fn.body)) {
        const found = apart(view, fn, expr);
        if (found) view.look({ file: view.file, span: expr.span });
        if (found && found.bits !== told.bits && !isOwnMaking(view, fn, found))
          yield {
            site: { file: view.file, fn, span: found.at.span },
            message: `an offset is taken apart with a shift of ${found.bits}, and told with one of ${told.bits}`,
            because,
            fix: ownMacro(view, found, told),
          };
        if (expr.k !== 'call' || expr.callee.k !== 'name') continue;
        if (interfaces.get(expr.callee.name)?.invalidates) {
          for (const arg of expr.args)
            for (const part of expressions(meant(fn, arg))) {
              if (part.k !== 'call' || part.callee.k !== 'name' || !toOffsetName.test(part.callee.name))
                continue;
              const bits = macroShift(view.program, view.file, part.callee.name);
              if (bits !== undefined && bits !== told.bits)
                yield {
                  site: { file: view.file, fn, span: part.span },
                  message: `an offset is made with a shift of ${bits}, and told with one of ${told.bits}`,
                  because,
                  fix: no('the place of the right one is not proved'),
                };
            }
          continue;
        }
        if (told.bits === coreBits || !coreHandler.test(expr.callee.name)) continue;
        if (expr.callee.name.endsWith('_ioctl') || handsOn(fn, expr))
          yield {
            site: { file: view.file, fn, span: expr.span },
            message: `${expr.callee.name}() takes offsets apart with a shift of ${coreBits}, told is ${told.bits}`,
            because,
            fix: no('what to hand on instead is for the driver to say'),
          };
      }
    }
    if (told.bits === coreBits) return;
    for (const { type, fields } of view.file.tables) {
      if (!mmapTables.has(view.program.resolve(type.base))) continue;
      // One that has the library tell user space of the regions tells its spacing.
      if (
        fields.some(
          ({ value }) => value.k === 'name' && coreTells.test(value.name) && !value.name.endsWith('_ioctl'),
        )
      )
        continue;
      for (const { value } of fields)
        if (value.k === 'name' && coreHandler.test(value.name))
          yield {
            site: { file: view.file, fn: nowhere, span: value.span },
            message: `${value.name}() takes offsets apart with a shift of ${coreBits}, told is ${told.bits}`,
            because,
            fix: no('the driver needs a handler of its own'),
          };
    }
  },
};
