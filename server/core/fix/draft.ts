/** A fix before its places become lines and columns, or the reason why there is none. */
import type { FileFacts, Span } from '../c/ir.ts';

export interface DraftEdit {
  readonly file: FileFacts;
  readonly span: Span;
  readonly newText: string;
}

export interface Draft {
  /** A verb phrase, as an editor's menu shows it. */
  readonly title: string;
  /** What the fix does, as sentences for the body of a patch, in the tree's own terms. */
  readonly change: string;
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

export const no = (why: string): NoFix => ({ why });
