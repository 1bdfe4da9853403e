/** pfn-as-rmap-key: a pfn is looked up where mappings and pages are keyed by their offset in the file. */
import type { Expr, FunctionFacts } from '../c/ir.ts';
import { words } from '../infer/eval.ts';
import { givenParam, meant } from '../infer/definitions.ts';
import type { Argument } from '../infer/events.ts';
import { interfaces, PFN, PGOFF } from '../infer/knowledge.ts';
import { isOfVfio } from '../infer/scope.ts';
import { certain, sameKind } from '../infer/value.ts';
import { statements } from '../infer/walk.ts';
import type { FileView, Found, Rule } from './rule.ts';

const walk = 'vma_interval_tree_foreach';
const pfnName = /(?:^|_)pfn$/;
const whole = new Set(['long', 'u64', 'pgoff_t']);

/** A parameter that nobody writes to and that is called a pfn. */
function isPfnByName(fn: FunctionFacts, expr: Expr): boolean {
  const at = givenParam(fn, expr);
  const param = at === undefined ? undefined : fn.params[at];
  return (
    param !== undefined &&
    pfnName.test(param.name) &&
    param.type.pointers === 0 &&
    [...whole].some((type) => param.type.base.endsWith(type))
  );
}

/** The page offsets that a walk over i_mmap is given: it is a loop, and no call. */
function* walkKeys(
  view: FileView,
): Generator<{ readonly fn: FunctionFacts; readonly keys: readonly Expr[] }> {
  const text = view.textOf(view.file);
  for (const fn of view.file.functions)
    for (const stmt of statements(fn.body)) {
      if (stmt.k !== 'loop' || !stmt.test || !text.startsWith(walk, stmt.span[0])) continue;
      yield { fn, keys: listed(stmt.test).slice(2, 4) };
    }
}

const listed = (expr: Expr): readonly Expr[] =>
  expr.k === 'comma' ? [...listed(expr.left), ...listed(expr.right)] : [expr];

/** By its name, or because a function that gives a pfn gave it. */
function isPfnByText(fn: FunctionFacts, key: Expr): boolean {
  const it = meant(fn, key);
  const gives =
    it.k === 'call' && it.callee.k === 'name' ? interfaces.get(it.callee.name)?.returns : undefined;
  return (gives !== undefined && sameKind(gives, PFN)) || isPfnByName(fn, it);
}

const isPfn = (fn: FunctionFacts, { got, expr }: Argument): boolean => {
  const kind = certain(got);
  return kind ? sameKind(kind, PFN) : isPfnByName(fn, expr);
};

export const pfnAsRmapKey: Rule = {
  id: 'pfn-as-rmap-key',
  severity: 'error',
  confidence: 'medium',
  fixSafety: 'none',
  title: 'a pfn is given where a page offset of the file is due',
  why:
    'i_mmap and the page cache are keyed by the page offset in the file, and vma_address() goes from it to the user address. ' +
    'A pfn there finds nothing, or another mapping. Until 6.19 the handling of memory failures looked mappings of device memory ' +
    'up by pfn, so that SIGBUS carried a wrong address. Translate the pfn to a page offset first.',
  bad: `static void demo_poison(struct vfio_device *core, struct vm_area_struct *vma, phys_addr_t addr)
{
	demo_signal(core, vma_address(vma, PHYS_PFN(addr), 1));
}
`,
  good: `static void demo_poison(struct vfio_device *core, struct vm_area_struct *vma, phys_addr_t addr)
{
	pgoff_t page = demo_page_of(core, addr);

	demo_signal(core, vma_address(vma, vma->vm_pgoff + page, 1));
}
`,
  mail: {
    subject: 'Look mappings up by page offset',
    defect: '{functions} look{s} up by pfn what is keyed by the page offset in the file.',
    consequence: 'Nothing is found there, or another mapping.',
  },
  *check(view): Iterable<Found> {
    const walked = new Set<string>();
    for (const { fn, keys } of isOfVfio(view.program, view.file) ? walkKeys(view) : []) {
      for (const key of keys) view.look({ file: view.file, span: key.span });
      const key = keys.find((one) => isPfnByText(fn, one));
      if (!key) continue;
      if (key.k === 'name') walked.add(`${fn.name}:${key.name}`);
      yield {
        site: { file: view.file, fn, span: key.span },
        message: `${walk}() takes ${words(PGOFF)}, got ${words(PFN)}`,
        because: [],
      };
    }
    for (const call of view.calls) {
      if (!call.takes.looksUp) continue;
      for (const arg of call.args) {
        if (!arg.takes || !sameKind(arg.takes, PGOFF)) continue;
        view.look({ file: call.file, span: arg.expr.span });
        if (!isPfn(call.fn, arg)) continue;
        // The variable that a walk in the same function was given: one cause.
        if (arg.expr.k === 'name' && walked.has(`${call.fn.name}:${arg.expr.name}`)) continue;
        yield {
          site: call,
          span: arg.expr.span,
          message: `${call.name}() takes ${words(PGOFF)}, got ${words(PFN)}`,
          because: arg.got.alts[0]?.because ?? [],
        };
        break;
      }
    }
  },
};
