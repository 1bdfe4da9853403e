/** The audit of the bundle, in its own thread: real files, links that lead nowhere, a folder that vanishes, edits, a cancel. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import {
  CancellationTokenSource,
  createProtocolConnection,
  InitializeRequest,
  LSPErrorCodes,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { canonicalUri } from '../../server/lsp/uri.ts';
import {
  auditChangedNotification,
  auditExportRequest,
  auditRequest,
  type AuditExport,
  type AuditResult,
} from '../../server/lsp/protocol.ts';
import { codeOf, shownBy } from './auditing.ts';
import { modern, until } from './fixture.ts';

const cli = resolve('dist/cli.cjs');
const bundles = { 'server.cjs': [resolve('dist/server.cjs')], 'cli.cjs': [cli, 'lsp'] };

const bad = readFileSync('test/neovim/driver.c', 'utf8');
const store = /^.*vma->vm_pgoff =.*\n/m;

interface Place {
  readonly root: string;
  readonly connection: ProtocolConnection;
  readonly shown: (uri: string) => readonly string[];
  readonly changes: readonly AuditResult[];
  write(name: string, text: string): string;
  uriOf(name: string): string;
  audit(...names: readonly string[]): Promise<AuditResult>;
}

/** A folder of one's own, and a server beside it that watches files. */
async function inPlace(command: readonly string[], use: (place: Place) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'vfio-lint-audit-'));
  const child = spawn(process.execPath, [...command, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published: PublishDiagnosticsParams[] = [];
  const changes: AuditResult[] = [];
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => void published.push(params));
  connection.onNotification(auditChangedNotification, (now: AuditResult) => void changes.push(now));
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.listen();
  const uriOf = (name: string): string => canonicalUri(pathToFileURL(join(root, name)).href);
  try {
    await connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities: {
        ...modern,
        workspace: { ...modern.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
      },
    });
    await use({
      root,
      connection,
      shown: shownBy(published),
      changes,
      uriOf,
      write: (name, text) => {
        mkdirSync(dirname(join(root, name)), { recursive: true });
        writeFileSync(join(root, name), text);
        return uriOf(name);
      },
      audit: async (...names) => connection.sendRequest(auditRequest, { folders: names.map(uriOf) }),
    });
  } finally {
    connection.dispose();
    child.kill();
    rmSync(root, { recursive: true, force: true });
  }
}

const verdicts = ({ mmaps }: AuditResult): readonly string[] => mmaps.map(({ verdict }) => verdict);

describe('the audit of the bundle', () => {
  for (const [name, command] of Object.entries(bundles))
    it(`runs in ${name}, and publishes what is not open`, () =>
      inPlace(command, async ({ audit, write, shown }) => {
        const uri = write('a b/ü/driver.c', bad);
        write('a b/other.c', 'int x;\n');
        const result = await audit('');
        assert.deepEqual(verdicts(result), ['violation']);
        assert.equal(result.mmaps[0]?.file, uri);
        assert.deepEqual(result.files, { seen: 2, parsed: 1, skipped: 0 });
        assert.ok(shown(uri).includes('raw-pfn-in-pgoff'));
      })).timeout(60_000);

  it('passes by links that lead nowhere or round, and says what is not there', () =>
    inPlace(bundles['server.cjs'], async ({ root, audit, write, uriOf }) => {
      write('tree/driver.c', bad);
      symlinkSync(join(root, 'nowhere.c'), join(root, 'tree/dead.c'));
      symlinkSync(join(root, 'tree'), join(root, 'tree/round'));
      symlinkSync(join(root, 'tree/driver.c'), join(root, 'tree/again.c'));
      symlinkSync(join(root, 'nowhere'), join(root, 'dead'));
      const result = await audit('tree', 'gone', 'dead');
      assert.deepEqual(verdicts(result), ['violation']);
      assert.deepEqual(result.errors, [
        { file: uriOf('gone'), reason: 'no such file or folder' },
        { file: uriOf('dead'), reason: 'link that leads nowhere' },
      ]);
    })).timeout(60_000);

  it('lives through a folder that vanishes, and says so', () =>
    inPlace(bundles['server.cjs'], async ({ root, connection, audit, write, shown, changes, uriOf }) => {
      const uri = write('tree/deep/driver.c', bad);
      assert.deepEqual(verdicts(await audit('tree')), ['violation']);
      rmSync(join(root, 'tree'), { recursive: true });
      const gone = { changes: [{ uri, type: 3 }] };
      await connection.sendNotification('workspace/didChangeWatchedFiles', gone);
      await until(() => changes.length > 0 && shown(uri).length === 0, 'what was found there goes');
      assert.deepEqual(changes.map(verdicts), [[]]);
      const { errors, mmaps } = await audit('tree');
      assert.deepEqual(errors, [{ file: uriOf('tree'), reason: 'no such file or folder' }]);
      assert.deepEqual(mmaps, []);
    })).timeout(60_000);

  it('follows what is mended on disk, made anew, and edited', () =>
    inPlace(bundles['server.cjs'], async ({ connection, audit, write, shown, changes, uriOf }) => {
      const uri = write('tree/driver.c', bad);
      await audit('tree');
      const told = async (name: string): Promise<void> =>
        connection.sendNotification('workspace/didChangeWatchedFiles', {
          changes: [{ uri: uriOf(name), type: 2 }],
        });
      write('tree/driver.c', bad.replace(store, ''));
      await told('tree/driver.c');
      await until(() => !shown(uri).includes('raw-pfn-in-pgoff'), 'the finding goes');
      const fresh = write('tree/new.c', bad.replaceAll(/\b(\w+)_mmap\b/g, '$1_new_mmap'));
      await told('tree/new.c');
      await until(() => shown(fresh).includes('raw-pfn-in-pgoff'), 'a file that is new');
      const listed = (): boolean => changes.at(-1)?.findings.some(({ file }) => file === fresh) === true;
      await until(listed, 'its finding is in the list');
      const textDocument = { uri: fresh, languageId: 'c', version: 1, text: 'int x;\n' };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      await until(() => !listed(), 'the text of the editor counts');
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri: fresh } });
      await until(() => shown(fresh).includes('raw-pfn-in-pgoff'), 'the disk again');
    })).timeout(60_000);

  it('exports what the command line prints', () =>
    inPlace(bundles['server.cjs'], async ({ root, connection, audit, write, uriOf }) => {
      write('tree/driver.c', bad);
      write('tree/a b.c', bad.replaceAll(/\b(\w+)_mmap\b/g, '$1_two_mmap'));
      await audit('');
      for (const format of ['json', 'markdown', 'sarif']) {
        const params = { format, root: uriOf('') };
        const { text } = await connection.sendRequest<AuditExport>(auditExportRequest, params);
        const printed = spawnSync(
          process.execPath,
          [cli, 'audit', '--format', format, '--root', root, root],
          {
            encoding: 'utf8',
          },
        );
        assert.equal(text, printed.stdout, format);
      }
    })).timeout(60_000);

  it('is cancelled in the middle, runs again, and a document is answered meanwhile', () =>
    inPlace(bundles['server.cjs'], async ({ connection, audit, write, uriOf }) => {
      write('tree/driver.c', bad);
      for (let i = 0; i < 3000; i++) write(`tree/${i % 20}/${i}.c`, 'int x;\n');
      const source = new CancellationTokenSource();
      const params = { folders: [uriOf('tree')], workDoneToken: 1 };
      let done = false;
      connection.onNotification('$/progress', ({ value }) => {
        done ||= value.kind === 'report';
      });
      const code = codeOf(connection.sendRequest(auditRequest, params, source.token));
      await until(() => done, 'progress');
      source.cancel();
      assert.equal(await code, LSPErrorCodes.RequestCancelled);
      const running = audit('tree');
      const hover = { textDocument: { uri: uriOf('tree/driver.c') }, position: { line: 0, character: 0 } };
      const first = Promise.race([
        running.then(() => 'audit'),
        connection.sendRequest('textDocument/hover', hover).then(() => 'hover'),
      ]);
      assert.equal(await first, 'hover');
      const { files, mmaps } = await running;
      assert.equal(files.seen, 3001);
      assert.equal(mmaps.length, 1);
    })).timeout(60_000);
});
