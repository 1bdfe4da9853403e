/** Lvalues as places, and the types of expressions: what a path such as `vmf->vma->vm_pgoff` names. */
import type { Expr, TypeName } from '../c/ir.ts';
import { evaluate } from './eval.ts';
import { ownerOf, type Frame, type Run, type State } from './frame.ts';
import { containers, returned } from './knowledge.ts';

const pointee = (type: TypeName | undefined): TypeName | undefined =>
  type &&
  (type.array
    ? { base: type.base, pointers: type.pointers }
    : type.pointers > 0
      ? { base: type.base, pointers: type.pointers - 1 }
      : undefined);

const depthOf = (frame: Frame): number => (frame.outer ? 1 + depthOf(frame.outer) : 0);

/** The expression that an object-like macro, or a macro's parameter, stands for, and where its names are looked up. */
function meaningOf(
  run: Run,
  frame: Frame,
  expr: Expr & { k: 'name' },
): { readonly frame: Frame; readonly expr: Expr } | undefined {
  const owner = ownerOf(frame, expr.name);
  const arg = owner?.args?.get(expr.name);
  if (arg && owner?.outer) return { frame: owner.outer, expr: arg };
  const meaning = owner ? undefined : run.program.meaning(expr.name, frame.file);
  if (!meaning || depthOf(frame) >= 8) return undefined;
  return { frame: { ...frame, file: meaning.file, types: new Map(), outer: frame }, expr: meaning.expr };
}

/** A member's name, where a macro spells it. */
function memberName(run: Run, frame: Frame, expr: Expr & { k: 'field' }): string {
  const meaning = run.program.meaning(expr.field, frame.file)?.expr;
  return meaning?.k === 'name' ? meaning.name : expr.field;
}

/** The type of an expression, as far as declarations in sight say. */
export function typeOf(run: Run, frame: Frame, expr: Expr): TypeName | undefined {
  switch (expr.k) {
    case 'name': {
      const meaning = meaningOf(run, frame, expr);
      if (meaning) return typeOf(run, meaning.frame, meaning.expr);
      const type = ownerOf(frame, expr.name)?.types.get(expr.name);
      return type ?? run.program.table(expr.name, frame.file)?.it.type;
    }
    case 'field': {
      const base = typeOf(run, frame, expr.base);
      return (
        base && run.program.member(run.program.resolve(base.base), memberName(run, frame, expr), frame.file)
      );
    }
    case 'index':
      return pointee(typeOf(run, frame, expr.base));
    case 'unary': {
      const inner = typeOf(run, frame, expr.arg);
      if (expr.op === '*') return pointee(inner);
      if (expr.op === '&') return inner && { base: inner.base, pointers: inner.pointers + 1 };
      return inner;
    }
    case 'cast':
      return expr.type;
    case 'assign':
      return typeOf(run, frame, expr.left);
    case 'cond':
      return typeOf(run, frame, expr.else) ?? (expr.taken && typeOf(run, frame, expr.taken));
    case 'comma':
      return typeOf(run, frame, expr.right);
    case 'call': {
      if (expr.callee.k !== 'name') return undefined;
      const [first, second] = expr.args;
      if (containers.has(expr.callee.name))
        return second?.k === 'name' ? { base: second.name, pointers: 1 } : undefined;
      if (/^(READ_ONCE|WRITE_ONCE|rcu_dereference)$/.test(expr.callee.name))
        return first && typeOf(run, frame, first);
      const callee = run.program.function(expr.callee.name, frame.file)?.it;
      return callee?.isMacro ? undefined : (callee?.returns ?? returned.get(expr.callee.name));
    }
    default:
      return undefined;
  }
}

/** What a pointer expression points to. */
export function pointedTo(run: Run, frame: Frame, state: State, expr: Expr): string | undefined {
  switch (expr.k) {
    case 'unary':
      if (expr.op === '&') return placeOf(run, frame, state, expr.arg);
      break;
    case 'cast':
      return pointedTo(run, frame, state, expr.arg);
    case 'name':
    case 'field':
    case 'index': {
      const place = placeOf(run, frame, state, expr);
      if (!place) return undefined;
      if (typeOf(run, frame, expr)?.array) return place;
      return state.get(place)?.ref ?? `*${place}`;
    }
    default:
  }
  return evaluate(run, frame, state, expr).ref;
}

/** `struct.field` of a member access whose struct is known by type. */
export function fieldName(run: Run, frame: Frame, expr: Expr): string | undefined {
  if (expr.k === 'index') return fieldName(run, frame, expr.base);
  const meaning = expr.k === 'name' ? meaningOf(run, frame, expr) : undefined;
  if (meaning) return fieldName(run, meaning.frame, meaning.expr);
  if (expr.k !== 'field') return undefined;
  const base = typeOf(run, frame, expr.base);
  if (!base) return undefined;
  return `${run.program.resolve(base.base)}.${memberName(run, frame, expr)}`;
}

const globalKey = (run: Run, frame: Frame, name: string): string => {
  const table = run.program.table(name, frame.file);
  return table?.it.isStatic === true ? `g:${table.file.file}:${name}` : `g:${name}`;
};

/** The same for what is gathered over files: structs private to different files are different ones, static variables too. */
export function fieldKey(run: Run, frame: Frame, expr: Expr): string | undefined {
  if (expr.k === 'index') return fieldKey(run, frame, expr.base);
  if (expr.k === 'name') {
    const meaning = meaningOf(run, frame, expr);
    if (meaning) return fieldKey(run, meaning.frame, meaning.expr);
    return ownerOf(frame, expr.name) ? undefined : globalKey(run, frame, expr.name);
  }
  const base = expr.k === 'field' ? typeOf(run, frame, expr.base) : undefined;
  if (!base || expr.k !== 'field') return undefined;
  return run.program.fieldKey(run.program.resolve(base.base), memberName(run, frame, expr), frame.file);
}

/** The place that an lvalue names; undefined where it can't be followed. */
export function placeOf(run: Run, frame: Frame, state: State, expr: Expr): string | undefined {
  switch (expr.k) {
    case 'name': {
      const owner = ownerOf(frame, expr.name);
      const meaning = meaningOf(run, frame, expr);
      if (meaning && /^(?:name|field|index|unary)$/.test(meaning.expr.k))
        return placeOf(run, meaning.frame, state, meaning.expr);
      return owner ? owner.prefix + expr.name : globalKey(run, frame, expr.name);
    }
    case 'field': {
      const base = expr.arrow
        ? pointedTo(run, frame, state, expr.base)
        : placeOf(run, frame, state, expr.base);
      if (base === undefined) return undefined;
      // From the struct around it back to the member that a container_of() came from.
      const name = memberName(run, frame, expr);
      return base.endsWith(`^${name}`) ? base.slice(0, -name.length - 1) : `${base}.${name}`;
    }
    case 'index': {
      const base = pointedTo(run, frame, state, expr.base);
      if (base === undefined) return undefined;
      // Elements of a local array that are named by number are places of their own.
      const at =
        /^\d+:/.test(base) && expr.index.k === 'int' && /^\d+$/.test(expr.index.value)
          ? expr.index.value
          : '';
      return `${base}[${at}]`;
    }
    case 'unary':
      return expr.op === '*' ? pointedTo(run, frame, state, expr.arg) : undefined;
    case 'cast':
      return placeOf(run, frame, state, expr.arg);
    case 'comma':
      return placeOf(run, frame, state, expr.right);
    default:
      return evaluate(run, frame, state, expr).place;
  }
}
