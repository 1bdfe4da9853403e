/** The Report of an open document as it is now: what every answer is a view of. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Report } from '../core/analysis/report.ts';
import type { Workspace } from '../core/analysis/workspace.ts';
import type { Document, Documents } from './documents.ts';

/** A report and the very document that it is of. */
export interface Current {
  readonly document: Document;
  readonly report: Report;
}

export interface Reports {
  /** Undefined where the document is not open, any more or at all, or nobody waits for the answer. */
  of(uri: string, token?: CancellationToken): Promise<Current | undefined>;
  /** What is made of a report while no document changes: begun again where one did. */
  whileSteady<T>(
    uri: string,
    token: CancellationToken,
    make: (current: Current) => Promise<T>,
  ): Promise<T | undefined>;
}

/** Asks the workspace, and again where a document changed in the meantime. `busy` hears of work, not of repeated questions. */
export function createReports(
  workspace: Workspace,
  documents: Documents,
  busy: (busy: boolean, uri: string) => void,
  analysedNow: (uri: string) => void,
): Reports {
  /** What was said last of each file: the same object again where nothing that it hangs on has changed. */
  const last = new Map<string, Report>();
  /** The revision at which a document was analysed last. */
  const analysed = new WeakMap<Document, number>();
  let running = 0;

  const ask = async (document: Document): Promise<Report> => {
    const { file, uri } = document;
    const revision = documents.revision();
    if (analysed.get(document) === revision) return workspace.report(file);
    if (running++ === 0) busy(true, uri);
    try {
      const report = await workspace.report(file);
      analysed.set(document, revision);
      if (report.parsed && last.get(file) !== report) analysedNow(uri);
      last.set(file, report);
      return report;
    } finally {
      if (--running === 0) busy(false, uri);
    }
  };

  const of: Reports['of'] = async (uri, token) => {
    for (let document = documents.get(uri); document; document = documents.get(uri)) {
      const report = await ask(document);
      if (token?.isCancellationRequested === true) return undefined;
      if (documents.get(uri) === document) return { document, report };
    }
    return undefined;
  };

  return {
    of,
    whileSteady: async (uri, token, make) => {
      for (;;) {
        const revision = documents.revision();
        const current = await of(uri, token);
        if (!current) return undefined;
        const made = await make(current);
        if (documents.revision() === revision) return made;
      }
    },
  };
}
