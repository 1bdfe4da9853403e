/** vma-lookup-unchecked: a function gives the device behind any mapping, also one that is not VFIO's. */
import type { Expr, FunctionFacts, Stmt } from '../c/ir.ts';
import { no, type Draft, type NoFix } from '../fix/draft.ts';
import { testBefore } from '../fix/insert-test.ts';
import { givenBy, givenParam, meant, testsBefore } from '../infer/definitions.ts';
import type { Program } from '../infer/program.ts';
import { isOfVfio } from '../infer/scope.ts';
import type { InFile } from '../infer/resolve.ts';
import { expressions, inBody, statements } from '../infer/walk.ts';
import type { FileView, Found, Rule } from './rule.ts';

const finds = new Set([
  'find_vma',
  'vma_lookup',
  'find_vma_intersection',
  'find_extend_vma',
  'vma_find',
  'vma_next',
  'mas_find',
]);
const toIommu =
  /^(?:iommu_map\w*|dma_map_resource|vfio_iommu_map\w*|vfio_pin_\w+|iopt_map\w*|pci_p2pdma_\w+)$/;

/** The vma that a function gets and whose device it may return. */
const vmaOf = (fn: FunctionFacts): string | undefined =>
  fn.params.find(({ type }) => type.base === 'vm_area_struct' && type.pointers === 1)?.name;

const isVma = (fn: FunctionFacts, expr: Expr, vma: string): boolean => {
  const it = meant(fn, expr);
  return it.k === 'name' && it.name === vma;
};

/** Where the device stands that a mapping belongs to: in the vma itself, or in the file that it is of. */
function deviceIn(fn: FunctionFacts, value: Expr, vma: string, depth = 0): boolean {
  if (depth > maxDepth) return false;
  return [...expressions(value)].some((part) => {
    const it = part.k === 'name' ? meant(fn, part) : part;
    if (it !== part && it.k !== 'name') return deviceIn(fn, it, vma, depth + 1);
    if (part.k !== 'field') return false;
    if (part.field === 'vm_private_data') return isVma(fn, part.base, vma);
    const base = meant(fn, part.base);
    return (
      part.field === 'private_data' &&
      base.k === 'field' &&
      base.field === 'vm_file' &&
      isVma(fn, base.base, vma)
    );
  });
}

const quiet = /^(?:un)?likely$|^WARN|^IS_ERR|^READ_ONCE$/;

/** Names and helpers behind one another that are looked into; in broken text they may go round. */
const maxDepth = 4;

type Refuses = 'all' | 'member' | 'none';

/** What a test says of whose mapping it is. */
function refuses(program: Program, fn: InFile<FunctionFacts>, test: Expr, depth = 0): Refuses {
  let found: Refuses = 'none';
  // Further in it may ask anything.
  if (depth > maxDepth) return 'all';
  for (const part of expressions(test)) {
    if (part.k === 'field' && part.field === 'f_op') return 'all';
    if (part.k === 'name' && meant(fn.it, part) !== part) {
      const inner = refuses(program, fn, meant(fn.it, part), depth + 1);
      if (inner === 'all') return inner;
      if (inner === 'member') found = inner;
    }
    if (part.k === 'binary' && (part.op === '==' || part.op === '!='))
      for (const side of [part.left, part.right]) {
        const it = meant(fn.it, side);
        if (it.k === 'field' && it.field === 'vm_ops') return 'all';
        const base = it.k === 'field' ? meant(fn.it, it.base) : it;
        if (it.k === 'field' && base.k === 'field' && base.field === 'vm_ops') found = 'member';
      }
    if (part.k !== 'call' || part.callee.k !== 'name') continue;
    const helper = program.function(part.callee.name, fn.file);
    // Out of sight it may ask anything of what it is given.
    if (!helper) {
      if (!finds.has(part.callee.name) && !quiet.test(part.callee.name)) return 'all';
      continue;
    }
    for (const expr of inBody(helper.it.body)) {
      const inner =
        expr.k === 'binary' || expr.k === 'call' ? refuses(program, helper, expr, depth + 1) : 'none';
      if (inner === 'all') return inner;
      if (inner === 'member') found = inner;
    }
  }
  return found;
}

function strongest(program: Program, fn: InFile<FunctionFacts>, tests: readonly Expr[]): Refuses {
  const all = tests.map((test) => refuses(program, fn, test));
  return all.includes('all') ? 'all' : all.includes('member') ? 'member' : 'none';
}

/** Somebody else's mapping comes in: through a function that others call, or from a search for one. */
function isForeign(view: FileView, fn: FunctionFacts, at: number): boolean {
  if (!fn.isStatic) return true;
  return [...givenBy(view.program, { file: view.file, it: fn })].some(({ caller, args }) => {
    const arg = args[at];
    const it = arg && meant(caller.it, arg);
    const isFound = it?.k === 'call' && it.callee.k === 'name' && finds.has(it.callee.name);
    return (
      isFound && strongest(view.program, caller, testsBefore(caller.it, Number.MAX_SAFE_INTEGER)) === 'none'
    );
  });
}

/** The test asks for the region too, or for anything else of the mapping than whose it is. */
const asksRegion = (fn: FunctionFacts, tests: readonly Expr[]): boolean =>
  tests
    .flatMap((test) => [...expressions(test)])
    .flatMap((part) => (part.k === 'name' ? [...expressions(meant(fn, part))] : [part]))
    .some(
      (part) =>
        (part.k === 'field' &&
          !/^(?:f_op|vm_file|vm_ops|vm_mm|private_data|vm_private_data)$/.test(part.field)) ||
        (part.k === 'call' &&
          part.args.length > 0 &&
          !(part.callee.k === 'name' && quiet.test(part.callee.name))),
    );

/** A caller maps what it is given for DMA. */
const goesToIommu = (view: FileView, fn: FunctionFacts): boolean =>
  [fn, ...view.program.callers({ file: view.file, it: fn }).map(({ it }) => it)].some((one) =>
    one.calls.some((name) => toIommu.test(name)),
  );

/** The file operations that a mapping of the driver has, where the file has one such table. */
function fops(view: FileView): string | undefined {
  const own = view.file.tables.filter(({ type }) => type.base === 'file_operations');
  return own.length === 1 ? own[0]?.name : undefined;
}

function fixOf(view: FileView, fn: FunctionFacts, stmt: Stmt, vma: string): Draft | NoFix {
  const table = fops(view);
  if (table === undefined) return no('nothing here says which file operations are meant');
  return testBefore(
    view,
    view.file,
    fn,
    stmt.span,
    `!${vma}->vm_file || ${vma}->vm_file->f_op != &${table}`,
    {
      title: 'Refuse mappings of other files',
      change: 'Refuse mappings that are not of a file of this driver before the device is taken out of them.',
    },
  );
}

/** A table names it that is given mappings of its own. */
const isHandler = (view: FileView, fn: FunctionFacts): boolean =>
  view.program
    .tablesNaming(fn.name)
    .some(({ it }) =>
      /operations_struct|file_operations|vfio_device_ops|mdev_parent_ops|regops/.test(it.type.base),
    );

export const vmaLookupUnchecked: Rule = {
  id: 'vma-lookup-unchecked',
  severity: 'error',
  confidence: 'medium',
  fixSafety: 'safe',
  title: 'the device of a mapping is handed out without a test whose mapping it is',
  why:
    'vm_private_data and the private_data of the file mean something only to the driver that made the mapping. A look-up that ' +
    'is given any vma has to refuse those of others first, by vma->vm_file->f_op. A test of one function in vm_ops is none: ' +
    'vm_ops may be NULL, and drivers share such functions while their vm_private_data differ (a warning). Where the result is ' +
    'mapped for DMA, regions that must not be have to be refused, too.',
  bad: `struct demo *demo_from_vma(struct vm_area_struct *vma)
{
	return vma->vm_private_data;
}

static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	vma->vm_private_data = core;
	return 0;
}
`,
  good: `struct demo *demo_from_vma(struct vm_area_struct *vma)
{
	if (!vma->vm_file || vma->vm_file->f_op != &demo_fops)
		return NULL;
	return vma->vm_private_data;
}

static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	vma->vm_private_data = core;
	return 0;
}
`,
  mail: {
    subject: 'Refuse mappings of others',
    defect: '{functions} take{s} the device out of a mapping without a test that it is one of the driver.',
    consequence: 'What another driver keeps there is taken for a device.',
  },
  *check(view): Iterable<Found> {
    if (!isOfVfio(view.program, view.file)) return;
    const own = new Set(view.traced.flatMap(({ entered }) => [...entered.keys()].map(({ name }) => name)));
    for (const fn of view.file.functions) {
      if (!fn.isMacro) yield* takenFromFound(view, fn);
      const vma = fn.isMacro || own.has(fn.name) || isHandler(view, fn) ? undefined : vmaOf(fn);
      if (vma === undefined || fn.returns.pointers === 0) continue;
      view.look({ file: view.file, span: fn.span });
      const at = givenParam(fn, { k: 'name', name: vma, span: fn.span });
      if (at === undefined || !isForeign(view, fn, at)) continue;
      yield* returned(view, fn, vma);
    }
  },
};

/** The device of a mapping that the function itself searched for: it may be anybody's. */
function* takenFromFound(view: FileView, fn: FunctionFacts): Generator<Found> {
  if (!fn.calls.some((name) => finds.has(name))) return;
  const isFound = (expr: Expr): boolean => {
    const it = meant(fn, expr);
    return it.k === 'call' && it.callee.k === 'name' && finds.has(it.callee.name);
  };
  for (const expr of inBody(fn.body)) {
    if (expr.k !== 'field' || !/^(?:vm_)?private_data$/.test(expr.field)) continue;
    const base = meant(fn, expr.base);
    const of = expr.field === 'vm_private_data' ? base : base.k === 'field' ? base.base : undefined;
    const isFile = expr.field === 'vm_private_data' || (base.k === 'field' && base.field === 'vm_file');
    if (!of || !isFile || !isFound(of)) continue;
    view.look({ file: view.file, span: expr.span });
    const asked = strongest(view.program, { file: view.file, it: fn }, testsBefore(fn, expr.span[1]));
    if (asked !== 'none') continue;
    yield {
      site: { file: view.file, fn, span: expr.span },
      message: 'the device is taken out of any mapping: nothing tests vm_file->f_op',
      because: [],
      fix: no('what to do about a mapping of others is for the driver to say'),
    };
    return;
  }
}

function* returned(view: FileView, fn: FunctionFacts, vma: string): Generator<Found> {
  for (const stmt of statements(fn.body)) {
    if (stmt.k !== 'return' || !stmt.value || !deviceIn(fn, stmt.value, vma)) continue;
    const tests = testsBefore(fn, stmt.span[1]);
    const asked = strongest(view.program, { file: view.file, it: fn }, tests);
    const site = { file: view.file, fn, span: stmt.span };
    if (asked === 'none')
      yield {
        site,
        message: 'the device of any mapping is handed out: nothing tests vm_file->f_op',
        because: [],
        fix: fixOf(view, fn, stmt, vma),
      };
    else if (asked === 'member')
      yield {
        site,
        severity: 'warning',
        message: 'whose mapping it is is told by a function in vm_ops: test vm_file->f_op',
        because: [],
        fix: no('what vm_private_data holds then is for the driver to say'),
      };
    else if (!asksRegion(fn, tests) && goesToIommu(view, fn))
      yield {
        site,
        message: 'every region of the device goes to the IOMMU: no test refuses one',
        because: [],
        fix: no('which regions are meant is for the driver to say'),
      };
  }
}
