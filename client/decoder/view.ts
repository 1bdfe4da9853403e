/** The decoder panel as the editor holds it: one webview, which a request fills and a reload brings back. */
import * as vscode from 'vscode';
import { documentOf, makeNonce } from './document.ts';
import { readToHost, type DecodeRequest, type Source, type ToHost, type ToPage } from './messages.ts';

/** The webview's type: its state is kept under that name. */
const viewType = 'vfioLint.decoder';

export interface DecoderView extends vscode.Disposable {
  /** Shows the panel, and the request in it; without one, what was there. */
  open(request?: DecodeRequest): void;
}

async function reveal({ uri, line }: Source): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    const at = new vscode.Position(Math.min(line, document.lineCount) - 1, 0);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  } catch {
    await vscode.window.showWarningMessage(`VFIO decoder: ${uri} can't be opened.`);
  }
}

/** Asks where, and writes there. */
async function save(text: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    filters: { JSON: ['json'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, 'vfio-decoding.json') } : {}),
  });
  if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

/** Makes the view; nothing is shown and no page is loaded before somebody asks for it. */
export function decoderView(extensionUri: vscode.Uri): DecoderView {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'decoder');
  let panel: vscode.WebviewPanel | undefined;
  /** What the page gets once it listens. */
  let waiting: DecodeRequest | undefined;
  let listens = false;

  const post = async (): Promise<void> => {
    if (!panel || !listens || !waiting) return;
    const message: ToPage = { kind: 'show', request: waiting };
    waiting = undefined;
    await panel.webview.postMessage(message);
  };
  const take = async (message: ToHost | undefined): Promise<void> => {
    switch (message?.kind) {
      case 'ready':
        listens = true;
        return post();
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'save':
        return save(message.text);
      case 'reveal':
        return reveal(message.source);
      case undefined:
        return;
    }
  };
  const fill = (made: vscode.WebviewPanel): void => {
    panel = made;
    listens = false;
    const { webview } = made;
    made.onDidDispose(() => {
      if (panel === made) panel = undefined;
    });
    // A hidden page is thrown away, and made again when it is shown: then it is not there yet.
    made.onDidChangeViewState(() => {
      listens &&= made.visible;
    });
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.onDidReceiveMessage(async (message) => take(readToHost(message)));
    const address = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    webview.html = documentOf({
      script: address('page.js'),
      style: address('page.css'),
      nonce: makeNonce(),
    });
  };
  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (kept) => {
      // The page itself reads its state; there is one panel.
      panel?.dispose();
      fill(kept);
    },
  });

  return {
    open: (request) => {
      waiting = request ?? waiting;
      if (panel) panel.reveal();
      else
        fill(
          vscode.window.createWebviewPanel(viewType, 'VFIO Decoder', vscode.ViewColumn.Active, {
            enableFindWidget: true,
          }),
        );
      void post();
    },
    dispose: () => {
      serializer.dispose();
      panel?.dispose();
    },
  };
}
