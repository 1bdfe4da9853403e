/** The Report: what one analysis says of one file. Diagnostics, code actions, hovers and the CLI are views of it. */
import type { FileRange } from '../region/cover.ts';
import type { ByPage } from '../region/pages.ts';
import type { Space } from '../region/space.ts';

/** Zero-based; `character` counts UTF-16 units, as LSP does. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A range in a file. `file` is whatever the host calls it: a path for the command line, a URI for the language server. */
export interface Location {
  readonly file: string;
  readonly range: Range;
}

/** One step in the chain of reasons of a finding. */
export interface Because extends Location {
  readonly message: string;
}

export interface Edit extends Location {
  readonly newText: string;
}

export type Safety = 'safe' | 'review';
export type Severity = 'error' | 'warning' | 'note';
export type Confidence = 'high' | 'medium' | 'low';

export interface Fix {
  /** A verb phrase, as an editor's menu shows it. */
  readonly title: string;
  /** What the fix does, as sentences for the body of a patch. */
  readonly change: string;
  readonly safety: Safety;
  /** For a fix to review: the sentence that says what to look at. */
  readonly review?: string;
  readonly edits: readonly Edit[];
}

export interface Finding extends Location {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Name of the enclosing C function; empty at file level. */
  readonly function: string;
  /** One line, lower case, at most 90 characters. */
  readonly message: string;
  readonly because: readonly Because[];
  /** The function whose call to invalidate by region offset misses the mapping, where there is one. */
  readonly invalidatedBy?: string;
  readonly fix: Fix | null;
  /** Where `fix` is null for a rule that has fixes: why none is offered. */
  readonly whyNoFix?: string;
}

/** What is known of one expression: hovers and inlay hints show it. */
export interface KnownValue extends Location {
  readonly text: string;
  readonly space: Space | 'region index';
  /** The expression's number with each size of page, where it is constant. */
  readonly constant?: ByPage<bigint>;
  /** Name of the region layout that it is of, where that is sure. */
  readonly layout?: string;
}

/** A call that drops the mappings of a range of the device fd which is constant. */
export interface KnownRange extends Location {
  readonly text: string;
  readonly drops: ByPage<FileRange>;
  readonly layout?: string;
}

export type Known = KnownValue | KnownRange;

/** How much is known of a file: the places in VFIO's scope where a space matters. */
export interface Places {
  readonly functions: number;
  readonly total: number;
  readonly unknown: readonly { readonly range: Range; readonly why: string }[];
}

export interface Report {
  readonly file: string;
  /** False where no needle was found and the file was not parsed. */
  readonly parsed: boolean;
  readonly findings: readonly Finding[];
  /**
   * What is known of the file's expressions. Worked out when it is asked for and kept as long as it holds: diagnostics do not
   * wait for it. Asked later than the report was made, it is of the program as it is then.
   */
  known(): readonly Known[];
  readonly places: Places;
  /** In how many places of the file each rule looked, by its id; rules that looked nowhere are left out. */
  readonly looked: Readonly<Record<string, number>>;
}
