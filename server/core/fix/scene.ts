/** What a fix may look at: the program, what inference saw of it, and the texts. */
import type { FileFacts } from '../c/ir.ts';
import type { Events } from '../infer/events.ts';
import type { Traced } from '../infer/infer.ts';
import type { Program } from '../infer/program.ts';

export interface Scene {
  readonly program: Program;
  readonly events: Events;
  /** The handlers whose runs came by the file in question. */
  readonly traced: readonly Traced[];
  /** The text of a file of the program. */
  textOf(file: FileFacts): string;
}
