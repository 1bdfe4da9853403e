/** What the server's thread and the thread that audits tell each other. */
import type { AuditProgress, Audited, AuditScope, Changed } from '../lsp/auditor.ts';

/** Handed to a thread at its start, so that the bundle knows what it is there for. */
export const auditThread = 'vfio-lint audit';

export type ToAudit =
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly scope: AuditScope;
      readonly open: readonly Changed[];
      /** One number, 0 until the run is to end: a thread that reads files hears no messages. */
      readonly cancel: Int32Array;
    }
  | { readonly kind: 'update'; readonly id: number; readonly changed: readonly Changed[] };

export type FromAudit =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: AuditProgress }
  | { readonly kind: 'done'; readonly id: number; readonly audited: Audited | undefined }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };
