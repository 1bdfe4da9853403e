/** The audit over streams: progress, cancelling, clearing, one channel for each document, edits, and clients without sense. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CancellationTokenSource,
  DiagnosticRefreshRequest,
  ErrorCodes,
  LSPErrorCodes,
  RegistrationRequest,
  UnregistrationRequest,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
  type ClientCapabilities,
} from 'vscode-languageserver/node';
import {
  auditChangedNotification,
  auditClearRequest,
  auditExportRequest,
  auditRequest,
  hiddenNotification,
  type AuditExport,
  type AuditResult,
} from '../../server/lsp/protocol.ts';
import { codeOf, fakeAuditor, finding, shownBy, type FakeAuditor } from './auditing.ts';
import { modern, pause, plain, until, withClient, type Client } from './fixture.ts';

const folder = 'file:///work';
const a = `${folder}/a.c`;
const b = `${folder}/b.c`;
const all = { folders: [folder] };

interface Stage extends Client {
  readonly auditor: FakeAuditor;
  readonly shown: (uri: string) => readonly string[];
  readonly changes: readonly AuditResult[];
  audit(params?: object): Promise<AuditResult>;
}

/** A client with a fake auditor behind its server. */
async function onStage(
  capabilities: ClientCapabilities,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  const auditor = fakeAuditor();
  await withClient(async (client) => {
    const shown = shownBy(client.published);
    const changes: AuditResult[] = [];
    client.connection.onNotification(auditChangedNotification, (now: AuditResult) => void changes.push(now));
    await client.initialize(capabilities);
    const audit = async (params: object = all): Promise<AuditResult> =>
      client.connection.sendRequest(auditRequest, params);
    await play({ ...client, auditor, shown, changes, audit });
  }, auditor);
}

async function pulled({ pull }: Stage, uri: string): Promise<readonly string[]> {
  const report = await pull(uri);
  return report.kind === 'full' ? report.items.map(({ code }) => String(code)) : [];
}

describe('an audit', () => {
  it('answers with rows and findings, names files as the client does, lines from 1', () =>
    onStage(modern, async ({ auditor, audit }) => {
      auditor.finds(finding(a), finding(b));
      const { files, mmaps, findings } = await audit({ folders: [`${folder}/`], files: [b] });
      assert.deepEqual(auditor.scopes, [{ folders: [folder], files: [b] }]);
      assert.deepEqual(files, { seen: 3, parsed: 2, skipped: 1 });
      assert.deepEqual(
        mmaps.map(({ file, line, verdict }) => [file, line, verdict]),
        [
          [a, 1, 'violation'],
          [b, 1, 'violation'],
        ],
      );
      assert.deepEqual(
        findings.map(({ file, line, column, rule }) => [file, line, column, rule]),
        [
          [a, 1, 1, 'word-bad'],
          [b, 1, 1, 'word-bad'],
        ],
      );
    }));

  it('tells how far it is under the token of the request, with counts of files', () =>
    onStage(modern, async ({ connection, audit }) => {
      const told: { kind: string; message?: string; percentage?: number; cancellable?: boolean }[] = [];
      connection.onNotification('$/progress', ({ token, value }) => {
        if (token === 'mine') told.push(value);
      });
      await audit({ ...all, workDoneToken: 'mine' });
      assert.deepEqual(
        told.map(({ kind }) => kind),
        ['begin', 'report', 'report', 'report', 'end'],
      );
      assert.equal(told[0]?.cancellable, true);
      assert.equal(told[1]?.message, '30,617 of 61,234 files read');
      const percents = told.flatMap(({ percentage }) => percentage ?? []);
      assert.deepEqual(
        percents.toSorted((x, y) => x - y),
        percents,
      );
    }));

  it('asks for a token where the client shows progress and brought none, and ends when that is cancelled', () =>
    onStage({ ...modern, window: { workDoneProgress: true } }, async ({ connection, auditor, audit }) => {
      auditor.hold();
      let mine: string | number | undefined;
      connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
        mine = token;
      });
      const code = codeOf(audit());
      await until(() => auditor.scopes.length === 1, 'the run');
      assert.ok(mine !== undefined);
      await connection.sendNotification(WorkDoneProgressCancelNotification.type, { token: mine });
      assert.equal(await code, LSPErrorCodes.RequestCancelled);
    }));

  it('is cancelled by its request, and what was found before stays', () =>
    onStage(modern, async ({ connection, auditor, shown, audit, change, open, changes }) => {
      auditor.finds(finding(a));
      await audit();
      const release = auditor.hold();
      const source = new CancellationTokenSource();
      const code = codeOf(connection.sendRequest(auditRequest, all, source.token));
      await until(() => auditor.scopes.length === 2, 'the second run');
      source.cancel();
      assert.equal(await code, LSPErrorCodes.RequestCancelled);
      assert.deepEqual(shown(a), ['word-bad']);
      release();
      await open(b, 'x\n');
      await change(b, 2, { text: 'y\n' });
      auditor.finds(finding(a), finding(a, 'word-look'));
      await until(() => changes.length > 0, 'the first audit follows edits still');
      assert.equal(changes.at(-1)?.findings.length, 2);
    }));

  it('gives way to a later one', () =>
    onStage(modern, async ({ auditor, audit }) => {
      const release = auditor.hold();
      const first = codeOf(audit());
      await until(() => auditor.scopes.length === 1, 'the first run');
      auditor.finds(finding(b));
      const second = audit({ files: [b] });
      assert.equal(await first, LSPErrorCodes.RequestCancelled);
      release();
      assert.equal((await second).findings.length, 1);
    }));

  it('tells notes in its rows, and among the problems those who want them alone', async () => {
    const auditor = fakeAuditor();
    auditor.finds(finding(a, 'word-bad', 'note'), finding(b));
    await withClient(async ({ connection, initialize }) => {
      await initialize(modern, { notes: false });
      const { findings, mmaps } = await connection.sendRequest<AuditResult>(auditRequest, all);
      assert.deepEqual(
        findings.map(({ file }) => file),
        [b],
      );
      assert.deepEqual(
        mmaps.map((row) => row.findings.length),
        [1, 1],
      );
    }, auditor);
  });
});

describe('what an audit found in a file', () => {
  for (const [kind, capabilities] of [
    ['pulls', modern],
    ['is sent', plain],
  ] as const)
    it(`comes by one channel to a client that ${kind} its diagnostics`, () =>
      onStage(capabilities, async (stage) => {
        const { connection, auditor, shown, audit, open, close } = stage;
        const ways = async (): Promise<readonly string[]> =>
          kind === 'pulls' ? [...shown(a), ...(await pulled(stage, a))] : shown(a);
        auditor.finds(finding(a));
        await audit();
        assert.deepEqual(shown(a), ['word-bad'], 'published while it is closed');
        await open(a, 'BAD LOOK\n');
        const own = ['word-bad', 'word-look'];
        if (kind === 'pulls') {
          await pause(30);
          assert.deepEqual(shown(a), ['word-bad'], 'open, and not asked about');
          assert.deepEqual(await pulled(stage, a), own);
          await until(() => shown(a).length === 0, 'the open document takes over');
          await connection.sendNotification(hiddenNotification, { uris: [a] });
          await until(() => shown(a).length === 1, 'the client shows it no more');
          await pulled(stage, a);
        } else await until(() => shown(a).length === 2, 'the open document takes over');
        assert.deepEqual(await ways(), own);
        await close(a);
        await until(() => shown(a).length === 1, 'closing gives back');
        assert.deepEqual(await ways(), ['word-bad']);
      }));

  it('is not published where the document was open before', () =>
    onStage(modern, async (stage) => {
      const { auditor, shown, audit, open, published } = stage;
      await open(a, 'BAD\n');
      await pulled(stage, a);
      auditor.finds(finding(a), finding(b));
      await audit();
      assert.deepEqual(auditor.open, [{ file: a, text: 'BAD\n' }]);
      await until(() => shown(b).length === 1, 'the closed file');
      assert.deepEqual(
        published.map(({ uri }) => uri),
        [b],
      );
      assert.deepEqual(await pulled(stage, a), ['word-bad']);
    }));

  it('is shown in an open document too where it takes a whole tree to see, unless that changed since', () =>
    onStage(modern, async (stage) => {
      const { connection, auditor, audit, open, change } = stage;
      let refreshes = 0;
      connection.onRequest(DiagnosticRefreshRequest.type, () => void refreshes++);
      await open(a, 'BAD\n');
      auditor.finds(finding(a), finding(a, 'far-sighted'));
      await audit();
      await until(() => refreshes === 1, 'the client is asked to pull again');
      assert.deepEqual(await pulled(stage, a), ['word-bad', 'far-sighted']);
      auditor.finds(finding(a, 'far-sighted'));
      const release = auditor.hold();
      await change(a, 2, { text: 'GOOD\n' });
      assert.deepEqual(await pulled(stage, a), [], 'the audit has not seen this text');
      release();
      await until(() => refreshes === 2, 'it has now');
      assert.deepEqual(await pulled(stage, a), ['far-sighted']);
      await connection.sendRequest(auditClearRequest);
      await until(() => refreshes === 3, 'it is cleared');
      assert.deepEqual(await pulled(stage, a), []);
    }));

  it('goes when the audit is cleared, once, and nothing follows edits any more', () =>
    onStage(modern, async ({ connection, auditor, shown, audit, published, open, changes }) => {
      auditor.finds(finding(a), finding(b));
      await audit();
      await connection.sendRequest(auditClearRequest);
      await until(() => shown(a).length + shown(b).length === 0 && published.length === 4, 'taken back');
      await connection.sendRequest(auditClearRequest);
      await open(a, 'x\n');
      await pause(80);
      assert.equal(published.length, 4);
      assert.deepEqual(auditor.updates, []);
      assert.deepEqual(changes, []);
      assert.ok(auditor.ends > 0);
    }));

  it('goes when it is fixed in another document, and the client is told of the rows', () =>
    onStage(modern, async ({ auditor, shown, audit, open, change, changes }) => {
      auditor.finds(finding(a), finding(b));
      await audit();
      await open(b, 'BAD\n');
      auditor.finds(finding(b));
      await change(b, 2, { text: 'GOOD\n' });
      await until(() => changes.length === 1, 'the change');
      assert.deepEqual(shown(a), []);
      assert.deepEqual(auditor.updates.at(-1), [{ file: b, text: 'GOOD\n' }]);
      await change(b, 3, { text: 'GOOD \n' });
      const before = auditor.updates.length;
      await until(() => auditor.updates.length > before, 'another update');
      await pause(30);
      assert.equal(changes.length, 1, 'an edit that changes nothing tells nothing');
    }));

  it('is followed on disk where the client watches files, as long as there is an audit', () => {
    const watches = {
      workspace: { ...modern.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
    };
    return onStage({ ...modern, ...watches }, async ({ connection, auditor, shown, audit, open }) => {
      const asked: string[] = [];
      connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
        asked.push(...registrations.map(({ method }) => method));
      });
      let ended = 0;
      connection.onRequest(UnregistrationRequest.type, () => void ended++);
      auditor.finds(finding(a));
      await audit();
      await audit();
      assert.deepEqual(asked, ['workspace/didChangeWatchedFiles']);
      await open(b, 'x\n');
      await until(() => auditor.updates.length === 1, 'the update for the document');
      auditor.finds();
      const changes = [a, b].map((uri) => ({ uri, type: 2 }));
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
      await until(() => shown(a).length === 0, 'what is fixed on disk goes');
      assert.deepEqual(auditor.updates.at(-1), [{ file: a, text: undefined }], 'an open document is its own');
      await connection.sendRequest(auditClearRequest);
      await until(() => ended === 1, 'the watch ends');
    });
  });
});

describe('an audit survives', () => {
  it('requests without sense, before initialize and after shutdown', async () => {
    const auditor = fakeAuditor();
    await withClient(async ({ connection, initialize }) => {
      const ask = async (params: object, method = auditRequest): Promise<number | undefined> =>
        codeOf(connection.sendRequest(method, params));
      assert.equal(await ask(all), ErrorCodes.ServerNotInitialized);
      await initialize(modern);
      for (const params of [{}, [], { folders: [] }, { folders: 'x' }, { folders: [3] }, { files: [''] }])
        assert.equal(await ask(params), ErrorCodes.InvalidParams, JSON.stringify(params));
      assert.equal(await ask({ format: 'pdf' }, auditExportRequest), ErrorCodes.InvalidParams);
      assert.equal(await ask({ format: 'json' }, auditExportRequest), LSPErrorCodes.RequestFailed);
      for (const params of [{}, { changes: 3, uris: 3 }, { changes: [null, { uri: 4 }, {}], uris: [null] }]) {
        await connection.sendNotification('workspace/didChangeWatchedFiles', params);
        await connection.sendNotification(hiddenNotification, params);
      }
      assert.equal(await ask({ ...all, workDoneToken: { no: 'token' } }), undefined);
      await connection.sendRequest('shutdown');
      assert.equal(await ask(all), ErrorCodes.InvalidRequest);
      assert.ok(auditor.ends > 0, 'shutdown ends it');
    }, auditor);
  });

  it('an auditor that fails', () =>
    onStage(modern, async ({ auditor, audit }) => {
      auditor.fails('out of memory');
      await assert.rejects(audit(), /the audit failed: out of memory/);
      assert.deepEqual((await audit()).mmaps, []);
    }));

  it('a server that has none', () =>
    withClient(async ({ connection, initialize, open, pull }) => {
      await initialize(modern);
      assert.equal(await codeOf(connection.sendRequest(auditRequest, all)), LSPErrorCodes.RequestFailed);
      await open(a, 'BAD\n');
      const report = await pull(a);
      assert.equal(report.kind === 'full' && report.items.length, 1);
    }));
});

describe('an exported audit', () => {
  const texts: Readonly<Record<string, RegExp>> = {
    markdown: /\| ✗ violation \| f\(\) \| a\.c:1 \|/,
    json: /"file": "a\.c"/,
    sarif: /"uri": "a\.c"/,
  };
  for (const [format, expected] of Object.entries(texts))
    it(`is ${format}, with files named against the root`, () =>
      onStage(modern, async ({ connection, auditor, audit }) => {
        auditor.finds(finding(a));
        await audit();
        const params = { format, root: folder };
        const { text } = await connection.sendRequest<AuditExport>(auditExportRequest, params);
        assert.match(text, expected);
      }));
});
