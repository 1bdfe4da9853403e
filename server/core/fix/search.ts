/** The look back from a store for all that its value hangs on, so that it can be worked out again elsewhere. */
import type { Expr, FunctionFacts, Span, Stmt } from '../c/ir.ts';
import { rootName } from '../infer/digest.ts';
import { checked } from '../infer/knowledge.ts';
import type { InFile } from '../infer/resolve.ts';
import { inBody, statements, writtenBy } from '../infer/walk.ts';
import { no, type NoFix } from './draft.ts';
import type { Step } from './linear.ts';
import { localsOf } from './locals.ts';
import { quietIn } from './quiet.ts';
import type { Scene } from './scene.ts';
import { inside, onOneLine } from './text.ts';
import { pruned, readsName, setsName, without } from './prune.ts';
import { around, callIn, callName, isAddress, namesIn, reaches, setIn } from './variables.ts';

type Fn = InFile<FunctionFacts>;

/** One step of the way, as the helper's text has it. */
export interface Item {
  /** The names that it gives a value. */
  readonly sets: readonly string[];
  readonly reads: readonly string[];
  /** The initialiser of a declaration, where one expression does it. */
  readonly init?: string;
  /** Statements otherwise, indented by one tab. */
  readonly code?: string;
  readonly step: Step;
}

/** Text moved to stand under one tab. */
function reindent(text: string, span: Span): string {
  const start = text.lastIndexOf('\n', span[0] - 1) + 1;
  const tabs = /^\t*/.exec(text.slice(start))?.[0].length ?? 1;
  const lines = text
    .slice(...span)
    .replace(/\r/g, '')
    .split('\n');
  return lines
    .map((line, i) =>
      i === 0 ? `\t${line}` : line.replace(new RegExp(`^\\t{0,${Math.max(0, tabs - 1)}}`), ''),
    )
    .join('\n');
}

export const namesOfLocals = (fn: FunctionFacts): ReadonlySet<string> =>
  new Set([...statements(fn.body)].flatMap((stmt) => (stmt.k === 'decl' ? [stmt.name] : [])));

/** Builds a way; one for each store. */
export class Search {
  readonly #scene: Scene;
  readonly items: Item[] = [];
  readonly exprs: Expr[] = [];
  readonly types = new Map<string, string>();
  /** Names whose value is still to be found, in the function at hand. */
  needed = new Set<string>();
  /** Names that statements of the way set, for which nothing earlier has to be found. */
  readonly maybe = new Set<string>();
  /** Names that the functions below have from outside of functions. */
  readonly outer = new Set<string>();
  /** Locals and parameters of all functions on the way. */
  readonly locals = new Set<string>();
  /** Names that mean something in functions below. */
  readonly taken = new Set<string>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  #use(exprs: readonly Expr[]): void {
    this.exprs.push(...exprs);
    for (const name of namesIn(exprs)) this.needed.add(name);
  }

  start(value: Expr): void {
    this.#use([value]);
  }

  #put(item: Item): void {
    this.items.unshift(item);
  }

  #set(fn: Fn, name: string, value: Expr, init?: string): void {
    const text = this.#scene.textOf(fn.file);
    this.needed.delete(name);
    this.taken.add(name);
    this.#put({
      sets: [name],
      reads: [...namesIn([value])],
      init: onOneLine(init ?? withParentheses(text, value)),
      step: { k: 'set', name, value },
    });
    this.#use([value]);
  }

  /** Takes one statement before the store in, if a needed name hangs on it. */
  #take(fn: Fn, stmt: Stmt): NoFix | undefined {
    const sets = [...setIn([stmt])].filter((name) => this.needed.has(name));
    const [name] = sets;
    if (name === undefined) return undefined;
    const text = this.#scene.textOf(fn.file);
    const quiet = quietIn(this.#scene.program, fn.file);
    if (stmt.k === 'decl' && stmt.name === name && stmt.init && quiet(stmt.init)) {
      if (stmt.init.k === 'init') return no(`${name} is filled member by member`);
      this.#set(fn, name, stmt.init);
      return undefined;
    }
    const expr = stmt.k === 'expr' ? stmt.expr : undefined;
    if (expr?.k === 'assign' && expr.op === '=' && expr.left.k === 'name' && quiet(expr.right)) {
      this.#set(fn, name, expr.right);
      return undefined;
    }
    if (expr?.k === 'assign' && expr.left.k === 'name' && quiet(expr.right)) {
      const { left, right } = expr;
      const value: Expr = { k: 'binary', op: expr.op.slice(0, -1), left, right, span: expr.span };
      const step: Step = { k: 'set', name, value };
      this.#put({ sets: [name], reads: [...namesIn([value])], code: reindent(text, stmt.span), step });
      this.taken.add(name);
      this.#use([value]);
      return undefined;
    }
    const call = callIn(stmt);
    const operator = call && checked.get(callName(call));
    if (call && operator !== undefined && /^[-+*]$/.test(operator))
      return this.#overflow(fn, call, operator, name);
    if (call) return this.#call(fn, call, sets);
    if (!this.#isRepeatable(fn, stmt)) return no(`${name} is set in a way that a fault can't repeat`);
    const gone = pruned(stmt, this.needed, text, quiet);
    const isKept = ({ span }: { readonly span: Span }): boolean => !gone.some((one) => inside(span, one));
    const exprs = [...inBody([stmt])].filter(isKept);
    const all = [...setIn([stmt])].filter((one) => exprs.some((part) => setsName(part, one)));
    const spare = all.find((one) => !this.needed.has(one) && !readsName(exprs, one));
    if (spare !== undefined) return no(`${spare} is set there for something else`);
    const code = without(text, stmt.span, gone);
    this.#put({
      sets: all,
      reads: [...namesIn(exprs)],
      code: reindent(code.text, code.span).replace(/\breturn\b[^;]*;/g, 'return 0;'),
      step: { k: 'opaque', text: code.text.slice(...code.span), sets: all, reads: [...namesIn(exprs)] },
    });
    for (const one of all) this.taken.add(one);
    this.#use(exprs);
    // What they were before may matter where the statement sets them on some of its ways alone.
    for (const one of all) {
      this.needed.add(one);
      this.maybe.add(one);
    }
    return undefined;
  }

  #overflow(fn: Fn, call: Expr & { k: 'call' }, operator: string, name: string): NoFix | undefined {
    const text = this.#scene.textOf(fn.file);
    const [left, right] = call.args;
    const quiet = quietIn(this.#scene.program, fn.file);
    if (!left || !right || !quiet(left) || !quiet(right))
      return no(`${name} is set in a way that a fault can't repeat`);
    const value: Expr = { k: 'binary', op: operator, left, right, span: call.span };
    const part = (one: Expr): string =>
      one.k === 'binary' || one.k === 'cond' ? `(${text.slice(...one.span)})` : text.slice(...one.span);
    this.#set(fn, name, value, `${part(left)} ${operator} ${part(right)}`);
    return undefined;
  }

  /** A helper of the driver that gives its results through pointers, and does nothing else. */
  #call(fn: Fn, call: Expr & { k: 'call' }, sets: readonly string[]): NoFix | undefined {
    const { program } = this.#scene;
    const callee = program.function(callName(call), fn.file);
    const quiet = quietIn(program, fn.file);
    const outs = call.args.flatMap((arg) =>
      arg.k === 'unary' && arg.op === '&' && arg.arg.k === 'name' ? [arg.arg.name] : [],
    );
    const others = call.args.filter((arg) => !isAddress(arg));
    const onlyOuts =
      callee &&
      !callee.it.isMacro &&
      writesOnlyParameters(callee, (expr) => quietIn(program, callee.file)(expr));
    if (!onlyOuts || !others.every(quiet) || !sets.every((name) => outs.includes(name)))
      return no(`${callName(call) || 'a call'}() sets ${sets[0] ?? 'it'}, and may do more`);
    for (const name of outs) this.needed.delete(name);
    this.#put({
      sets: outs,
      reads: [...namesIn(others)],
      code: `${reindent(this.#scene.textOf(fn.file), call.span)};`,
      step: { k: 'call', call },
    });
    for (const name of outs) this.taken.add(name);
    this.#use([...others, call.callee]);
    return undefined;
  }

  /** A statement that only works out locals: it may be made again, and what leaves it can't be met again. */
  #isRepeatable(fn: Fn, stmt: Stmt): boolean {
    const quiet = quietIn(this.#scene.program, fn.file);
    const locals = new Set(localsOf(fn.it, this.#scene.textOf(fn.file)).map(({ name }) => name));
    for (const one of statements([stmt]))
      if (
        one.k === 'goto' ||
        one.k === 'damaged' ||
        one.k === 'decl' ||
        one.k === 'label' ||
        one.k === 'either'
      )
        return false;
    if (stmt.k !== 'if' && stmt.k !== 'switch' && stmt.k !== 'loop' && stmt.k !== 'expr') return false;
    for (const expr of inBody([stmt])) {
      for (const target of writtenBy(expr)) {
        const root = rootName(target);
        if (root === undefined || !locals.has(root) || reaches(target) || target.k === 'index') return false;
      }
      if (expr.k === 'call' && !quiet(expr)) return false;
      if (expr.k === 'unary' && expr.op === '&' && expr.arg.k === 'name') return false;
    }
    return true;
  }

  /** Backwards from a place to the function's beginning. */
  walk(fn: Fn, span: Span, roots: ReadonlySet<string>, used: Set<string>): NoFix | undefined {
    const settle = (): void => {
      for (const name of roots) if (this.needed.delete(name)) used.add(name);
    };
    settle();
    for (const { list, index } of around(fn.it.body, span).toReversed()) {
      const at = list[index];
      if (at?.k === 'loop') return no('it is made in a loop');
      for (let i = index - 1; i >= 0; i--) {
        const stmt = list[i];
        if (!stmt) continue;
        if (stmt.k === 'case') {
          // Where the case before it falls into this one, its statements count too.
          const before = list.slice(0, i).findLast((one) => one.k !== 'case');
          if (before && !/^(?:break|return|goto|continue)$/.test(before.k))
            return no('one case falls into another');
          break;
        }
        if (stmt.k === 'label' && this.#hasLocals(fn)) return no(`goto ${stmt.name} may skip a part of it`);
        const why = this.#take(fn, stmt);
        if (why) return why;
        settle();
      }
    }
    return undefined;
  }

  /** True where a local still wants a value. */
  #hasLocals(fn: Fn): boolean {
    const own = namesOfLocals(fn.it);
    return [...this.needed].some((name) => own.has(name));
  }

  /** Types for what the items set, from the function's own declarations. */
  declare(fn: Fn): NoFix | undefined {
    const locals = localsOf(fn.it, this.#scene.textOf(fn.file));
    for (const name of this.items.flatMap(({ sets }) => sets)) {
      if (this.types.has(name)) continue;
      const own = locals.filter((local) => local.name === name);
      const [local] = own;
      if (!local && !this.types.has(name) && namesOfLocals(fn.it).has(name))
        return no(`${name} is declared in a way that can't be repeated`);
      if (!local) continue;
      if (own.length > 1 || local.isArray || /\bstatic\b/.test(local.type))
        return no(`${name} is declared in a way that can't be repeated`);
      this.types.set(name, local.type);
    }
    return undefined;
  }

  root(name: string, type: string, init: string, value: Expr): void {
    this.needed.delete(name);
    this.taken.add(name);
    this.types.set(name, type);
    this.#put({ sets: [name], reads: [], init, step: { k: 'set', name, value } });
  }

  /** A parameter, given what the only caller gives it. */
  parameter(fn: Fn, name: string, type: string, value: Expr): void {
    this.#set(fn, name, value);
    this.types.set(name, type);
  }
}

/** An expression's text with the parentheses that its span leaves out. */
function withParentheses(text: string, expr: Expr): string {
  let [start, end] = expr.span;
  for (;;) {
    const before = /\(\s*$/.exec(text.slice(0, start));
    const after = /^\s*\)/.exec(text.slice(end));
    const source = text.slice(start, end);
    const open = (source.match(/\(/g) ?? []).length - (source.match(/\)/g) ?? []).length;
    if (open === 0 || !before || !after) return text.slice(start, end);
    start = before.index;
    end += after[0].length;
  }
}

/** True where a function computes and writes to its own locals and through its parameters alone. */
function writesOnlyParameters({ it }: Fn, quiet: (expr: Expr) => boolean): boolean {
  const own = new Set(it.params.map(({ name }) => name));
  for (const stmt of statements(it.body)) {
    if (stmt.k === 'decl') own.add(stmt.name);
    if (stmt.k === 'damaged' || stmt.k === 'loop' || stmt.k === 'goto') return false;
  }
  for (const expr of inBody(it.body)) {
    if (expr.k === 'call' && !quiet(expr)) return false;
    for (const target of writtenBy(expr)) {
      const inner = target.k === 'unary' && target.op === '*' ? target.arg : target;
      if (inner.k !== 'name' || !own.has(inner.name)) return false;
    }
  }
  return true;
}
