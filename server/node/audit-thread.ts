/** The auditor of the language server: a thread of its own, started for the first audit and ended with the last. */
import { Worker } from 'node:worker_threads';
import type { Audited, Auditor, AuditProgress, AuditScope, Changed } from '../lsp/auditor.ts';
import { auditThread, type FromAudit, type ToAudit } from './audit-messages.ts';

/** What the thread may keep, in MiB, before it is ended with an error; a whole kernel takes a fraction of it. */
const mostMemory = 2048;

/** A thread that does not end a cancelled run by itself after so long, in milliseconds, is ended. */
const patience = 400;

interface Waiting {
  resolve(audited: Audited | undefined): void;
  reject(error: Error): void;
  progress(progress: AuditProgress): void;
}

interface Thread {
  ask(message: ToAudit, progress?: Waiting['progress']): Promise<Audited | undefined>;
  end(): void;
}

function startThread(bundle: string, gone: () => void): Thread {
  const worker = new Worker(bundle, {
    workerData: auditThread,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
  const waiting = new Map<number, Waiting>();
  /** Where the thread is gone, whoever still waits hears why; undefined for one that was ended on purpose. */
  const close = (error: Error | undefined): void => {
    gone();
    for (const one of waiting.values()) {
      if (error) one.reject(error);
      else one.resolve(undefined);
    }
    waiting.clear();
  };
  worker.on('message', (message: FromAudit) => {
    const one = waiting.get(message.id);
    if (message.kind === 'progress') {
      one?.progress(message.progress);
      return;
    }
    waiting.delete(message.id);
    if (message.kind === 'done') one?.resolve(message.audited);
    else one?.reject(new Error(message.reason));
  });
  worker.on('error', (error) => close(error));
  worker.on('exit', () => close(new Error('the audit ended unexpectedly')));
  // The server lives as long as its client; a thread that only waits must not keep it.
  worker.unref();
  return {
    ask: async (message, progress = () => undefined) =>
      new Promise((resolve, reject) => {
        waiting.set(message.id, { resolve, reject, progress });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(message);
      }),
    end: () => {
      close(undefined);
      void worker.terminate();
    },
  };
}

/** An auditor in threads of this bundle, which has to call `startAuditThread` where it finds itself in one. */
export function threadAuditor(bundle: string): Auditor {
  let thread: Thread | undefined;
  /** The scope that was audited last, and the documents over it: a thread that was ended leaves no more than these. */
  let scope: AuditScope | undefined;
  const open = new Map<string, string>();
  let id = 0;

  const started = (): Thread => {
    if (thread) return thread;
    const own = startThread(bundle, () => {
      if (thread === own) thread = undefined;
    });
    thread = own;
    return own;
  };
  const put = ({ file, text }: Changed): void => {
    if (text === undefined) open.delete(file);
    else open.set(file, text);
  };
  const documents = (): readonly Changed[] => [...open].map(([file, text]) => ({ file, text }));

  return {
    run: async (wanted, given, progress, cancel) => {
      const flag = new Int32Array(new SharedArrayBuffer(4));
      const own = started();
      open.clear();
      given.forEach(put);
      let killer: ReturnType<typeof setTimeout> | undefined;
      const listening = cancel.onCancellationRequested(() => {
        Atomics.store(flag, 0, 1);
        killer = setTimeout(() => own.end(), patience);
      });
      if (cancel.isCancellationRequested) Atomics.store(flag, 0, 1);
      try {
        const message: ToAudit = { kind: 'run', id: ++id, scope: wanted, open: given, cancel: flag };
        const audited = await own.ask(message, progress);
        if (audited) scope = wanted;
        return audited;
      } finally {
        clearTimeout(killer);
        listening.dispose();
      }
    },
    update: async (changed) => {
      changed.forEach(put);
      if (!scope) return undefined;
      if (thread) return thread.ask({ kind: 'update', id: ++id, changed });
      const cancel = new Int32Array(new SharedArrayBuffer(4));
      return started().ask({ kind: 'run', id: ++id, scope, open: documents(), cancel });
    },
    end: () => {
      thread?.end();
      thread = undefined;
      scope = undefined;
      open.clear();
    },
  };
}
