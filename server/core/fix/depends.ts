/** What the way to a pfn hangs on, through the driver's own functions and macros: members, variables, and what a split changes. */
import type { Expr, FileFacts, FunctionFacts } from '../c/ir.ts';
import { containers } from '../infer/knowledge.ts';
import type { InFile } from '../infer/resolve.ts';
import { expressions, inBody, statements } from '../infer/walk.ts';
import type { Scene } from './scene.ts';

type Fn = InFile<FunctionFacts>;

/** Members of the vma that change when it is split, or that are no part of its offset. */
const unstableMember = /^vm_(?:start|end|flags|mm|page_prot|file)$/;
/** Functions that tell such members (include/linux/mm.h). */
const unstableCall = /^vma_(?:pages|size|desc_pages|desc_size|last_pgoff)$/;

const maxFunctions = 40;

/** Every expression of the way, those of the functions and macros that it uses included, with where it stands. */
function* reached(scene: Scene, fn: Fn, exprs: readonly Expr[]): Generator<{ expr: Expr; fn: Fn }> {
  const seen = new Set<FunctionFacts>();
  const queue: { exprs: readonly Expr[]; fn: Fn }[] = [{ exprs, fn }];
  for (let next = queue.pop(); next; next = queue.pop())
    for (const whole of next.exprs)
      for (const expr of expressions(whole)) {
        yield { expr, fn: next.fn };
        if (expr.k !== 'name' || seen.size >= maxFunctions) continue;
        const used = scene.program.function(expr.name, next.fn.file);
        if (!used || seen.has(used.it)) continue;
        seen.add(used.it);
        queue.push({ exprs: [...inBody(used.it.body)], fn: used });
      }
}

export interface Dependencies {
  /** Field keys of members. */
  readonly members: readonly string[];
  readonly variables: readonly { readonly name: string; readonly from: FileFacts }[];
  /** The functions and macros that are used. */
  readonly functions: ReadonlySet<string>;
  /** Names that macros take from where they are used. */
  readonly captured: readonly string[];
  /** It hangs on where the mapping lies or how long it is. */
  readonly unstable: boolean;
}

/** What expressions that stand in a function hang on. */
export function dependenciesOf(scene: Scene, fn: Fn, exprs: readonly Expr[]): Dependencies {
  const { program } = scene;
  const members = new Set<string>();
  const variables = new Map<string, FileFacts>();
  const functions = new Set<string>();
  const captured = new Set<string>();
  const words = new Set<Expr>();
  let unstable = false;
  for (const { expr, fn: at } of reached(scene, fn, exprs)) {
    if (expr.k === 'field') {
      if (unstableMember.test(expr.field)) unstable = true;
      if (/^vm_(?:pgoff|private_data)$/.test(expr.field)) continue;
      // A macro's parameters have no types.
      const struct = at.it.isMacro ? '' : program.structOf(expr.base, at.it, at.file);
      members.add(program.fieldKey(struct, expr.field, at.file));
    }
    // A container_of()'s type and member are no variables.
    if (expr.k === 'call' && expr.callee.k === 'name' && containers.has(expr.callee.name))
      for (const word of expr.args.slice(1)) words.add(word);
    if (expr.k !== 'name' || words.has(expr)) continue;
    if (at.it.isMacro && !at.it.params.some(({ name }) => name === expr.name)) captured.add(expr.name);
    if (unstableCall.test(expr.name)) unstable = true;
    if (program.function(expr.name, at.file)) functions.add(expr.name);
    else if (!program.digest(at.it).types.has(expr.name) && program.table(expr.name, at.file))
      variables.set(expr.name, at.file);
  }
  return {
    members: [...members],
    variables: [...variables].map(([name, from]) => ({ name, from })),
    functions,
    captured: [...captured],
    unstable,
  };
}

/** The locals and parameters of a function that macros in some of its expressions take without being given them. */
export function capturesOf(scene: Scene, fn: Fn, exprs: readonly Expr[]): ReadonlySet<string> {
  const own = new Set(fn.it.params.map(({ name }) => name));
  for (const stmt of statements(fn.it.body)) if (stmt.k === 'decl') own.add(stmt.name);
  return new Set(dependenciesOf(scene, fn, exprs).captured.filter((name) => own.has(name)));
}
