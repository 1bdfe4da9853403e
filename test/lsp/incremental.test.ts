/** Any edits, sent as ranges, leave the server with the same answers as the whole text does: the real engine behind it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializeRequest,
  type Diagnostic,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Host } from '../../server/core/analysis/host.ts';
import { createWorkspace, type Workspace } from '../../server/core/analysis/workspace.ts';
import { createParser } from '../../server/core/c/parser.ts';
import { connect, modern } from './fixture.ts';

const nowhere: Host = { siblings: async () => [], read: async () => undefined };

async function realWorkspace(): Promise<Workspace> {
  const runtime = readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm');
  const grammar = readFileSync('node_modules/tree-sitter-c/tree-sitter-c.wasm');
  return createWorkspace(await createParser({ runtime, grammar }), nowhere);
}

/** The driver of the test in Neovim, with characters of one to four bytes in front of the statement. */
const driver = readFileSync('test/neovim/driver.c', 'utf8').replace(
  '\tvma->vm_pgoff =',
  '/* é区😀 */ vma->vm_pgoff =',
);

const snippets = [
  '',
  ' ',
  '\n',
  '\r\n',
  '😀',
  '区',
  '/*',
  '*/',
  '"',
  '{',
  '}',
  '#if 0\n',
  '#endif\n',
  'vma->vm_pgoff = region->addr >> PAGE_SHIFT;\n',
];

/** Where to begin, as a share of the text, how much to take, and what to put there. */
interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(40),
    text: fc.constantFrom(...snippets),
  }),
  { minLength: 1, maxLength: 8 },
);

async function diagnosticsOf(connection: ProtocolConnection, uri: string): Promise<readonly Diagnostic[]> {
  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  assert.equal(report.kind, 'full');
  return report.kind === 'full' ? report.items : [];
}

async function opened(connection: ProtocolConnection, uri: string, text: string): Promise<void> {
  const textDocument = { uri, languageId: 'c', version: 1, text };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
}

async function closed(connection: ProtocolConnection, uri: string): Promise<void> {
  await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
}

describe('incremental changes', () => {
  it('come to the same as the whole text', async () => {
    const connection = connect(await realWorkspace());
    connection.listen();
    const params = { processId: null, rootUri: null, capabilities: modern };
    await connection.sendRequest(InitializeRequest.type, params);
    const uri = 'file:///one/lamp.c';
    const check = async (changes: readonly Edit[]): Promise<void> => {
      await opened(connection, uri, driver);
      assert.equal((await diagnosticsOf(connection, uri)).length, 1);
      const document = TextDocument.create(uri, 'c', 1, driver);
      for (const [index, { at, length, text }] of changes.entries()) {
        const from = Math.floor(at * document.getText().length);
        const range = { start: document.positionAt(from), end: document.positionAt(from + length) };
        const version = index + 2;
        TextDocument.update(document, [{ range, text }], version);
        await connection.sendNotification(DidChangeTextDocumentNotification.type, {
          textDocument: { uri, version },
          contentChanges: [{ range, text }],
        });
        if (index % 2 === 0) await diagnosticsOf(connection, uri);
      }
      const edited = await diagnosticsOf(connection, uri);
      await closed(connection, uri);
      await opened(connection, uri, document.getText());
      assert.deepEqual(edited, await diagnosticsOf(connection, uri));
      await closed(connection, uri);
    };
    await fc.assert(fc.asyncProperty(edits, check), { numRuns: 100 });
    connection.dispose();
  }).timeout(30_000);
});
