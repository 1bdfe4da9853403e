/** Asks for code actions, and makes their edits in texts as an editor does. */
import {
  CodeActionRequest,
  Command,
  TextDocumentEdit,
  TextEdit,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withClient, type Client } from './fixture.ts';

export const uri = 'file:///work/a.c';

/** All of a text. */
export const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

/** `CodeAction.is` knows no disabled actions. */
const isAction = (one: CodeAction | Command): one is CodeAction => !Command.is(one);

/** The actions of the document that is open. */
export async function ask(
  { connection }: Client,
  range: Range,
  context: Partial<CodeActionContext> = {},
): Promise<readonly CodeAction[]> {
  const params = { textDocument: { uri }, range, context: { diagnostics: [], ...context } };
  return ((await connection.sendRequest(CodeActionRequest.type, params)) ?? []).filter(isAction);
}

/** The actions of a text of one's own, at version 4. */
export async function actions(
  capabilities: ClientCapabilities,
  text: string,
  range: Range,
  context: Partial<CodeActionContext> = {},
): Promise<readonly CodeAction[]> {
  let got: readonly CodeAction[] = [];
  await withClient(async (client) => {
    await client.initialize(capabilities);
    await client.open(uri, text, 4);
    got = await ask(client, range, context);
  });
  return got;
}

/** The action of that title. */
export function titled(all: readonly CodeAction[], title: string): CodeAction {
  const found = all.find((one) => one.title === title);
  if (!found) throw new Error(`no ${title} in ${all.map((one) => one.title).join(', ') || 'nothing'}`);
  return found;
}

/** A text after the edits that are made in it. */
export function applied(edit: WorkspaceEdit | undefined, of: string, text: string): string {
  const documents = (edit?.documentChanges ?? []).filter((change) => TextDocumentEdit.is(change));
  const edits = [
    ...(edit?.changes?.[of] ?? []),
    ...documents.filter(({ textDocument }) => textDocument.uri === of).flatMap((change) => change.edits),
  ].filter((one) => TextEdit.is(one));
  return TextDocument.applyEdits(TextDocument.create(of, 'c', 1, text), edits);
}
