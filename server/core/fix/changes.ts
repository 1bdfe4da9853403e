/** The edits of one fix as they come together: replacements, insertions, and statements that go with their lines. */
import type { FileFacts, Span } from '../c/ir.ts';
import type { DraftEdit } from './draft.ts';
import { isBareBody, linesOf, tidy } from './layout.ts';
import { inside } from './text.ts';

interface InFile {
  readonly file: FileFacts;
  readonly text: string;
  readonly edits: { span: Span; newText: string }[];
  readonly removed: Span[];
}

/** What a fix changes, file by file. */
export class Changes {
  readonly #files = new Map<string, InFile>();
  readonly #textOf: (file: FileFacts) => string;

  constructor(textOf: (file: FileFacts) => string) {
    this.#textOf = textOf;
  }

  #of(file: FileFacts): InFile {
    const known = this.#files.get(file.file);
    if (known) return known;
    const made: InFile = { file, text: this.#textOf(file), edits: [], removed: [] };
    this.#files.set(file.file, made);
    return made;
  }

  /** The same replacement twice is one. */
  replace(file: FileFacts, span: Span, newText: string): void {
    const { edits } = this.#of(file);
    if (!edits.some((e) => e.span[0] === span[0] && e.span[1] === span[1] && e.newText === newText))
      edits.push({ span, newText });
  }

  insert(file: FileFacts, at: number, newText: string): void {
    this.replace(file, [at, at], newText);
  }

  textAt(file: FileFacts, span: Span): string {
    return this.#of(file).text.slice(...span);
  }

  /** Takes a whole statement out; the reason why that can't be done, if it can't. */
  remove(file: FileFacts, statement: Span): string | undefined {
    const { text, removed } = this.#of(file);
    if (removed.some((one) => inside(statement, one))) return undefined;
    if (isBareBody(text, statement)) return 'it is a branch without braces';
    if (!linesOf(text, statement)) return 'other code is on its line';
    removed.push(statement);
    return undefined;
  }

  /** Takes a function out, with the blank line behind it. */
  removeFunction(file: FileFacts, span: Span): void {
    const { text } = this.#of(file);
    const behind = /^[ \t]*\r?\n(?:[ \t]*\r?\n)?/.exec(text.slice(span[1]))?.[0].length ?? 0;
    this.replace(file, [span[0], span[1] + behind], '');
  }

  /** Takes over what another has. */
  take(other: Changes): void {
    for (const { file, edits, removed } of other.#files.values()) {
      for (const { span, newText } of edits) this.replace(file, span, newText);
      this.#of(file).removed.push(...removed);
    }
  }

  /** Every edit; replacements in what goes as a whole go with it. */
  drafts(): readonly DraftEdit[] {
    return [...this.#files.values()].flatMap(({ file, text, edits, removed }) => {
      const gone = tidy(text, removed);
      const kept = edits.filter(({ span }) => !gone.some((one) => inside(span, one) && span[0] < one[1]));
      return [
        ...gone.map((span) => ({ file, span, newText: '' })),
        ...kept.map(({ span, newText }) => ({ file, span, newText })),
      ].toSorted((a, b) => a.span[0] - b.span[0]);
    });
  }
}
