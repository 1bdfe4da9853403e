/** Regions that user space may map, by the flag that says so, and what the code says of them and the IOMMU. */
import type { Expr, FileFacts, FunctionFacts, Span } from '../c/ir.ts';
import type { Program } from './program.ts';
import type { Site } from './events.ts';
import { expressions, inBody, statements } from './walk.ts';

const mmapFlag = 'VFIO_REGION_INFO_FLAG_MMAP';

const names = (value: Expr): boolean =>
  [...expressions(value)].some((part) => part.k === 'name' && part.name === mmapFlag);

/** The struct whose `flags` get the flag, and where. */
export function* flagged(
  program: Program,
  file: FileFacts,
  fn: FunctionFacts,
): Generator<{ readonly struct: string; readonly span: Span }> {
  for (const expr of inBody(fn.body)) {
    const sets = expr.k === 'assign' && (expr.op === '=' || expr.op === '|=');
    if (sets && expr.left.k === 'field' && expr.left.field === 'flags' && names(expr.right))
      yield { struct: program.structOf(expr.left.base, fn, file), span: expr.span };
    if (expr.k === 'init' && expr.type)
      for (const { path, value } of expr.fields)
        if (path.at(-1) === 'flags' && names(value))
          yield { struct: program.resolve(expr.type.base), span: value.span };
  }
  for (const stmt of statements(fn.body))
    if (stmt.k === 'decl' && stmt.init?.k === 'init')
      for (const { path, value } of stmt.init.fields)
        if (path.at(-1) === 'flags' && names(value))
          yield { struct: program.resolve(stmt.type.base), span: value.span };
}

/** A member that says whether the IOMMU may map a region. */
const ofIommu = /iommu|p2p/i;
const denies = /^(?:no|not|deny|never|skip)_|_(?:denied|forbidden|excluded)$/i;

const truth: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

const truthOf = (expr: Expr): boolean | undefined =>
  expr.k === 'name' ? truth[expr.name] : expr.k === 'int' ? truth[expr.value] : undefined;

/** What the code says: a region's member for the IOMMU is always set, or always cleared. */
export interface IommuSaid extends Site {
  readonly member: string;
  readonly may: boolean;
}

/** What is stored in members for the IOMMU of structs that get the flag; nothing where a value is not written out. */
export function iommuSaid(program: Program, files: Iterable<FileFacts>): readonly IommuSaid[] {
  const all = [...files].flatMap((file) =>
    file.functions.filter((fn) => !fn.isMacro).map((fn) => ({ file, fn })),
  );
  const structs = new Set(
    all.flatMap(({ file, fn }) => [...flagged(program, file, fn)].map(({ struct }) => struct)),
  );
  const said: IommuSaid[] = [];
  for (const { file, fn } of all)
    for (const expr of inBody(fn.body)) {
      if (expr.k !== 'assign' || expr.left.k !== 'field' || !ofIommu.test(expr.left.field)) continue;
      const struct = program.structOf(expr.left.base, fn, file);
      if (struct === '' || !structs.has(struct)) continue;
      const may = truthOf(expr.right);
      if (may === undefined || expr.op !== '=') return [];
      const member = expr.left.field;
      said.push({ file, fn, span: expr.span, member, may: denies.test(member) ? !may : may });
    }
  return said;
}
