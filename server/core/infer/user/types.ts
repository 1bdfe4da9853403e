/** The declared type of an expression in a user-space program, and how many bits it holds. */
import type { Expr, FileFacts, TypeName } from '../../c/ir.ts';
import type { Program } from '../program.ts';
import type { Site } from '../events.ts';
import { narrowTypes, offsetTypes } from './knowledge.ts';
import { givenOf, note, ownerOf, type Frame, type Run } from './run.ts';
import { find, unknown, type Value } from './value.ts';

const pointee = ({ base, pointers, array }: TypeName): TypeName | undefined =>
  array === true ? { base, pointers } : pointers > 0 ? { base, pointers: pointers - 1 } : undefined;

export function typeOf(run: Run, frame: Frame, expr: Expr): TypeName | undefined {
  switch (expr.k) {
    case 'name': {
      const given = givenOf(frame, expr.name);
      if (given) return typeOf(run, given.frame, given.expr);
      return (
        ownerOf(frame, expr.name)?.types.get(expr.name) ?? run.program.table(expr.name, frame.file)?.it.type
      );
    }
    case 'field': {
      const struct = structOf(run, frame, expr.base);
      return struct === '' ? undefined : run.program.member(struct, expr.field, frame.file);
    }
    case 'index': {
      const type = typeOf(run, frame, expr.base);
      return type && pointee(type);
    }
    case 'unary': {
      const type = typeOf(run, frame, expr.arg);
      if (!type || expr.op === '!') return undefined;
      if (expr.op === '&') return { base: type.base, pointers: type.pointers + 1 };
      return expr.op === '*' ? pointee(type) : type;
    }
    case 'update':
      return typeOf(run, frame, expr.arg);
    case 'cast':
      return expr.type;
    case 'binary':
      return expr.op === '+' || expr.op === '-' ? typeOf(run, frame, expr.left) : undefined;
    case 'call':
      return expr.callee.k === 'name'
        ? run.program.function(expr.callee.name, frame.file)?.it.returns
        : undefined;
    default:
      return undefined;
  }
}

/** The struct that an expression is or points to; '' where nothing says. */
export function structOf(run: Run, frame: Frame, expr: Expr): string {
  return run.program.resolve(typeOf(run, frame, expr)?.base ?? '');
}

/** True where the file says that its offsets have 32 bits; without a word, the machine may be a 64-bit one. */
function isSmall(program: Program, file: FileFacts): boolean {
  const value = program.meaning('_FILE_OFFSET_BITS', file)?.expr;
  return value?.k === 'int' && value.value === '32';
}

/** True where a value of that type holds no offset on a device fd. */
export function isNarrow(program: Program, type: TypeName, file: FileFacts): boolean {
  if (type.pointers > 0 || type.array === true) return false;
  let { base } = type;
  for (let depth = 0; depth < 8 && !narrowTypes.has(base) && program.resolve(base) !== base; depth++)
    base = program.resolve(base);
  return narrowTypes.has(base) || (offsetTypes.has(base) && isSmall(program, file));
}

/** A value put where a type says how many bits there are: a region's offset is cut there, and shown to be. */
export function fitted(
  run: Run,
  frame: Frame,
  type: TypeName | undefined,
  value: Value,
  site: Site,
  what: string,
  file: FileFacts = frame.file,
): Value {
  const cut = find(value, 'region');
  if (!cut || !type || !isNarrow(run.program, type, file)) return value;
  if (!frame.evidence.splits && run.printing === 0)
    note(run, { ...site, kind: 'narrow', type: type.base, what, because: cut.because });
  return unknown;
}
