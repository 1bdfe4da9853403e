/** Whether a pfn moves with the page that vm_pgoff holds: the expression is worked out for two pages and compared. */
import type { Expr, FileFacts, FunctionFacts, Stmt } from '../c/ir.ts';
import {
  regionMaskName,
  regionShiftName,
  toIndexName,
  toOffsetName,
  transparent,
} from '../infer/knowledge.ts';
import type { Program } from '../infer/program.ts';

/** What a step of the way to a pfn does: gives a name a value, or stands for text that is not looked into. */
export type Step =
  | { readonly k: 'set'; readonly name: string; readonly value: Expr }
  | { readonly k: 'call'; readonly call: Expr & { k: 'call' } }
  | {
      readonly k: 'opaque';
      readonly text: string;
      readonly sets: readonly string[];
      readonly reads: readonly string[];
    };

type Env = Map<string, bigint>;

const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);

/** A number for what nothing is known of: the same for the same text and inputs, aligned as a base is. */
function opaque(text: string, inputs: readonly bigint[]): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const char of `${text}(${inputs.join()})`)
    hash = u64((hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return (hash & 0xffffffffn) << 12n;
}

const constants: ReadonlyMap<string, bigint> = new Map([
  ['PAGE_SHIFT', 12n],
  ['PAGE_SIZE', 4096n],
  ['PAGE_MASK', u64(~4095n)],
  ['true', 1n],
  ['false', 0n],
  ['NULL', 0n],
]);

/** C on 64 bits for what offsets are made of; shifts by more than 63 give nothing. */
function operate(op: string, a: bigint, b: bigint): bigint | undefined {
  switch (op) {
    case '+':
      return u64(a + b);
    case '-':
      return u64(a - b);
    case '*':
      return u64(a * b);
    case '/':
      return b === 0n ? undefined : a / b;
    case '%':
      return b === 0n ? undefined : a % b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return b > 63n ? undefined : u64(a << b);
    case '>>':
      return b > 63n ? undefined : a >> b;
    default:
      return undefined;
  }
}

interface Machine {
  readonly program: Program;
  readonly pgoff: bigint;
  budget: number;
}

const number = (text: string): bigint | undefined => {
  const digits = text.replace(/[uUlL]+$/, '');
  return /^(?:0[xX][0-9a-fA-F]+|[1-9]\d*|0)$/.test(digits) ? BigInt(digits) : undefined;
};

function nameValue(machine: Machine, env: Env, file: FileFacts, name: string): bigint {
  const known = env.get(name) ?? constants.get(name);
  if (known !== undefined) return known;
  const meaning = machine.program.meaning(name, file);
  const value = meaning && evaluate(machine, new Map(), meaning.file, meaning.expr);
  if (value !== undefined) return value;
  if (regionShiftName.test(name)) return 40n;
  return regionMaskName.test(name) ? (1n << 40n) - 1n : opaque(name, []);
}

function callValue(
  machine: Machine,
  env: Env,
  file: FileFacts,
  call: Expr & { k: 'call' },
): bigint | undefined {
  const name = call.callee.k === 'name' ? call.callee.name : '';
  const args = call.args.map((arg) => evaluate(machine, env, file, arg) ?? 0n);
  const [first = 0n] = args;
  if (/^(?:PHYS_PFN|PFN_DOWN|__phys_to_pfn)$/.test(name)) return first >> 12n;
  if (/^(?:PFN_PHYS|__pfn_to_phys)$/.test(name)) return u64(first << 12n);
  if (/^(?:BIT|BIT_ULL)$/.test(name)) return operate('<<', 1n, first);
  if (/^GENMASK(?:_ULL)?$/.test(name) && args[1] === 0n) return (1n << (first + 1n)) - 1n;
  if (transparent.has(name) && !/ALIGN|round/.test(name)) return first;
  const fn = name === '' ? undefined : machine.program.function(name, file);
  const inner = fn && run(machine, env, file, fn.it, fn.file, call.args);
  if (inner !== undefined) return inner;
  if (toIndexName.test(name)) return first >> 40n;
  if (toOffsetName.test(name)) return u64(first << 40n);
  return opaque(name, args);
}

/** The value of an expression; what can't be worked out is a number of its own. */
function evaluate(machine: Machine, env: Env, file: FileFacts, expr: Expr): bigint | undefined {
  if (machine.budget-- <= 0) return undefined;
  const of = (inner: Expr): bigint => evaluate(machine, env, file, inner) ?? 0n;
  switch (expr.k) {
    case 'int':
      return number(expr.value) ?? opaque(expr.value, []);
    case 'name':
      return nameValue(machine, env, file, expr.name);
    case 'field':
      return expr.field === 'vm_pgoff' ? machine.pgoff : opaque(expr.field, [of(expr.base)]);
    case 'index':
      return opaque('[]', [of(expr.base), of(expr.index)]);
    case 'cast':
      return of(expr.arg);
    case 'unary':
      if (expr.op === '~') return u64(~of(expr.arg));
      if (expr.op === '-') return u64(-of(expr.arg));
      return opaque(expr.op, [of(expr.arg)]);
    case 'binary':
      return (
        operate(expr.op, of(expr.left), of(expr.right)) ?? opaque(expr.op, [of(expr.left), of(expr.right)])
      );
    case 'call':
      return callValue(machine, env, file, expr);
    case 'cond':
      return opaque('?', [of(expr.test), of(expr.else), ...(expr.taken ? [of(expr.taken)] : [])]);
    default:
      return undefined;
  }
}

/** Straight through a function's body, past the tests that leave it; undefined where it branches otherwise. */
function run(
  machine: Machine,
  outer: Env,
  from: FileFacts,
  fn: FunctionFacts,
  file: FileFacts,
  args: readonly Expr[],
): bigint | undefined {
  const env: Env = new Map();
  const outs = new Map<string, string>();
  fn.params.forEach((param, i) => {
    const arg = args[i];
    if (!arg) return;
    if (arg.k === 'unary' && arg.op === '&' && arg.arg.k === 'name') outs.set(param.name, arg.arg.name);
    env.set(param.name, evaluate(machine, outer, from, arg) ?? 0n);
  });
  const assign = (target: Expr, value: bigint | undefined): boolean => {
    if (value === undefined) return false;
    if (target.k === 'name') env.set(target.name, value);
    const out =
      target.k === 'unary' && target.op === '*' && target.arg.k === 'name'
        ? outs.get(target.arg.name)
        : undefined;
    if (out !== undefined) outer.set(out, value);
    return target.k === 'name' || out !== undefined;
  };
  const leaves = (body: readonly Stmt[]): boolean =>
    body.every(
      (stmt) => stmt.k === 'return' || stmt.k === 'goto' || (stmt.k === 'block' && leaves(stmt.body)),
    );
  for (const stmt of fn.body) {
    if (stmt.k === 'return') return stmt.value && evaluate(machine, env, file, stmt.value);
    if (stmt.k === 'decl') {
      if (stmt.init) env.set(stmt.name, evaluate(machine, env, file, stmt.init) ?? 0n);
    } else if (stmt.k === 'expr' && stmt.expr.k === 'assign' && stmt.expr.op === '=') {
      if (!assign(stmt.expr.left, evaluate(machine, env, file, stmt.expr.right))) return undefined;
    } else if (!(stmt.k === 'if' && stmt.else.length === 0 && leaves(stmt.taken))) return undefined;
  }
  return 0n;
}

function valueAt(
  program: Program,
  file: FileFacts,
  steps: readonly Step[],
  value: Expr,
  pgoff: bigint,
): bigint | undefined {
  const machine: Machine = { program, pgoff, budget: 10_000 };
  const env: Env = new Map();
  for (const step of steps) {
    if (step.k === 'set') env.set(step.name, evaluate(machine, env, file, step.value) ?? 0n);
    else if (step.k === 'call') callValue(machine, env, file, step.call);
    else {
      const inputs = step.reads.map((name) => nameValue(machine, env, file, name));
      for (const name of step.sets) env.set(name, opaque(`${name} ${step.text}`, inputs));
    }
  }
  return evaluate(machine, env, file, value);
}

/** True where the next page of a mapping is the next pfn: what keeps a recovered pfn right after a mapping is split. */
export function followsPage(program: Program, file: FileFacts, steps: readonly Step[], value: Expr): boolean {
  return [0n, 5n].every((page) => {
    const pgoff = (2n << 28n) + page;
    const a = valueAt(program, file, steps, value, pgoff);
    const b = valueAt(program, file, steps, value, pgoff + 1n);
    return a !== undefined && b !== undefined && u64(b - a) === 1n;
  });
}

/** True where an offset in bytes is that of the region that the mapping is of, whatever region that is. */
export function isOwnRegion(program: Program, file: FileFacts, steps: readonly Step[], value: Expr): boolean {
  return [1n, 3n].every((index) => {
    const offset = valueAt(program, file, steps, value, index << 28n);
    return offset !== undefined && offset >> 12n === index << 28n;
  });
}
