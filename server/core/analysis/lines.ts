/** A text by its lines: positions to offsets, and one line's source. */
import type { Position } from './report.ts';

/** The lines of one text; a line ends with `\n`, as the parser counts. */
export class Lines {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.text = text;
    this.#starts = starts;
  }

  /** Where a position is; undefined where the text does not reach there. */
  offset({ line, character }: Position): number | undefined {
    const start = this.#starts[line];
    if (start === undefined) return undefined;
    const offset = start + character;
    return offset <= this.#end(line) ? offset : undefined;
  }

  /** A line without its end; undefined past the last. */
  line(line: number): string | undefined {
    const start = this.#starts[line];
    return start === undefined ? undefined : this.text.slice(start, this.#end(line)).replace(/\r$/, '');
  }

  #end(line: number): number {
    const next = this.#starts[line + 1];
    return next === undefined ? this.text.length : next - 1;
  }
}

/** Looks up the lines of files, each split once as long as its text stays. */
export function linesByFile(
  textOf: (file: string) => string | undefined,
): (file: string) => Lines | undefined {
  const known = new Map<string, Lines>();
  return (file) => {
    const text = textOf(file);
    const old = known.get(file);
    if (text === undefined || old?.text === text) return old;
    const lines = new Lines(text);
    known.set(file, lines);
    return lines;
  };
}
