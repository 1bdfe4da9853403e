/** The documents that are open in the client, and the workspace that follows their text. */
import type { Workspace } from '../core/analysis/workspace.ts';
import type { DocumentChange, TextItem } from './params.ts';
import { canonicalUri, folderOf } from './uri.ts';

export interface Document {
  /** As the client spells it. */
  readonly uri: string;
  /** As the workspace spells it. */
  readonly file: string;
  readonly version: number;
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
  /** The other open documents in the folder of this one. */
  neighbours(uri: string): readonly Document[];
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

  const put = ({ uri, version }: Pick<TextItem, 'uri' | 'version'>, file: string): void => {
    open.set(file, { uri, file, version });
    lost.delete(file);
    revision++;
  };
  const drop = (file: string): void => {
    if (!open.delete(file)) return;
    revision++;
    workspace.close(file);
  };

  return {
    get: (uri) => open.get(canonicalUri(uri)),
    all: () => [...open.values()],
    open: (item) => {
      const file = canonicalUri(item.uri);
      drop(file);
      workspace.open(file, item.text);
      put(item, file);
    },
    change: (change) => {
      const file = canonicalUri(change.uri);
      if (open.has(file)) {
        workspace.change(file, change.changes);
        put(change, file);
        return;
      }
      // A whole text brings a lost document back: what comes before it does not matter.
      const whole = change.changes.findLastIndex(({ range }) => range === undefined);
      const text = change.changes[whole]?.text;
      if (!lost.has(file) || text === undefined) {
        throw new Error(lost.has(file) ? 'its text was lost before' : 'it is not open');
      }
      workspace.open(file, text);
      put(change, file);
      workspace.change(file, change.changes.slice(whole + 1));
    },
    lose: (uri) => {
      const file = canonicalUri(uri);
      if (open.has(file)) lost.add(file);
      drop(file);
    },
    close: (uri) => {
      const file = canonicalUri(uri);
      const wasOpen = open.has(file);
      drop(file);
      return lost.delete(file) || wasOpen;
    },
    neighbours: (uri) => {
      const file = canonicalUri(uri);
      const folder = folderOf(file);
      return [...open.values()].filter((other) => other.file !== file && folderOf(other.file) === folder);
    },
    uriOf: (file) => open.get(canonicalUri(file))?.uri ?? file,
    revision: () => revision,
  };
}
