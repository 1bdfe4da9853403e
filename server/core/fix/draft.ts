/** A fix before its places become lines and columns, or the reason why there is none. */
import type { FileFacts, Span } from '../c/ir.ts';

export interface DraftEdit {
  readonly file: FileFacts;
  readonly span: Span;
  readonly newText: string;
}

export interface Draft {
  readonly title: string;
  readonly safety: 'safe' | 'review';
  /** What a person has to look at before taking a fix to review. */
  readonly review?: string;
  readonly edits: readonly DraftEdit[];
}

export interface NoFix {
  /** Completes "no fix: …". */
  readonly why: string;
}

export const isDraft = (fix: Draft | NoFix): fix is Draft => 'edits' in fix;
