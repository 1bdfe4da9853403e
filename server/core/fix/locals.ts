/** The locals of a function as its text declares them, and where the kernel's order puts one more. */
import type { FunctionFacts, Span, Stmt } from '../c/ir.ts';
import type { Program } from '../infer/program.ts';
import type { InFile } from '../infer/resolve.ts';
import { statements } from '../infer/walk.ts';
import { width } from './layout.ts';
import { codeOf, conditionalDepth, parts } from './text.ts';

type Decl = Stmt & { k: 'decl' };

/** One name of a declaration, with the type that its text gives it. */
export interface Local {
  readonly name: string;
  /** Specifiers and pointers, as in `struct pci_dev *`; ends in a space or a star. */
  readonly type: string;
  readonly isArray: boolean;
  readonly decl: Decl;
  /** The declarator with its initialiser. */
  readonly span: Span;
  /** How many names its declaration has. */
  readonly among: number;
}

/** The names that a declaration statement declares, from its text; none where the text cannot be taken apart. */
function localsIn(code: string, text: string, decls: readonly Decl[]): Local[] {
  const [first] = decls;
  if (!first) return [];
  const [start, end] = first.span;
  const source = code.slice(start, end);
  const at = new RegExp(`(?:\\*\\s*)*(?<![\\w$])${first.name}\\s*(?=(?:__\\w+\\s*)*(?:[=,;[]|$))`).exec(
    source,
  );
  if (!at) return [];
  const specifier = text
    .slice(start, start + at.index)
    .trim()
    .replace(/\s+/g, ' ');
  const stop = source.endsWith(';') ? end - 1 : end;
  const items = parts(code, [start + at.index, stop]);
  return items.flatMap((span) => {
    const match = /^((?:\*\s*)*)([A-Za-z_]\w*)\s*(\[)?/.exec(code.slice(...span));
    const decl = decls.find(({ name }) => name === match?.[2]);
    if (!match || !decl) return [];
    const stars = (match[1] ?? '').replace(/\s/g, '');
    const type = `${specifier} ${stars}`;
    return [{ name: decl.name, type, isArray: match[3] !== undefined, decl, span, among: items.length }];
  });
}

/** Every local of a function that its text declares in a way that can be read. */
export function localsOf(fn: FunctionFacts, text: string): Local[] {
  const code = codeOf(text);
  const groups = new Map<string, Decl[]>();
  for (const stmt of statements(fn.body))
    if (stmt.k === 'decl') groups.set(stmt.span.join(), [...(groups.get(stmt.span.join()) ?? []), stmt]);
  return [...groups.values()].flatMap((decls) => localsIn(code, text, decls));
}

/** A name that means nothing yet, in the function or its file. */
export function freshName(
  program: Program,
  { it, file }: InFile<FunctionFacts>,
  text: string,
  wanted: readonly string[],
): string | undefined {
  const words = new Set(codeOf(text.slice(...it.span)).match(/[A-Za-z_]\w*/g) ?? []);
  return wanted.find(
    (name) => !words.has(name) && !program.function(name, file) && !program.table(name, file),
  );
}

const lineOf = (text: string, at: number): string => {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end).replace(/\r$/, '');
};

/**
 * Where a declaration goes in a function, and the text to put there: among the others by length where they are sorted
 * so, else after the last of them; before the first statement where there are none. An initialiser that is the first
 * `use` of the name comes after it in any case.
 */
export function declaration(
  fn: FunctionFacts,
  text: string,
  line: string,
  use: number,
): { at: number; newText: string } {
  const newline = text.slice(...fn.span).includes('\r\n') ? '\r\n' : '\n';
  const code = codeOf(text);
  const depth = conditionalDepth(code, fn.span[0]);
  const leading: Stmt[] = [];
  for (const stmt of fn.body) {
    if (stmt.k !== 'decl') break;
    // What stands in an #if is not always there.
    if (leading.at(-1)?.span[0] !== stmt.span[0] && conditionalDepth(code, stmt.span[0]) === depth)
      leading.push(stmt);
  }
  const startOf = (stmt: Stmt): number => text.lastIndexOf('\n', stmt.span[0] - 1) + 1;
  const last = leading.at(-1);
  if (!last) {
    const brace = codeOf(text).indexOf('{', fn.span[0]);
    const lineEnd = text.indexOf('\n', brace) + 1;
    return { at: lineEnd, newText: `\t${line}${newline}${newline}` };
  }
  const widths = leading.map((stmt) => width(lineOf(text, stmt.span[0])));
  const isSorted = widths.every((one, i) => i === 0 || one <= (widths[i - 1] ?? 0));
  const own = width(`\t${line}`);
  const shorter = leading.find((stmt, i) => stmt.span[1] > use || (isSorted && (widths[i] ?? 0) < own));
  if (shorter) return { at: startOf(shorter), newText: `\t${line}${newline}` };
  const at = text.indexOf('\n', last.span[1]) + 1;
  // The kernel's style has a blank line between declarations and code, also where the driver had none.
  const next = text.slice(at, text.indexOf('\n', at)).trim();
  const gap = next === '' || next.startsWith('#') ? '' : newline;
  return { at, newText: `\t${line}${newline}${gap}` };
}
