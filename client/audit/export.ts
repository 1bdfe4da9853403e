/** Writes the audit into a file that the person names: Markdown, JSON or SARIF. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  auditExportRequest,
  auditFormats,
  type AuditExport,
  type AuditExportParams,
  type AuditFormat,
} from '../../server/lsp/protocol.ts';

interface Kind {
  readonly label: string;
  readonly detail: string;
  readonly ending: string;
}

const kinds: Readonly<Record<AuditFormat, Kind>> = {
  markdown: { label: 'Markdown', detail: 'A table for people', ending: 'md' },
  json: { label: 'JSON', detail: 'As vfio-lint audit --format json prints it', ending: 'json' },
  sarif: { label: 'SARIF', detail: 'For code scanning and viewers of SARIF 2.1.0', ending: 'sarif' },
};

async function chooseFormat(given: unknown): Promise<AuditFormat | undefined> {
  const known = auditFormats.find((format) => format === given);
  if (known) return known;
  const choices = auditFormats.map((format) => ({ ...kinds[format], format }));
  return (await vscode.window.showQuickPick(choices, { title: 'Export the Audit as' }))?.format;
}

async function chooseTarget(format: AuditFormat, given: unknown): Promise<vscode.Uri | undefined> {
  if (given instanceof vscode.Uri) return given;
  const { label, ending } = kinds[format];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    filters: { [label]: [ending] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `vfio-audit.${ending}`) }),
  });
}

/** Asks for format and file, as far as the command did not bring them, and writes it. */
export async function exportReport(
  client: BaseLanguageClient | undefined,
  givenFormat: unknown,
  givenTarget: unknown,
): Promise<void> {
  const format = await chooseFormat(givenFormat);
  const target = format && (await chooseTarget(format, givenTarget));
  if (!format || !target || !client) return;
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.toString();
  const params: AuditExportParams = { format, ...(root !== undefined && { root }) };
  try {
    const { text } = await client.sendRequest<AuditExport>(auditExportRequest, params);
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The audit was not exported: ${reason}`);
  }
}
