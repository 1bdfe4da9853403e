/** Edits that are asked for when an action is chosen: for what was offered, and for nothing else. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CancellationTokenSource,
  CodeActionResolveRequest,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CodeAction,
} from 'vscode-languageserver/node';
import { applied, ask, everywhere, titled, uri } from './asking.ts';
import { newest, on, pause, withClient, type Client } from './fixture.ts';

async function resolve({ connection }: Client, action: unknown): Promise<CodeAction> {
  return connection.sendRequest<CodeAction>(CodeActionResolveRequest.method, action);
}

async function refusal(client: Client, action: unknown): Promise<readonly [code: number, message: string]> {
  try {
    await resolve(client, action);
  } catch (error) {
    assert.ok(error instanceof ResponseError);
    return [error.code, error.message];
  }
  throw new Error(`resolved: ${JSON.stringify(action)}`);
}

const stale = [LSPErrorCodes.ContentModified, 'not what was offered any more'] as const;

/** A session with a document that has something of everything. */
const inSession = async (
  test: (client: Client, offered: readonly CodeAction[], fix: CodeAction) => Promise<void>,
): Promise<void> =>
  withClient(async (client) => {
    await client.initialize(newest);
    await client.open(uri, 'BAD\nBAD LOOK STUCK\n', 4);
    const offered = await ask(client, everywhere);
    await test(client, offered, titled(offered, 'Replace BAD'));
  });

describe('an action of a client that resolves', () => {
  it('comes without its edit, and gets it when it is chosen', () =>
    inSession(async (client, offered, fix) => {
      assert.ok(offered.every(({ edit }) => edit === undefined));
      assert.ok(offered.every(({ data, disabled }) => (data === undefined) === (disabled !== undefined)));
      const resolved = await resolve(client, fix);
      assert.equal(applied(resolved.edit, uri, 'BAD\nBAD'), 'GOOD\nBAD');
      assert.deepEqual({ ...resolved, data: fix.data, edit: undefined }, { ...fix, edit: undefined });
      const all = await resolve(client, titled(offered, 'Fix all word-bad in this file'));
      assert.equal(applied(all.edit, uri, 'BAD\nBAD'), 'GOOD\nGOOD');
      const review = await resolve(client, titled(offered, 'Replace LOOK (review)'));
      assert.equal(Object.values(review.edit?.changeAnnotations ?? {}).length, 1);
      const suppress = await resolve(client, titled(offered, 'Suppress word-stuck with a reason'));
      assert.equal(suppress.edit?.documentChanges?.length, 1);
      const [whole] = await ask(client, everywhere, { only: ['source.fixAll'] });
      assert.equal(whole?.edit, undefined);
      assert.equal(applied((await resolve(client, whole)).edit, uri, 'BAD\nBAD'), 'GOOD\nGOOD');
    }));

  it('is announced to that client', () =>
    withClient(async ({ initialize }) => {
      const { codeActionProvider } = (await initialize(newest)).capabilities;
      assert.deepEqual(codeActionProvider, {
        codeActionKinds: ['quickfix', 'source.fixAll.vfioLint'],
        resolveProvider: true,
      });
    }));

  it('is refused after the document changed, even back', () =>
    inSession(async (client, _, fix) => {
      await client.change(uri, 5, { range: on(1, 0, 0), text: ' ' });
      assert.deepEqual(await refusal(client, fix), stale);
      await client.change(uri, 6, { range: on(1, 0, 1), text: '' });
      assert.deepEqual(await refusal(client, fix), stale);
      const again = titled(await ask(client, everywhere), 'Replace BAD');
      assert.ok((await resolve(client, again)).edit);
    }));

  it('is refused after the document was closed', () =>
    inSession(async (client, _, fix) => {
      await client.close(uri);
      assert.deepEqual(await refusal(client, fix), stale);
    }));

  it('is refused where another document took its finding away', () =>
    withClient(async (client) => {
      const beside = 'file:///work/b.c';
      await client.initialize(newest);
      await client.open(uri, 'CROSS\n');
      await client.open(beside, 'ENABLE\n');
      const [suppress] = await ask(client, everywhere);
      await client.change(beside, 2, { text: '' });
      assert.deepEqual(await refusal(client, suppress), stale);
    }));

  it('that changes while it is drawn up is refused', () =>
    inSession(async (client, _, fix) => {
      const release = client.workspace.hold();
      const refused = refusal(client, fix);
      await pause(20);
      await client.change(uri, 5, { text: 'fine BAD\n' });
      await pause(20);
      release();
      assert.deepEqual(await refused, stale);
    }));

  it('may be taken back', () =>
    inSession(async (client, _, fix) => {
      const release = client.workspace.hold();
      const source = new CancellationTokenSource();
      const resolved = client.connection.sendRequest(CodeActionResolveRequest.type, fix, source.token);
      await pause(20);
      source.cancel();
      await pause(20);
      release();
      await assert.rejects(resolved, { code: LSPErrorCodes.RequestCancelled });
    }));

  it('is refused with data of another', () =>
    inSession(async (client, offered, fix) => {
      const data = { key: 'fix word-bad:0:0:0:3', uri, version: 4 };
      assert.deepEqual(fix.data, data);
      const look = titled(offered, 'Replace LOOK (review)');
      const others: readonly object[] = [
        { ...data, key: 'fix word-bad:0:0:0:4' },
        { ...data, key: '__proto__' },
        { ...data, key: 'x'.repeat(1e5) },
        { ...data, uri: 'file:///etc/passwd' },
        { ...data, uri: 'not a uri' },
        { ...data, uri: 'file:///work/%zz.c' },
        { ...data, version: 3 },
        { ...data, version: -1 },
      ];
      for (const other of others)
        assert.deepEqual(await refusal(client, { ...fix, data: other }), stale, JSON.stringify(other));
      // What was shown as one thing is not done as another.
      assert.deepEqual(await refusal(client, { ...fix, data: look.data }), stale);
    }));

  it('is refused with data that is no data', () =>
    inSession(async (client, _, fix) => {
      const broken: readonly unknown[] = [
        undefined,
        null,
        7,
        'fix',
        [],
        {},
        { key: 'fix-all', uri },
        { key: 'fix-all', uri, version: '4' },
        { key: 'fix-all', uri, version: 0.5 },
        { key: 'fix-all', uri: '', version: 4 },
        { key: ['fix-all'], uri, version: 4 },
        { key: 'fix-all', uri: { toString: uri }, version: 4 },
      ];
      for (const data of broken) {
        const [code, message] = await refusal(client, { ...fix, data });
        assert.deepEqual(
          [code, message],
          [ErrorCodes.InvalidParams, 'request without the data that came with it'],
        );
      }
      for (const params of [{}, [1], { title: 7, data: fix.data }])
        assert.equal((await refusal(client, params))[0], ErrorCodes.InvalidParams);
      assert.ok((await resolve(client, fix)).edit, 'and the server lives');
    }));

  it('is refused outside of the session', () =>
    withClient(async (client) => {
      assert.equal((await refusal(client, {}))[0], ErrorCodes.ServerNotInitialized);
    }));
});
