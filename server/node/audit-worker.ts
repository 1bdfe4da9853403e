/** The thread that audits: walks, reads, analyses, and keeps what it knows so that a change costs only what it concerns. */
import { parentPort, type MessagePort } from 'node:worker_threads';
import { createWorkspace, type Workspace } from '../core/analysis/workspace.ts';
import type { CParser } from '../core/c/parser.ts';
import type { AuditProgress, Audited, AuditScope, Changed } from '../lsp/auditor.ts';
import { reselect, selectFiles, type Selected } from './audit-files.ts';
import type { FromAudit, ToAudit } from './audit-messages.ts';
import { uriHost } from './uri-host.ts';

/** Messages about progress are this far apart, in milliseconds: each wakes the thread that answers the editor. */
const progressEvery = 50;

type Tell = (progress: AuditProgress) => void;

/** Passes on a change of phase, and else what comes late enough after the last. */
function seldom(tell: Tell): Tell {
  let phase = '';
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now - last < progressEvery) return;
    phase = progress.phase;
    last = now;
    tell(progress);
  };
}

/** One audit and what it is made of. */
interface State {
  readonly scope: AuditScope;
  readonly selected: Selected;
}

interface Run {
  readonly tell: Tell;
  readonly isCancelled: () => boolean;
}

const unwatched: Run = { tell: () => undefined, isCancelled: () => false };

async function analyse(
  workspace: Workspace,
  { candidates, seen, skipped, errors }: Selected,
  { tell, isCancelled }: Run,
): Promise<Audited | undefined> {
  const whole = await workspace.audit([...candidates].toSorted(), {
    progress: ({ doing, done, total }) =>
      tell({ phase: doing === 'reading' ? 'parse' : 'analyse', done, total }),
    isCancelled,
  });
  if (!whole) return undefined;
  // Of the reports only the findings cross over: the rest is larger, and nobody asks for it there.
  const { reports, ...audit } = whole;
  return {
    files: { seen, parsed: reports.filter(({ parsed }) => parsed).length, skipped },
    errors,
    audit,
    findings: reports.flatMap(({ findings }) => findings),
  };
}

interface Audits {
  run(scope: AuditScope, open: readonly Changed[], run: Run): Promise<Audited | undefined>;
  update(changed: readonly Changed[]): Promise<Audited | undefined>;
}

function createAudits(parser: CParser): Audits {
  const workspace = createWorkspace(parser, uriHost());
  const open = new Map<string, string>();
  let state: State | undefined;

  const put = ({ file, text }: Changed): void => {
    const before = open.get(file);
    if (text === undefined) {
      open.delete(file);
      workspace.close(file);
    } else {
      open.set(file, text);
      if (before === undefined) workspace.open(file, text);
      else if (before !== text) workspace.change(file, [{ text }]);
    }
  };

  return {
    run: async (scope, documents, run) => {
      const held = new Set(documents.map(({ file }) => file));
      for (const file of open.keys()) if (!held.has(file)) put({ file, text: undefined });
      for (const document of documents) put(document);
      const selected = await selectFiles(scope, open, {
        progress: ({ done, total }) => run.tell({ phase: 'read', done, total }),
        isCancelled: run.isCancelled,
        // Nobody waits for this thread.
        pause: () => Promise.resolve(),
      });
      const audited = selected && (await analyse(workspace, selected, run));
      if (!audited || run.isCancelled()) return undefined;
      state = { scope, selected };
      return audited;
    },
    update: async (changed) => {
      changed.forEach(put);
      if (!state) return undefined;
      const { scope, selected } = state;
      const candidates = reselect(scope, selected.candidates, changed);
      state = { scope, selected: { ...selected, candidates } };
      return analyse(workspace, state.selected, unwatched);
    },
  };
}

/** Serves the port, one message after the other. */
export function serveAudits(port: MessagePort, parser: Promise<CParser>): void {
  const audits = parser.then(createAudits);
  const say = (message: FromAudit): void => port.postMessage(message);

  const answer = async (message: ToAudit): Promise<void> => {
    const { id } = message;
    try {
      const { run, update } = await audits;
      if (message.kind === 'update') {
        say({ kind: 'done', id, audited: await update(message.changed) });
        return;
      }
      const { scope, open, cancel } = message;
      const tell = seldom((progress) => say({ kind: 'progress', id, progress }));
      const isCancelled = (): boolean => Atomics.load(cancel, 0) !== 0;
      say({ kind: 'done', id, audited: await run(scope, open, { tell, isCancelled }) });
    } catch (error) {
      say({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
    }
  };
  let last: Promise<void> = Promise.resolve();
  port.on('message', (message: ToAudit) => {
    last = last.then(async () => answer(message));
  });
}

/** Serves the thread that started this one. */
export function startAuditThread(parser: Promise<CParser>): void {
  if (parentPort) serveAudits(parentPort, parser);
}
