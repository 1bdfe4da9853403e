/** Statements and expressions of the tree, lowered to plain data. With declarations.ts and define.ts the only files that name grammar nodes. */
import type { Node } from 'web-tree-sitter';
import type { Expr, Init, Span, Stmt, TypeName } from './ir.ts';

/** What lowering needs to know of the text: where it is, and how its offsets map to the file's. */
export interface Source {
  readonly text: string;
  /** Span of a node in the file; macro bodies are parsed apart and map to their #define. */
  readonly spanOf: (node: Node) => Span;
  /** How deep the lowering stands in the tree: text nested beyond `maxDepth` is left out, not followed into the ground. */
  depth: number;
}

/** Far above what people write, and far below what the stack holds through lowering and evaluation. */
const maxDepth = 300;

export const textOf = (source: Source, node: Node): string =>
  source.text.slice(node.startIndex, node.endIndex);

/** Named children without comments. */
export function kids(node: Node): Node[] {
  const out: Node[] = [];
  for (const child of node.namedChildren) if (child && child.type !== 'comment') out.push(child);
  return out;
}

const field = (node: Node, name: string): Node | undefined => node.childForFieldName(name) ?? undefined;

/** The type that a specifier node names, without its pointers. */
export function baseType(source: Source, node: Node | undefined): string {
  if (!node) return '';
  if (node.type === 'struct_specifier' || node.type === 'union_specifier' || node.type === 'enum_specifier') {
    const name = field(node, 'name');
    return name ? textOf(source, name) : '';
  }
  return textOf(source, node).replace(/\s+/g, ' ');
}

/** Name and full type of a declarator; undefined where it declares no plain name. */
export function declared(
  source: Source,
  declarator: Node,
  base: string,
): { name: string; type: TypeName } | undefined {
  let pointers = 0;
  let array = false;
  let node: Node | undefined = declarator;
  for (;;) {
    if (!node) return undefined;
    if (node.type === 'identifier' || node.type === 'field_identifier' || node.type === 'type_identifier')
      return { name: textOf(source, node), type: array ? { base, pointers, array } : { base, pointers } };
    if (node.type === 'pointer_declarator') pointers++;
    else if (node.type === 'array_declarator') array = true;
    else if (node.type === 'function_declarator') {
      base = 'function';
      pointers = 0;
    }
    node = field(node, 'declarator') ?? kids(node).find((kid) => /declarator|identifier/.test(kid.type));
  }
}

/** The type in a cast, sizeof or compound literal. */
function typeDescriptor(source: Source, node: Node | undefined): TypeName {
  if (!node) return { base: '', pointers: 0 };
  let pointers = 0;
  for (let d = field(node, 'declarator'); d; d = field(d, 'declarator')) {
    if (d.type === 'abstract_pointer_declarator') pointers++;
  }
  return { base: baseType(source, field(node, 'type')), pointers };
}

function initialiser(source: Source, node: Node, type?: TypeName): Expr {
  const fields: Init[] = [];
  for (const kid of kids(node)) {
    if (kid.type === 'initializer_pair') {
      const path: string[] = [];
      for (const part of kids(kid)) {
        if (part.type === 'field_designator') path.push(textOf(source, part).replace(/^\.\s*/, ''));
        else if (part.type === 'field_identifier') path.push(textOf(source, part));
        else if (part.type === 'subscript_designator') path.push('[]');
      }
      const value = field(kid, 'value');
      if (value) fields.push({ path, value: lowerExpr(source, value) });
    } else fields.push({ path: [], value: lowerExpr(source, kid) });
  }
  const span = source.spanOf(node);
  return type ? { k: 'init', type, fields, span } : { k: 'init', fields, span };
}

const other = (source: Source, node: Node): Expr => ({
  k: 'other',
  parts: kids(node).map((kid) => lowerExpr(source, kid)),
  span: source.spanOf(node),
});

/** One expression node as plain data; what the analysis has no use for becomes `other` with its parts. */
export function lowerExpr(source: Source, node: Node): Expr {
  if (source.depth >= maxDepth) return { k: 'other', parts: [], span: source.spanOf(node) };
  source.depth++;
  const expr = lowerNode(source, node);
  source.depth--;
  return expr;
}

const typeName = /^(?:__)?(?:[usb]e?(?:8|16|32|64)|[a-z]\w*_t|ulong|uint)$/;

/** `(u64)(x)` reads like a call of `u64`, `(u64)*x` like a product: the grammar knows no typedefs. */
function castName(source: Source, node: Node | undefined): string | undefined {
  const inner = node?.type === 'parenthesized_expression' ? kids(node) : [];
  const name = inner.length === 1 && inner[0]?.type === 'identifier' ? textOf(source, inner[0]) : '';
  return typeName.test(name) ? name : undefined;
}

/** `(u64)*x`, `(u64)-x`, `(u64)&x`: the cast that a binary operation behind the name of a type is. */
function castOfUnary(source: Source, node: Node): Expr | undefined {
  const [operator, right] = [field(node, 'operator'), field(node, 'right')];
  const type = castName(source, field(node, 'left'));
  if (type === undefined || !operator || !right || !/^[-*&]$/.test(operator.type)) return undefined;
  // `&` binds less than what may stand behind it.
  if (operator.type === '&' && right.type === 'binary_expression') return undefined;
  const span = source.spanOf(node);
  const arg: Expr = {
    k: 'unary',
    op: operator.type,
    arg: lowerExpr(source, right),
    span: [source.spanOf(operator)[0], span[1]],
  };
  return { k: 'cast', type: { base: type, pointers: 0 }, arg, span };
}

function lowerNode(source: Source, node: Node): Expr {
  const span = source.spanOf(node);
  const at = (name: string): Expr => {
    const child = field(node, name);
    return child ? lowerExpr(source, child) : { k: 'other', parts: [], span };
  };
  const operator = (): string => field(node, 'operator')?.type ?? '';
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
    case 'true':
    case 'false':
    case 'null':
      return { k: 'name', name: textOf(source, node), span };
    case 'number_literal':
      return { k: 'int', value: textOf(source, node), span };
    case 'parenthesized_expression': {
      const inner = kids(node)[0];
      if (!inner) return other(source, node);
      if (inner.type === 'compound_statement') return { k: 'block', body: lowerBody(source, inner), span };
      return lowerExpr(source, inner);
    }
    case 'field_expression': {
      const name = field(node, 'field');
      const arrow = operator() === '->';
      return { k: 'field', base: at('argument'), field: name ? textOf(source, name) : '', arrow, span };
    }
    case 'subscript_expression':
      return { k: 'index', base: at('argument'), index: at('index'), span };
    case 'call_expression': {
      const args = field(node, 'arguments');
      const type = castName(source, field(node, 'function'));
      const only = type !== undefined && args ? kids(args) : [];
      if (type !== undefined && only.length === 1 && only[0])
        return { k: 'cast', type: { base: type, pointers: 0 }, arg: lowerExpr(source, only[0]), span };
      const lowered = args ? kids(args).map((arg) => lowerExpr(source, arg)) : [];
      return { k: 'call', callee: at('function'), args: lowered, span };
    }
    case 'pointer_expression':
    case 'unary_expression':
      return { k: 'unary', op: operator(), arg: at('argument'), span };
    case 'update_expression':
      return { k: 'update', arg: at('argument'), span };
    case 'binary_expression':
      return (
        castOfUnary(source, node) ?? {
          k: 'binary',
          op: operator(),
          left: at('left'),
          right: at('right'),
          span,
        }
      );
    case 'assignment_expression':
      return { k: 'assign', op: operator(), left: at('left'), right: at('right'), span };
    case 'conditional_expression': {
      const then = field(node, 'consequence');
      const parts = { k: 'cond', test: at('condition'), else: at('alternative'), span } as const;
      return then ? { ...parts, taken: lowerExpr(source, then) } : parts;
    }
    case 'cast_expression':
      return { k: 'cast', type: typeDescriptor(source, field(node, 'type')), arg: at('value'), span };
    case 'comma_expression':
      return { k: 'comma', left: at('left'), right: at('right'), span };
    case 'compound_literal_expression': {
      const value = field(node, 'value');
      const type = typeDescriptor(source, field(node, 'type'));
      return value ? initialiser(source, value, type) : other(source, node);
    }
    case 'initializer_list':
      return initialiser(source, node);
    case 'compound_statement':
      return { k: 'block', body: lowerBody(source, node), span };
    default:
      return other(source, node);
  }
}

function declaration(source: Source, node: Node): Stmt[] {
  const base = baseType(source, field(node, 'type'));
  const out: Stmt[] = [];
  for (const kid of node.childrenForFieldName('declarator')) {
    if (!kid) continue;
    const isInit = kid.type === 'init_declarator';
    const target = isInit ? field(kid, 'declarator') : kid;
    const name = target && declared(source, target, base);
    if (!name || name.type.base === 'function') continue;
    const value = isInit ? field(kid, 'value') : undefined;
    const decl = { k: 'decl', name: name.name, type: name.type, span: source.spanOf(node) } as const;
    out.push(value ? { ...decl, init: lowerExpr(source, value) } : decl);
  }
  return out;
}

function damaged(source: Source, node: Node): Stmt {
  const words = new Set(textOf(source, node).match(/[A-Za-z_]\w*/g) ?? []);
  return { k: 'damaged', names: [...words], span: source.spanOf(node) };
}

/** The arms of an #if inside a function body. */
function conditional(source: Source, node: Node): Stmt[] {
  const arms: Stmt[][] = [];
  let hasElse = false;
  for (let part: Node | undefined = node; part; part = field(part, 'alternative')) {
    hasElse = part.type === 'preproc_else';
    const skip = new Set([
      field(part, 'condition')?.id,
      field(part, 'name')?.id,
      field(part, 'alternative')?.id,
    ]);
    arms.push(
      kids(part)
        .filter((kid) => !skip.has(kid.id))
        .flatMap((kid) => lowerStmt(source, kid)),
    );
  }
  const flat = arms.flat();
  // Case labels have to stay in the switch's own list, so these halves are laid one after the other.
  if (flat.some((stmt) => stmt.k === 'case' || stmt.k === 'label' || stmt.k === 'decl')) return flat;
  if (!hasElse) arms.push([]);
  return [{ k: 'either', arms, span: source.spanOf(node) }];
}

/** The statements of a block, in order. */
export function lowerBody(source: Source, node: Node): Stmt[] {
  return kids(node).flatMap((kid) => lowerStmt(source, kid));
}

const arm = (source: Source, node: Node | undefined): Stmt[] => (node ? lowerStmt(source, node) : []);

/** One statement as plain data; a declaration of several names becomes several. */
export function lowerStmt(source: Source, node: Node): Stmt[] {
  if (source.depth >= maxDepth) return [{ k: 'damaged', names: [], span: source.spanOf(node) }];
  source.depth++;
  const stmts = lowerNodes(source, node);
  source.depth--;
  return stmts;
}

function lowerNodes(source: Source, node: Node): Stmt[] {
  const span = source.spanOf(node);
  const expr = (child: Node | undefined): Expr =>
    child ? lowerExpr(source, child) : { k: 'other', parts: [], span };
  switch (node.type) {
    case 'expression_statement': {
      if (node.hasError) return [damaged(source, node)];
      const inner = kids(node)[0];
      return inner ? [{ k: 'expr', expr: lowerExpr(source, inner), span }] : [];
    }
    case 'declaration':
      return node.hasError ? [damaged(source, node)] : declaration(source, node);
    case 'compound_statement':
      return [{ k: 'block', body: lowerBody(source, node), span }];
    case 'return_statement': {
      const value = kids(node)[0];
      return [value ? { k: 'return', value: lowerExpr(source, value), span } : { k: 'return', span }];
    }
    case 'if_statement':
      return [
        {
          k: 'if',
          test: expr(field(node, 'condition')),
          taken: arm(source, field(node, 'consequence')),
          else: arm(source, field(node, 'alternative')),
          span,
        },
      ];
    case 'else_clause':
      return lowerBody(source, node);
    case 'while_statement':
    case 'do_statement': {
      const test = expr(field(node, 'condition'));
      const body = arm(source, field(node, 'body'));
      return [{ k: 'loop', init: [], test, body, atLeastOnce: node.type === 'do_statement', span }];
    }
    case 'for_statement': {
      const init = field(node, 'initializer');
      const isDecl = init?.type === 'declaration';
      const lowered: Stmt[] = !init
        ? []
        : isDecl
          ? declaration(source, init)
          : [{ k: 'expr', expr: lowerExpr(source, init), span: source.spanOf(init) }];
      const test = field(node, 'condition');
      const step = field(node, 'update');
      const loop = {
        k: 'loop',
        init: lowered,
        body: arm(source, field(node, 'body')),
        atLeastOnce: false,
        span,
      } as const;
      const withTest = test ? { ...loop, test: lowerExpr(source, test) } : loop;
      return [step ? { ...withTest, step: lowerExpr(source, step) } : withTest];
    }
    case 'switch_statement':
      return [
        { k: 'switch', value: expr(field(node, 'condition')), body: arm(source, field(node, 'body')), span },
      ];
    case 'case_statement': {
      const value = field(node, 'value');
      const body = kids(node).filter((kid) => kid.id !== value?.id);
      return [{ k: 'case', isDefault: !value, span }, ...body.flatMap((kid) => lowerStmt(source, kid))];
    }
    case 'labeled_statement': {
      const label = field(node, 'label');
      const rest = kids(node).filter((kid) => kid.id !== label?.id);
      const name = label ? textOf(source, label) : '';
      return [{ k: 'label', name, span }, ...rest.flatMap((kid) => lowerStmt(source, kid))];
    }
    case 'goto_statement': {
      const label = field(node, 'label');
      return [{ k: 'goto', label: label ? textOf(source, label) : '', span }];
    }
    case 'break_statement':
      return [{ k: 'break', span }];
    case 'continue_statement':
      return [{ k: 'continue', span }];
    case 'preproc_if':
    case 'preproc_ifdef':
      return conditional(source, node);
    case 'comment':
      return [];
    default:
      return node.hasError ? [damaged(source, node)] : [];
  }
}
