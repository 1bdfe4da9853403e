/** What the text of a function says of its names, whatever order it runs in: indexes, device fds, offsets on one. */
import type { Expr, FileFacts, FunctionFacts, Init } from '../../c/ir.ts';
import { label } from '../eval.ts';
import type { Program } from '../program.ts';
import { inBody, statements } from '../walk.ts';
import { deviceRequest, getDevice, indexMember, indexName, offsetCalls, prints } from './knowledge.ts';

export interface Evidence {
  /** Names that are put where the kernel takes a region index, or compared with one. */
  readonly indexes: ReadonlySet<string>;
  /** Names that are the fd of a VFIO device. */
  readonly devices: ReadonlySet<string>;
  /** Names that stand alone as the offset in a call on an fd, with that fd. */
  readonly offsets: ReadonlyMap<string, Expr>;
  /** Names that stand in print calls alone. */
  readonly printed: ReadonlySet<string>;
  /** It puts a number in halves or bytes: what is cut off is kept elsewhere. */
  readonly splits: boolean;
}

const bare = (expr: Expr): Expr => (expr.k === 'cast' ? bare(expr.arg) : expr);
export const nameOf = (expr: Expr): string | undefined => {
  const inner = bare(expr);
  return inner.k === 'name' ? inner.name : undefined;
};
export const calleeOf = (expr: Expr): string =>
  expr.k === 'call' && expr.callee.k === 'name' ? expr.callee.name : '';

/** The fd and offset of a call that takes them. */
export function offsetOf(
  expr: Expr,
): { readonly fd: Expr; readonly offset: Expr; readonly at: number } | undefined {
  if (expr.k !== 'call') return undefined;
  const name = calleeOf(expr);
  const known = offsetCalls.find((one) => one.count === expr.args.length && one.name.test(name));
  const [fd, offset] = known ? [expr.args[known.fd], expr.args[known.offset]] : [];
  return known && fd && offset ? { fd, offset, at: known.offset } : undefined;
}

/** The struct member that an expression is, as `struct.member`; '' where its struct is out of sight. */
export function memberOf(program: Program, expr: Expr, fn: FunctionFacts, file: FileFacts): string {
  if (expr.k === 'index') return memberOf(program, expr.base, fn, file);
  if (expr.k !== 'field') return '';
  const struct = program.structOf(expr.base, fn, file);
  return struct === '' ? '' : program.fieldKey(struct, expr.field, file);
}

function add(set: Set<string>, expr: Expr | undefined): void {
  const name = expr && nameOf(expr);
  if (name !== undefined) set.add(name);
}

function count(map: Map<string, number>, name: string): void {
  map.set(name, (map.get(name) ?? 0) + 1);
}

const comparisons = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** Makes the evidence of functions, each once; that of the functions they call counts for what they hand over. */
export function createEvidence(program: Program): {
  of(fn: FunctionFacts, file: FileFacts): Evidence;
  /** Members that hold a device's fd, in all these files. */
  devices(files: readonly FileFacts[]): ReadonlySet<string>;
} {
  const known = new Map<FunctionFacts, Evidence>();
  const held = new Set<string>();
  const of = (fn: FunctionFacts, file: FileFacts): Evidence => {
    const before = known.get(fn);
    if (before) return before;
    const indexes = new Set<string>();
    const devices = new Set<string>();
    const offsets = new Map<string, Expr>();
    const evidence = { indexes, devices, offsets, printed: new Set<string>(), splits: false };
    // To itself, a recursive function says nothing yet.
    known.set(fn, evidence);
    const device = (expr: Expr | undefined): void => {
      add(devices, expr);
      const member = expr ? memberOf(program, bare(expr), fn, file) : '';
      if (member !== '') held.add(member);
    };
    const told = (type: string, fields: readonly Init[]): void => {
      for (const { path, value } of fields)
        if (`${type}.${path.at(-1) ?? ''}` === indexMember) add(indexes, value);
    };
    const heard = (left: Expr, right: Expr): void => {
      if (memberOf(program, left, fn, file) === indexMember) add(indexes, right);
      if (right.k === 'call' && calleeOf(right) === 'ioctl' && nameOf(right.args[1] ?? right) === getDevice)
        device(left);
    };
    for (const stmt of statements(fn.body)) {
      if (stmt.k !== 'decl' || !stmt.init) continue;
      if (stmt.init.k === 'init') told(program.resolve(stmt.type.base), stmt.init.fields);
      else heard({ k: 'name', name: stmt.name, span: stmt.span }, stmt.init);
    }
    const all = new Map<string, number>();
    const inPrint = new Map<string, number>();
    let splits = false;
    for (const expr of inBody(fn.body)) {
      if (expr.k === 'name') count(all, expr.name);
      if (expr.k === 'init' && expr.type) told(program.resolve(expr.type.base), expr.fields);
      if (expr.k === 'assign') heard(expr.left, expr.right);
      if (expr.k === 'assign' && expr.op === '=' && expr.left.k === 'name')
        all.set(expr.left.name, (all.get(expr.left.name) ?? 0) - 1);
      if (
        expr.k === 'binary' &&
        expr.op === '>>' &&
        expr.right.k === 'int' &&
        /^(?:8|32)[uUlL]*$/.test(expr.right.value)
      )
        splits = true;
      if (expr.k === 'binary' && comparisons.has(expr.op))
        for (const [a, b] of [
          [expr.left, expr.right],
          [expr.right, expr.left],
        ] as const)
          if (indexName.test(nameOf(b) ?? '')) add(indexes, a);
      if (expr.k !== 'call') continue;
      const name = calleeOf(expr);
      if (name === 'ioctl' && deviceRequest.test(nameOf(expr.args[1] ?? expr) ?? '')) device(expr.args[0]);
      const taken = offsetOf(expr);
      const offset = taken && nameOf(taken.offset);
      if (taken && offset !== undefined) offsets.set(offset, taken.fd);
      if (prints.test(name))
        for (const arg of expr.args)
          for (const one of inBody([{ k: 'expr', expr: arg, span: arg.span }]))
            if (one.k === 'name') count(inPrint, one.name);
      const target = program.function(name, file);
      if (!target || target.it === fn) continue;
      const theirs = of(target.it, target.file);
      target.it.params.forEach((param, i) => {
        const arg = expr.args[i];
        if (theirs.indexes.has(param.name)) add(indexes, arg);
        if (theirs.devices.has(param.name)) device(arg);
        const passed = arg && nameOf(arg);
        const fd = theirs.offsets.get(param.name);
        const at = fd ? target.it.params.findIndex(({ name: one }) => one === label(fd)) : -1;
        const given = expr.args[at];
        if (passed !== undefined && given) offsets.set(passed, given);
      });
    }
    const printed = new Set([...inPrint].filter(([name, n]) => all.get(name) === n).map(([name]) => name));
    const made = { ...evidence, printed, splits };
    known.set(fn, made);
    return made;
  };
  return {
    of,
    devices: (files) => {
      for (const file of files) for (const fn of file.functions) of(fn, file);
      return held;
    },
  };
}
