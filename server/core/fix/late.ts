/** Members and variables that a driver may still change after it is set up, while mappings live. */
import type { Expr, FileFacts, FunctionFacts } from '../c/ir.ts';
import { namesIn, rootName } from '../infer/digest.ts';
import { interfaces } from '../infer/knowledge.ts';
import type { Program } from '../infer/program.ts';
import type { InFile } from '../infer/resolve.ts';
import { inBody, writtenBy } from '../infer/walk.ts';
import type { Dependencies } from './depends.ts';
import type { Scene } from './scene.ts';

type Fn = InFile<FunctionFacts>;

/** Entries of a driver's tables that run before user space can map anything. */
const setUp = /^(?:probe|init|open_device|open|bind|bind_iommufd|match_token_uuid)$/;

/** The members of tables, at whatever depth, that name a function. */
function* entriesOf({ program }: Scene, fn: Fn): Generator<string> {
  for (const file of program.files)
    for (const table of program.contents(file.file).tables)
      for (const { path, value } of table.fields)
        if (
          namesIn([{ path, value }]).includes(fn.it.name) &&
          program.function(fn.it.name, file)?.it === fn.it
        )
          yield program.resolve(table.type.base) === 'vm_operations_struct' ? 'fault' : (path.at(-1) ?? '');
}

/** The member or variable of an element: all of an array is one. */
const whole = (expr: Expr): Expr => (expr.k === 'index' ? whole(expr.base) : expr);

/** Types of numbers; what else stands there is a struct, in sight or not. */
const number = /^(?:(?:un)?signed|int|long|short|char|bool|__?[us]\d+|[us]\d+)\b|_t$/;

/** True where what is written to is a macro of the driver that names the member. */
function isMacroOf(program: Program, file: FileFacts, target: Expr, member: string): boolean {
  const name = target.k === 'call' && target.callee.k === 'name' ? target.callee.name : rootName(target);
  const macro = name === undefined ? undefined : program.function(name, file);
  if (macro?.it.isMacro !== true) return false;
  return [...inBody(macro.it.body)].some((expr) => expr.k === 'field' && expr.field === member);
}

/** True where a function stores to the member itself, as far as types say: a local of that name is another thing. */
export function storesTo({ program }: Scene, { it, file }: Fn, key: string, member: string): boolean {
  const isOf = (struct: string): boolean =>
    struct === '' || key.startsWith('.') || program.fieldKey(struct, member, file) === key;
  const isIt = (target: Expr): boolean => {
    const expr = whole(target);
    return (
      expr.k === 'field' &&
      expr.field === member &&
      isOf(it.isMacro ? '' : program.structOf(expr.base, it, file))
    );
  };
  for (const expr of inBody(it.body)) {
    if (writtenBy(expr).some((target) => isIt(target) || isMacroOf(program, file, target, member)))
      return true;
    // A pointer to a number may write it; one to a struct stores to the members by their names.
    if (expr.k !== 'unary' || expr.op !== '&' || !isIt(expr.arg)) continue;
    const named = whole(expr.arg);
    const type =
      named.k === 'field' ? program.member(program.structOf(named.base, it, file), member, file) : undefined;
    if (type && type.pointers === 0 && number.test(type.base)) return true;
  }
  const named = program.digest(it).targets.get(member) ?? [];
  return named.some((target) => target.expr === undefined && isOf(target.struct ?? ''));
}

/**
 * True where code out of sight gets what a name stands for by its address, or, of an array, as arrays are given. A
 * function in sight that writes through a pointer stores to the members itself.
 */
function handsOut(
  { program }: Scene,
  { it, file }: Fn,
  isIt: (expr: Expr) => boolean,
  isArray: boolean,
): boolean {
  for (const expr of inBody(it.body)) {
    if (expr.k !== 'call') continue;
    const name = expr.callee.k === 'name' ? expr.callee.name : '';
    if (interfaces.has(name) || /^(?:sizeof|ARRAY_SIZE|container_of)$/.test(name)) continue;
    if (name !== '' && program.function(name, file)) continue;
    for (const arg of expr.args) {
      const isAddress = arg.k === 'unary' && arg.op === '&';
      if (isAddress ? isIt(whole(arg.arg)) : isArray && isIt(arg)) return true;
    }
  }
  return false;
}

/** True where a function runs from elsewhere than a set-up: from another entry, or from where its name was handed to. */
function runsLate(scene: Scene, writer: Fn): boolean {
  const seen = new Set<FunctionFacts>();
  const queue = [writer];
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (seen.has(next.it)) continue;
    seen.add(next.it);
    if ([...entriesOf(scene, next)].some((entry) => !setUp.test(entry))) return true;
    // A handler of interrupts, work or timers is told by its name.
    if (!next.it.isMacro && scene.program.mentioning(next.it.name).length > 0) return true;
    queue.push(...scene.program.callers(next));
  }
  return false;
}

/** The functions that name a member, by themselves or by a macro. */
function usersOf(program: Program, member: string): readonly Fn[] {
  const direct = program.users(member);
  return [...direct, ...direct.flatMap((user) => (user.it.isMacro ? program.callers(user) : []))];
}

/** A function that writes one of the things and may do so while mappings live. */
export function lateWriter(
  scene: Scene,
  { members, variables }: Dependencies,
): { fn: string; member: string } | undefined {
  const { program } = scene;
  for (const key of members) {
    const member = key.slice(key.lastIndexOf('.') + 1);
    const struct = key.slice(key.lastIndexOf('#') + 1, key.lastIndexOf('.'));
    for (const user of usersOf(program, member)) {
      const isArray = program.member(struct, member, user.file)?.array === true;
      const isIt = (expr: Expr): boolean => expr.k === 'field' && expr.field === member;
      if (!storesTo(scene, user, key, member) && !handsOut(scene, user, isIt, isArray)) continue;
      if (runsLate(scene, user)) return { fn: user.it.name, member };
    }
  }
  for (const { name, from } of variables) {
    const table = program.table(name, from);
    if (table?.it.isConst === true) continue;
    for (const user of program.mentioning(name)) {
      if (program.table(name, user.file)?.it !== table?.it || program.digest(user.it).types.has(name))
        continue;
      const isIt = (expr: Expr): boolean => expr.k === 'name' && expr.name === name;
      const stores = [...inBody(user.it.body)].some((expr) =>
        writtenBy(expr).some((target) => rootName(target) === name),
      );
      if (!stores && !handsOut(scene, user, isIt, table?.it.type.array === true)) continue;
      if (runsLate(scene, user)) return { fn: user.it.name, member: name };
    }
  }
  return undefined;
}
