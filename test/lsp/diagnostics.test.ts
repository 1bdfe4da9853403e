/** Diagnostics: pulled or published, never both; unchanged where they are; at UTF-16 columns after edits. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'mocha';
import { DiagnosticRefreshRequest, type DocumentDiagnosticReport } from 'vscode-languageserver/node';
import type { Finding } from '../../server/core/analysis/report.ts';
import { rules } from '../../server/core/rules/index.ts';
import { toDiagnostic } from '../../server/lsp/convert.ts';
import { busyNotification, type BusyParams } from '../../server/lsp/protocol.ts';
import { modern, on, pause, plain, until, withClient } from './fixture.ts';

const uri = 'file:///work/a.c';

function rangesOf(report: DocumentDiagnosticReport): readonly unknown[] {
  assert.equal(report.kind, 'full');
  return report.kind === 'full' ? report.items.map(({ range }) => range) : [];
}

describe('pulled diagnostics', () => {
  it('carry rule, page, severity, reasons and an id', () =>
    withClient(async ({ initialize, open, pull, published }) => {
      const { capabilities } = await initialize(modern);
      assert.equal(capabilities.positionEncoding, 'utf-16');
      assert.ok(capabilities.diagnosticProvider);
      await open(uri, 'x = BAD;\n');
      const report = await pull(uri);
      assert.deepEqual(report, {
        kind: 'full',
        resultId: '1',
        items: [
          {
            range: on(0, 4, 7),
            severity: 2,
            code: 'word-bad',
            codeDescription: { href: 'file:///docs/word-bad.md' },
            source: 'vfio-lint',
            message: 'the word is BAD',
            data: { id: 'word-bad:0:4:0:7' },
            relatedInformation: [{ location: { uri, range: on(0, 0, 1) }, message: 'the file begins here' }],
          },
        ],
      });
      await pause(50);
      assert.deepEqual(published, []);
    }));

  it('leave notes out for a client that did not ask for them', () =>
    withClient(async ({ initialize, open, pull }) => {
      await initialize(modern, { notes: false });
      await open(uri, 'BAD LOOK\n');
      assert.deepEqual(rangesOf(await pull(uri)), [on(0, 0, 3)]);
    }));

  it('keep their result id while they stay the same', () =>
    withClient(async ({ initialize, open, change, pull }) => {
      await initialize(modern);
      await open(uri, 'BAD\n\n');
      assert.equal((await pull(uri)).resultId, '1');
      assert.deepEqual(await pull(uri, '1'), { kind: 'unchanged', resultId: '1' });
      await change(uri, 2, { range: on(1, 0, 0), text: 'fine' });
      assert.deepEqual(await pull(uri, '1'), { kind: 'unchanged', resultId: '1' });
      assert.equal((await pull(uri, 'of another server')).kind, 'full');
      await change(uri, 3, { range: on(0, 0, 0), text: ' ' });
      const moved = await pull(uri, '1');
      assert.deepEqual([moved.resultId, rangesOf(moved)], ['2', [on(0, 1, 4)]]);
    }));

  it('count UTF-16 units through edits beside CJK and emoji', () =>
    withClient(async ({ initialize, open, change, pull, workspace }) => {
      await initialize(modern);
      await open(uri, '/* 区域 😀 */ BAD\n');
      assert.deepEqual(rangesOf(await pull(uri)), [on(0, 12, 15)]);
      await change(uri, 2, { range: on(0, 6, 8), text: '🧭🧭' }, { range: on(0, 0, 0), text: '\t偏\n' });
      assert.deepEqual(rangesOf(await pull(uri)), [on(1, 14, 17)]);
      assert.deepEqual(Object.values(workspace.texts()), ['\t偏\n/* 区域 🧭🧭 */ BAD\n']);
    }));

  it('leave out what the client does not know, and take its pages', () =>
    withClient(async ({ initialize, open, pull }) => {
      const options = { ruleDocs: 'editor://x/rule/{rule}' };
      await initialize({ textDocument: { diagnostic: {} } }, options);
      await open(uri, 'LOOK\n');
      const report = await pull(uri);
      assert.equal(report.kind, 'full');
      const [first] = report.kind === 'full' ? report.items : [];
      assert.equal(first?.relatedInformation, undefined);
      assert.equal(first?.severity, 3);
      assert.deepEqual(first?.codeDescription, { href: 'editor://x/rule/word-look' });
    }));

  it('of every rule lead to its page, and those about suppressions to none', () => {
    const at = { line: 0, character: 0 };
    const pageOf = (rule: string): string | undefined => {
      const severity = 'warning' as const;
      const range = { start: at, end: at };
      const one: Finding = {
        file: 'a.c',
        rule,
        severity,
        confidence: 'high',
        range,
        message: '',
        because: [],
        function: '',
        fix: null,
      };
      const options = {
        relatedInformation: false,
        ruleDocs: (id: string) => `docs/rules/${id}.md`,
        uriOf: String,
      };
      return toDiagnostic(one, options).codeDescription?.href;
    };
    for (const { id } of rules) assert.ok(existsSync(pageOf(id) ?? '-'), id);
    assert.equal(pageOf('unused-suppression'), undefined);
    assert.equal(pageOf('suppression-without-reason'), undefined);
  });

  it('are of the text that stands when they are answered', () =>
    withClient(async ({ initialize, open, change, pull, workspace }) => {
      await initialize(modern);
      await open(uri, 'BAD\n');
      const release = workspace.hold();
      const pulled = pull(uri);
      await pause(20);
      await change(uri, 2, { text: 'no\n\nBAD' });
      await pause(20);
      release();
      assert.deepEqual(rangesOf(await pulled), [on(2, 0, 3)]);
    }));

  it('are refreshed when a file beside them changes what they say, and only then', () =>
    withClient(async ({ initialize, open, change, pull, connection }) => {
      let refreshed = 0;
      connection.onRequest(DiagnosticRefreshRequest.type, () => void refreshed++);
      await initialize(modern);
      await open(uri, 'CROSS\n');
      await open('file:///work/b.c', 'x\n');
      await open('file:///other/c.c', 'CROSS\n');
      assert.deepEqual(rangesOf(await pull(uri)), []);
      await change('file:///work/b.c', 2, { text: 'y\n' });
      await pause(60);
      assert.equal(refreshed, 0);
      await change('file:///work/b.c', 3, { text: 'ENABLE\n' });
      await until(() => refreshed === 1, 'a refresh');
      assert.deepEqual(rangesOf(await pull(uri)), [on(0, 0, 5)]);
      await pause(60);
      assert.equal(refreshed, 1);
    }));

  it('are not refreshed for a client that can not', () =>
    withClient(async ({ initialize, open, pull, change, connection, log }) => {
      let refreshed = 0;
      connection.onRequest(DiagnosticRefreshRequest.type, () => void refreshed++);
      await initialize({ textDocument: { diagnostic: {} } });
      await open(uri, 'CROSS\n');
      await open('file:///work/b.c', 'x\n');
      await pull(uri);
      await change('file:///work/b.c', 2, { text: 'ENABLE\n' });
      await pause(60);
      assert.deepEqual([refreshed, log], [0, []]);
    }));
});

describe('published diagnostics', () => {
  it('come for the version at hand, also of files beside, and go with the document', () =>
    withClient(async ({ initialize, open, change, close, published }) => {
      const { capabilities } = await initialize(plain);
      assert.equal(capabilities.diagnosticProvider, undefined);
      const seen = (): readonly unknown[] =>
        published.map((one) => [one.uri, one.version, one.diagnostics.length]);
      const b = 'file:///work/b.c';
      await open(uri, 'CROSS BAD\n', 7);
      await until(() => published.length === 1, 'the first');
      await open(b, 'x\n');
      await until(() => published.length === 2, 'the second');
      await change(b, 2, { text: 'E' }, { text: 'ENABLE\n' });
      await until(() => published.length === 4, 'both');
      await close(uri);
      await until(() => published.length === 5, 'the last');
      assert.deepEqual(seen(), [
        [uri, 7, 1],
        [b, 1, 0],
        [b, 2, 0],
        [uri, 7, 2],
        [uri, undefined, 0],
      ]);
    }));

  it('wait for the end of the typing', () =>
    withClient(async ({ initialize, open, change, published }) => {
      await initialize(plain);
      await open(uri, '');
      for (let at = 0; at < 20; at++) await change(uri, at + 2, { range: on(0, at, at), text: 'B' });
      await change(uri, 30, { text: 'BAD' });
      await until(() => published.length > 0, 'anything');
      await pause(50);
      assert.deepEqual(
        published.map(({ version }) => version),
        [30],
      );
    }));
});

describe('the busy notification', () => {
  it('is sent to who asks for it, once for each work', () =>
    withClient(async ({ initialize, open, pull, connection }) => {
      const busy: BusyParams[] = [];
      connection.onNotification(busyNotification, (params: BusyParams) => void busy.push(params));
      await initialize(modern, { busy: true });
      await open(uri, 'BAD\n');
      await pull(uri);
      await pull(uri);
      await pause(20);
      assert.deepEqual(busy, [
        { busy: true, file: uri },
        { busy: false, file: uri },
      ]);
    }));
});
