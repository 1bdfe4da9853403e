/** Clients that break the protocol: the server says what is wrong, and lives. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CancellationTokenSource,
  CodeActionRequest,
  DocumentDiagnosticRequest,
  ErrorCodes,
  HoverRequest,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import { modern, on, pause, plain, until, withClient, type Client } from './fixture.ts';

const uri = 'file:///work/a.c';
const at = { textDocument: { uri }, position: { line: 0, character: 0 } };

async function codeOf(request: Promise<unknown>): Promise<number | undefined> {
  try {
    await request;
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ResponseError);
    return error.code;
  }
}

/** The server still answers a new document. */
async function lives({ open, pull }: Client): Promise<void> {
  const fresh = 'file:///elsewhere/fresh.c';
  await open(fresh, 'BAD\n');
  const report = await pull(fresh);
  assert.equal(report.kind === 'full' && report.items.length, 1);
}

describe('the server survives', () => {
  it('messages before initialize', () =>
    withClient(async (client) => {
      await client.open(uri, 'BAD');
      await client.change(uri, 2, { text: '' });
      const early = codeOf(client.connection.sendRequest(HoverRequest.type, at));
      assert.equal(await early, ErrorCodes.ServerNotInitialized);
      assert.equal(await codeOf(client.pull(uri)), ErrorCodes.ServerNotInitialized);
      await client.initialize(modern);
      await lives(client);
    }));

  it('a second initialize, and requests after shutdown', () =>
    withClient(async (client) => {
      await client.initialize(modern);
      assert.equal(await codeOf(client.initialize(modern)), ErrorCodes.InvalidRequest);
      await lives(client);
      await client.connection.sendRequest('shutdown');
      assert.equal(await codeOf(client.pull(uri)), ErrorCodes.InvalidRequest);
      assert.equal(await codeOf(client.initialize(modern)), ErrorCodes.InvalidRequest);
    }));

  it('requests without sense', () =>
    withClient(async (client) => {
      const { connection, initialize } = client;
      await initialize(modern);
      for (const method of ['hover', 'codeAction', 'diagnostic']) {
        for (const params of [{}, { textDocument: 3 }, { textDocument: { uri: null } }, [1]]) {
          const code = await codeOf(connection.sendRequest(`textDocument/${method}`, params));
          assert.equal(code, ErrorCodes.InvalidParams, `${method} ${JSON.stringify(params)}`);
        }
      }
      const position = { line: -1, character: 0.5 };
      const hover = connection.sendRequest('textDocument/hover', { ...at, position });
      assert.equal(await codeOf(hover), ErrorCodes.InvalidParams);
      assert.equal(
        await codeOf(connection.sendRequest('textDocument/nonsense', {})),
        ErrorCodes.MethodNotFound,
      );
      await lives(client);
    }));

  it('an initialize without capabilities, which is an error, and one of a client that has none', () =>
    withClient(async (client) => {
      assert.notEqual(await codeOf(client.connection.sendRequest('initialize', {})), undefined);
      await client.initialize({});
      await client.open(uri, 'BAD\n');
      await until(() => client.published.length === 1, 'diagnostics');
    }));

  it('questions about unknown documents: empty answers', () =>
    withClient(async (client) => {
      await client.initialize(modern);
      assert.deepEqual(await client.pull(uri), { kind: 'full', items: [] });
      assert.equal(await client.connection.sendRequest(HoverRequest.type, at), null);
      const params = { textDocument: { uri }, range: on(0, 0, 0), context: { diagnostics: [] } };
      assert.deepEqual(await client.connection.sendRequest(CodeActionRequest.type, params), []);
    }));

  it('changes and closes of documents that are not open', () =>
    withClient(async (client) => {
      await client.initialize(modern);
      await client.change(uri, 2, { text: 'BAD' });
      await client.close(uri);
      await client.change('', 2, { text: 'BAD' });
      await until(() => client.log.length === 3, 'three messages');
      assert.match(client.log[0] ?? '', /change of file:\/\/\/work\/a\.c not applied: it is not open/);
      assert.match(client.log[1] ?? '', /didClose of .*: it is not open/);
      assert.match(client.log[2] ?? '', /didChange not understood/);
      await lives(client);
    }));

  it('a document that is opened twice: the last text counts', () =>
    withClient(async ({ initialize, open, pull, log, workspace }) => {
      await initialize(modern);
      await open(uri, 'BAD BAD\n');
      await open(uri, 'BAD\n');
      const report = await pull(uri);
      assert.equal(report.kind === 'full' && report.items.length, 1);
      assert.deepEqual(workspace.texts(), { [uri]: 'BAD\n' });
      assert.match(log.join(), /was open already: replaced/);
    }));

  it('opens that are malformed', () =>
    withClient(async (client) => {
      await client.initialize(modern);
      for (const params of [{}, { textDocument: { uri } }, { textDocument: { uri, version: 1, text: 7 } }]) {
        await client.connection.sendNotification('textDocument/didOpen', params);
      }
      await until(() => client.log.length === 3, 'three messages');
      assert.match(client.log.join(), /didOpen not understood/);
      await lives(client);
    }));

  it('positions out of range: silent about that document until it is whole again', () =>
    withClient(async (client) => {
      const { change, pull, log, open } = client;
      await client.initialize(modern);
      await open(uri, 'BAD\n');
      await change(uri, 2, { range: on(99, 0, 1), text: 'x' });
      assert.deepEqual(await pull(uri), { kind: 'full', items: [] });
      assert.match(log.join(), /not applied: it begins in line 99 of a text of 2 lines; not checked until/);
      await change(uri, 3, { range: on(0, 0, 0), text: 'x' });
      assert.deepEqual(await pull(uri), { kind: 'full', items: [] });
      await change(uri, 4, { text: 'BAD' }, { range: on(0, 3, 3), text: ' BAD' });
      const report = await pull(uri);
      assert.equal(report.kind === 'full' && report.items.length, 2);
    }));

  it('ends out of range, which are the end of the text', () =>
    withClient(async ({ initialize, open, change, pull, log }) => {
      await initialize(modern);
      await open(uri, 'BAD\r\nBAD');
      const end = { line: 1e6, character: 1e6 };
      await change(uri, 2, { range: { start: { line: 1, character: 0 }, end }, text: 'x\nx\n' });
      await change(uri, 3, { range: { start: { line: 3, character: 0 }, end }, text: 'LOOK\n' });
      await change(uri, 4, { range: on(5, 0, 0), text: 'LOOK' });
      const report = await pull(uri);
      const places = report.kind === 'full' ? report.items.map(({ range }) => range.start.line) : [];
      assert.deepEqual([places, log], [[0, 3, 4], []]);
    }));

  it('positions that are no numbers, and ranges that end before they begin', () =>
    withClient(async (client) => {
      await client.initialize(modern);
      const start = { line: 0, character: 2 };
      const ranges = [{ start }, { start, end: { line: 0, character: 1 } }, { start: null, end: 'x' }, 5];
      for (const [version, range] of ranges.entries()) {
        await client.open(uri, 'BAD\n');
        await client.connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ range, text: '' }],
        });
        assert.deepEqual(await client.pull(uri), { kind: 'full', items: [] });
      }
      assert.equal(client.log.filter((line) => line.includes('it is malformed')).length, ranges.length);
      await client.close(uri);
      await lives(client);
    }));

  it('a request that is taken back', () =>
    withClient(async (client) => {
      const { connection, workspace, open, initialize } = client;
      await initialize(modern);
      await open(uri, 'BAD\n');
      const release = workspace.hold();
      const source = new CancellationTokenSource();
      const params = { textDocument: { uri } };
      const pulled = connection.sendRequest(DocumentDiagnosticRequest.type, params, source.token);
      const hovered = connection.sendRequest(HoverRequest.type, at, source.token);
      await pause(20);
      source.cancel();
      await pause(20);
      release();
      const codes = await Promise.all([codeOf(pulled), codeOf(hovered)]);
      assert.deepEqual(codes, [LSPErrorCodes.RequestCancelled, LSPErrorCodes.RequestCancelled]);
      await lives(client);
    }));

  it('a document that closes while it is published', () =>
    withClient(async ({ initialize, open, close, workspace, published }) => {
      await initialize(plain);
      const release = workspace.hold();
      await open(uri, 'BAD\n');
      await pause(40);
      await close(uri);
      await pause(40);
      release();
      await pause(40);
      assert.deepEqual(published, [{ uri, diagnostics: [] }]);
    }));
});
