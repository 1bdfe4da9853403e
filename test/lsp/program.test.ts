/** The bundles as programs: both transports, clean and unclean ends, nothing but LSP on stdout, the real engine. */
import assert from 'node:assert/strict';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  HoverRequest,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  MarkupContent,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { modern } from './fixture.ts';

const server = resolve('dist/server.cjs');
const cli = resolve('dist/cli.cjs');

const lines = [
  '/* 区域 😀 */ struct region { phys_addr_t addr; };',
  'static int demo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)',
  '{',
  '\tstruct region *region = demo_region(vdev); if (!(vma->vm_flags & VM_SHARED)) return -EINVAL;',
  '\t/* 区域 😀 */ vma->vm_pgoff = region->addr >> PAGE_SHIFT;',
  '\treturn remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);',
  '}',
  'static const struct vfio_device_ops demo_ops = { .name = "demo", .mmap = demo_mmap };',
  '',
] as const;

const driver = lines.join('\n');

async function talk(
  child: ChildProcess,
  reader: MessageReader,
  writer: MessageWriter,
  use: (connection: ProtocolConnection) => Promise<void>,
): Promise<void> {
  const connection = createProtocolConnection(reader, writer);
  connection.listen();
  try {
    await use(connection);
  } finally {
    connection.dispose();
    child.kill();
  }
}

async function overStdio(
  command: readonly string[],
  use: (connection: ProtocolConnection, child: ChildProcess) => Promise<void>,
): Promise<void> {
  const child = spawn(process.execPath, [...command, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = child;
  await talk(child, new StreamMessageReader(stdout), new StreamMessageWriter(stdin), async (connection) =>
    use(connection, child),
  );
}

/** Opens a driver and pulls, without a pause between any two messages. */
async function pullAtOnce(
  connection: ProtocolConnection,
  uri: string,
  text = driver,
): Promise<readonly Diagnostic[]> {
  const { sendRequest: ask } = connection;
  const initialized = ask(InitializeRequest.type, { processId: null, rootUri: null, capabilities: modern });
  const textDocument = { uri, languageId: 'c', version: 1, text };
  const opened = connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  const report = await ask(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  await Promise.all([initialized, opened]);
  return report.kind === 'full' ? report.items : [];
}

async function stopped(connection: ProtocolConnection, child: ChildProcess): Promise<unknown> {
  const exited = once(child, 'exit');
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  const [code] = await exited;
  return code;
}

describe('the language server as a program', () => {
  for (const command of [[server], [cli, 'lsp']]) {
    it(`${command.map((part) => basename(part)).join(' ')} finds a raw pfn over stdio`, () =>
      overStdio(command, async (connection, child) => {
        const uri = 'untitled:Untitled-1';
        const [first, ...rest] = await pullAtOnce(connection, uri);
        assert.deepEqual(rest, []);
        assert.equal(first?.code, 'raw-pfn-in-pgoff');
        assert.deepEqual(first.range.start, { line: 4, character: 13 });
        assert.match(first.codeDescription?.href ?? '', /^file:.*\/docs\/rules\/raw-pfn-in-pgoff\.md$/);
        const position = { line: 5, character: lines[5].indexOf('vm_pgoff') };
        const hover = await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
        assert.ok(hover && MarkupContent.is(hover.contents));
        assert.match(hover.contents.value, /^```c\nvma->vm_pgoff\n```\n\n.*page@physical/);
        assert.equal(await stopped(connection, child), 0);
      }));
  }

  it('finds it over the IPC of Node, too', async () => {
    const child = fork(server, ['--node-ipc'], { stdio: 'inherit' });
    await talk(child, new IPCMessageReader(child), new IPCMessageWriter(child), async (connection) => {
      const found = await pullAtOnce(connection, 'untitled:Untitled-1');
      assert.deepEqual(
        found.map(({ code }) => code),
        ['raw-pfn-in-pgoff'],
      );
      assert.equal(await stopped(connection, child), 0);
    });
  });

  it('reads the files beside a document, and not the one under it twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vfio-lint-lsp-'));
    try {
      writeFileSync(join(folder, "it's+1.c"), driver);
      writeFileSync(join(folder, 'other.c'), driver.replaceAll('demo', 'twin'));
      await overStdio([server], async (connection) => {
        const found = await pullAtOnce(connection, pathToFileURL(join(folder, "it's+1.c")).href);
        assert.equal(found.length, 1);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('counts no byte order mark of a file that is not open', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vfio-lint-lsp-'));
    try {
      const header = pathToFileURL(join(folder, 'mark.h')).href;
      writeFileSync(join(folder, 'mark.h'), '\ufeff#define MARK_PFN(region) PHYS_PFN((region)->addr)\n');
      const text = driver
        .replace('region->addr >> PAGE_SHIFT', 'MARK_PFN(region)')
        .replace('/* 区域 😀 */', '#include "mark.h"\n');
      await overStdio([server], async (connection) => {
        const uri = pathToFileURL(join(folder, 'marked.c')).href;
        const found = await pullAtOnce(connection, uri, text);
        const reasons = found.flatMap(({ relatedInformation }) => relatedInformation ?? []);
        const inHeader = reasons.filter(({ location }) => location.uri === header);
        const starts = inHeader.map(({ location: { range } }) => range.start);
        assert.deepEqual(starts, [{ line: 0, character: 0 }]);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('ends with 1 where the client goes away without a word', async () => {
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end();
    const [code] = await once(child, 'exit');
    assert.equal(code, 1);
  });

  it('says in the answer to initialize that the grammar is missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vfio-lint-lsp-'));
    try {
      copyFileSync(server, join(folder, 'server.cjs'));
      await overStdio([join(folder, 'server.cjs')], async (connection) => {
        const params = { processId: null, rootUri: null, capabilities: {} };
        await assert.rejects(connection.sendRequest(InitializeRequest.type, params), /tree-sitter.*wasm/);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says what is missing where no transport is named', async () => {
    const child = spawn(process.execPath, [server], { stdio: ['ignore', 'pipe', 'pipe'] });
    const [chunk] = await once(child.stderr, 'data');
    assert.match(String(chunk), /^vfio-lint: .*--stdio/);
    const [code] = await once(child, 'exit');
    assert.equal(code, 2);
  });
});
