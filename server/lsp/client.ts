/** What the client can do and wants, read once from its initialize request. */
import type { InitializationOptions } from './protocol.ts';
import { fieldAt } from './params.ts';

export interface Client {
  /** It asks for diagnostics; otherwise they are published. */
  readonly pullsDiagnostics: boolean;
  /** The server may ask it to pull again. */
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  /** It takes code actions, not commands alone. */
  readonly codeActions: boolean;
  readonly disabledActions: boolean;
  /** It asks for the edit of an action once that is chosen. */
  readonly resolvesEdits: boolean;
  readonly versionedEdits: boolean;
  /** It shows what is written about an edit, and asks before it makes one that needs that. */
  readonly annotatedEdits: boolean;
  readonly snippetEdits: boolean;
  readonly markdownHover: boolean;
  /** It shows inlay hints, and wants them. */
  readonly inlayHints: boolean;
  /** The server may ask it to ask for them again. */
  readonly refreshesHints: boolean;
  /** It lets the server ask to be told of changes on disk. */
  readonly watchesFiles: boolean;
  /** It shows progress that the server begins. */
  readonly showsProgress: boolean;
  readonly options: InitializationOptions;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

function readOptions(params: unknown): InitializationOptions {
  const ruleDocs = fieldAt(params, 'initializationOptions', 'ruleDocs');
  const isOn = (name: keyof InitializationOptions): boolean =>
    fieldAt(params, 'initializationOptions', name) === true;
  const hasDocs = typeof ruleDocs === 'string' && ruleDocs.includes('{rule}');
  return {
    busy: isOn('busy'),
    notes: isOn('notes'),
    inlayHints: isOn('inlayHints'),
    decodeLinks: isOn('decodeLinks'),
    ...(hasDocs ? { ruleDocs } : {}),
  };
}

/** The client behind an initialize request; what it does not announce, it can't do. */
export function readClient(params: unknown): Client {
  const text = (...path: readonly string[]): unknown =>
    fieldAt(params, 'capabilities', 'textDocument', ...path);
  const workspace = (...path: readonly string[]): unknown =>
    fieldAt(params, 'capabilities', 'workspace', ...path);
  const formats = text('hover', 'contentFormat');
  const resolved = text('codeAction', 'resolveSupport', 'properties');
  const options = readOptions(params);
  const inlayHints = options.inlayHints === true && isObject(text('inlayHint'));
  const versionedEdits = workspace('workspaceEdit', 'documentChanges') === true;
  return {
    pullsDiagnostics: isObject(text('diagnostic')),
    refreshesDiagnostics: workspace('diagnostics', 'refreshSupport') === true,
    relatedInformation:
      text('publishDiagnostics', 'relatedInformation') === true ||
      text('diagnostic', 'relatedInformation') === true,
    codeActions: isObject(text('codeAction', 'codeActionLiteralSupport')),
    disabledActions: text('codeAction', 'disabledSupport') === true,
    resolvesEdits:
      text('codeAction', 'dataSupport') === true && Array.isArray(resolved) && resolved.includes('edit'),
    versionedEdits,
    // Both are parts of the versioned form.
    annotatedEdits:
      versionedEdits &&
      text('codeAction', 'honorsChangeAnnotations') === true &&
      isObject(workspace('workspaceEdit', 'changeAnnotationSupport')),
    snippetEdits: versionedEdits && workspace('workspaceEdit', 'snippetEditSupport') === true,
    // The first format is the one that the client likes best.
    markdownHover: Array.isArray(formats) && formats[0] === 'markdown',
    inlayHints,
    refreshesHints: inlayHints && workspace('inlayHint', 'refreshSupport') === true,
    watchesFiles: workspace('didChangeWatchedFiles', 'dynamicRegistration') === true,
    showsProgress: fieldAt(params, 'capabilities', 'window', 'workDoneProgress') === true,
    options,
  };
}
