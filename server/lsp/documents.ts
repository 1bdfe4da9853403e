/** The documents that are open in the client, and the workspace that follows their text. */
import type { Workspace } from '../core/analysis/workspace.ts';
import { countLines, countLinesAfter } from './lines.ts';
import type { DocumentChange, TextItem } from './params.ts';
import { fileOf, folderOf } from './uri.ts';

export interface Document {
  /** As the client spells it. */
  readonly uri: string;
  /** As the workspace spells it. */
  readonly file: string;
  readonly version: number;
  /** How many lines the text has. */
  readonly lines: number;
}

export interface Documents {
  get(uri: string): Document | undefined;
  all(): readonly Document[];
  /** Opens a document; one that is open already is replaced. */
  open(item: TextItem): void;
  /** @throws if the document is not open or the change does not fit its text */
  change(change: DocumentChange): void;
  /**
   * Puts a document aside whose text is not known any more; it answers nothing until it is sent whole.
   */
  lose(uri: string): void;
  /** Closes a document; false where it was not open. */
  close(uri: string): boolean;
  /** The other open documents that a change of this one may concern: in its folder, or analysed with it in sight. */
  neighbours(uri: string): readonly Document[];
  /** The text of a workspace's file, as the analysis reads it: the document where it is open, else what is on disk. */
  text(file: string): Promise<string | undefined>;
  /** The client's spelling of a workspace's file. */
  uriOf(file: string): string;
  /** Counts the changes to any document. */
  revision(): number;
}

/** An empty set of documents over a workspace. */
export function createDocuments(workspace: Workspace): Documents {
  const open = new Map<string, Document>();
  /** Documents that the client holds open and whose text is lost. */
  const lost = new Set<string>();
  let revision = 0;

  const put = (document: Document): void => {
    open.set(document.file, document);
    lost.delete(document.file);
    revision++;
  };
  const drop = (file: string): void => {
    if (!open.delete(file)) return;
    revision++;
    workspace.close(file);
  };

  return {
    get: (uri) => open.get(fileOf(uri)),
    all: () => [...open.values()],
    open: ({ uri, version, text }) => {
      const file = fileOf(uri);
      drop(file);
      workspace.open(file, text);
      put({ uri, file, version, lines: countLines(text) });
    },
    change: ({ uri, version, changes }) => {
      const file = fileOf(uri);
      const document = open.get(file);
      if (document) {
        const lines = countLinesAfter(document.lines, changes);
        workspace.change(file, changes);
        put({ ...document, version, lines });
        return;
      }
      if (!lost.has(file)) throw new Error('it is not open');
      // A whole text brings a lost document back: what comes before it does not matter.
      const whole = changes.findLastIndex(({ range }) => range === undefined);
      const text = changes[whole]?.text;
      if (text === undefined) throw new Error('its text was lost before');
      const rest = changes.slice(whole + 1);
      const lines = countLinesAfter(countLines(text), rest);
      workspace.open(file, text);
      workspace.change(file, rest);
      put({ uri, file, version, lines });
    },
    lose: (uri) => {
      const file = fileOf(uri);
      if (open.has(file)) lost.add(file);
      drop(file);
    },
    close: (uri) => {
      const file = fileOf(uri);
      const wasOpen = open.has(file);
      drop(file);
      return lost.delete(file) || wasOpen;
    },
    neighbours: (uri) => {
      const file = fileOf(uri);
      const folder = folderOf(file);
      const dependents = new Set(workspace.dependents(file));
      return [...open.values()].filter(
        (other) => other.file !== file && (folderOf(other.file) === folder || dependents.has(other.file)),
      );
    },
    text: async (file) => workspace.text(file),
    uriOf: (file) => open.get(file)?.uri ?? file,
    revision: () => revision,
  };
}
