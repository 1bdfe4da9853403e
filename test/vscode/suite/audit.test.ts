/** The audit in the extension host, on a whole kernel: cancelled and run again, its findings by one channel, followed, exported. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Api } from '../../../client/node.ts';
import { driver } from '../driver.mjs';
import { asked, untilLate } from './until.ts';

/** A kernel has 60,000 files, and other programs run on the machine too. */
const long = 400_000;

const run = vscode.commands.executeCommand;

function rootUri(): vscode.Uri {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(root, 'a workspace is open');
  return root;
}

const ours = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'vfio-lint');

const codesOf = (uri: vscode.Uri): string =>
  ours(uri)
    .map(({ code, range }) => `${typeof code === 'object' ? code.value : code} ${range.start.line}`)
    .toSorted()
    .join(', ');

describe('an audit of a whole kernel', () => {
  let audit: Api['audit'];
  let uri: vscode.Uri;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vfio-lint-audit-'));

  const written = async (format: string): Promise<string> => {
    const target = vscode.Uri.file(path.join(folder, `audit.${format}`));
    await run('vfioLint.exportAudit', format, target);
    return readFileSync(target.fsPath, 'utf8');
  };

  const rowOf = (file: vscode.Uri) => audit.result?.mmaps.find((row) => row.file === file.toString());
  const verdict = async (wanted: string): Promise<void> => {
    await untilLate(`the verdict ${wanted}`, () => (rowOf(uri)?.verdict === wanted ? true : undefined));
  };

  before(async () => {
    uri = vscode.Uri.joinPath(rootUri(), driver.file);
    const extension = vscode.extensions.getExtension<Api>('vfio-lint.vfio-lint');
    assert.ok(extension);
    ({ audit } = await extension.activate());
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('shows how many files were read, and is cancelled in the middle', async () => {
    const told: string[] = [];
    const listening = audit.onProgress((message) => void told.push(message));
    const running = run('vfioLint.auditWorkspace');
    await untilLate('files read', () =>
      told.find((message) => /^[1-9][\d,]* of \d\d,\d\d\d files read/.test(message)),
    );
    await run('vfioLint.stopAudit');
    await running;
    listening.dispose();
    assert.equal(audit.result, undefined);
    assert.deepEqual(audit.items, []);
    assert.equal(codesOf(uri), '');
  }).timeout(long);

  it('runs to its end the next time, and lists drivers, mmaps and their evidence', async () => {
    await run('vfioLint.auditWorkspace');
    assert.ok(audit.result);
    assert.ok(audit.result.files.seen > 50_000);
    assert.deepEqual(audit.result.errors, []);
    const group = audit.items.find(({ label }) => label === path.dirname(driver.file));
    const row = group?.children.find(({ place }) => place?.file === uri.toString());
    assert.equal(row?.tone, 'violation');
    assert.match(row.description, /^violation · /);
    assert.ok(row.children.some(({ label }) => label.startsWith(driver.rule)));
    assert.equal(audit.items[0]?.tone, 'violation', 'the worst comes first');
  }).timeout(long);

  it('shows findings of files that are not open in Problems, each once', () => {
    assert.ok(audit.result);
    const files = [...new Set(audit.result.findings.map(({ file }) => file))];
    assert.ok(files.length > 2);
    for (const file of files) {
      const expected: readonly string[] = audit.result.findings
        .filter((one) => one.file === file)
        .map(({ rule, line }) => `${rule} ${line - 1}`);
      assert.equal(codesOf(vscode.Uri.parse(file)), expected.toSorted().join(', '), file);
    }
  });

  it('hands a file over when it is opened, and takes it back when it is closed; nothing shows twice', async () => {
    const expected = codesOf(uri);
    assert.notEqual(expected, '');
    let most = 0;
    const listening = vscode.languages.onDidChangeDiagnostics(() => {
      most = Math.max(most, ours(uri).length);
    });
    const passes: string[] = [];
    const analysed = vscode.extensions.getExtension<Api>('vfio-lint.vfio-lint')?.exports.onAnalysed;
    const heard = analysed?.((file) => void passes.push(file));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await untilLate('the analysis of the open document', () => (passes.length > 0 ? true : undefined));
    await untilLate('its diagnostics', () => (codesOf(uri) === expected ? true : undefined));
    const count = ours(uri).length;
    await run('workbench.action.closeActiveEditor');
    // The editor keeps the document for a while, or lets it go at once: it has its findings either way.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await untilLate('what the audit says of it', () => (codesOf(uri) === expected ? true : undefined));
    heard?.dispose();
    listening.dispose();
    assert.equal(most, count);
  }).timeout(long);

  it('keeps what takes a whole tree to see, when the file is opened', async () => {
    const [reader] = audit.result?.readers ?? [];
    assert.ok(reader);
    const file = vscode.Uri.parse(reader.file);
    const expected = codesOf(file);
    assert.notEqual(expected, '');
    await run('vscode.open', file);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await untilLate('the same diagnostics', () => (codesOf(file) === expected ? true : undefined));
    await run('workbench.action.closeActiveEditor');
    await untilLate('the same diagnostics', () => (codesOf(file) === expected ? true : undefined));
  }).timeout(long);

  it('turns a row when the finding is fixed, and back', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await untilLate('its diagnostics', () => (ours(uri).length > 0 ? true : undefined));
    const [diagnostic] = ours(uri);
    assert.ok(diagnostic);
    const actions = await asked(() =>
      run<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, diagnostic.range, 'quickfix', 10),
    );
    const fix = actions.find(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit, 'a fix');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await verdict('ok');
    assert.equal(codesOf(uri), '');
    await run('workbench.action.files.revert');
    await verdict('violation');
    await run('workbench.action.closeActiveEditor');
  }).timeout(long);

  it('filters and sorts', async () => {
    assert.ok(audit.result);
    await run('vfioLint.filterAudit', 'violation');
    assert.ok(audit.items.flatMap(({ children }) => children).every(({ tone }) => tone === 'violation'));
    await run('vfioLint.filterAudit', 'platform');
    assert.deepEqual(
      audit.items.map(({ label }) => label),
      [path.dirname(driver.file)],
    );
    await run('vfioLint.filterAudit', 'all');
    await run('vfioLint.sortAudit', 'file');
    const files = audit.items.map(({ place }) => place?.file ?? '');
    assert.equal(files.length, audit.result.mmaps.length + audit.result.readers.length);
    assert.deepEqual(files, files.toSorted());
    await run('vfioLint.sortAudit', 'verdict');
  });

  it('is exported as SARIF and as Markdown', async () => {
    assert.ok(audit.result);
    const sarif = JSON.parse(await written('sarif')) as {
      readonly version: string;
      readonly runs: readonly {
        readonly results: readonly {
          readonly locations: readonly {
            readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
          }[];
        }[];
      }[];
    };
    assert.equal(sarif.version, '2.1.0');
    const places = sarif.runs.flatMap(({ results }) => results).flatMap(({ locations }) => locations);
    assert.ok(places.length > 0);
    for (const { physicalLocation } of places)
      assert.ok(existsSync(path.join(rootUri().fsPath, physicalLocation.artifactLocation.uri)));
    const markdown = await written('markdown');
    for (const row of audit.result.mmaps) assert.ok(markdown.includes(row.function.replaceAll('_', '\\_')));
    assert.match(markdown, /^\| verdict \| handler \|.*\n\| --- \| --- \|/m);
  });

  it('audits changed files only where git is there to name them', async () => {
    const earlier = audit.result;
    await run('vfioLint.auditChangedFiles');
    assert.equal(audit.result, earlier, 'git is switched off in these tests');
  });

  it('audits a folder alone', async () => {
    await run('vfioLint.auditFolder', vscode.Uri.joinPath(rootUri(), path.dirname(driver.file)));
    assert.ok(audit.result);
    assert.ok(audit.result.files.seen < 100);
    assert.ok(rowOf(uri));
    const files = new Set(audit.result.findings.map(({ file }) => file));
    const shown = vscode.languages
      .getDiagnostics()
      .filter(([, all]) => all.some(({ source }) => source === 'vfio-lint'));
    assert.deepEqual(new Set(shown.map(([file]) => file.toString())), files);
  }).timeout(long);

  it('leaves nothing in Problems when it is cleared', async () => {
    await run('vfioLint.clearAudit');
    assert.equal(audit.result, undefined);
    await untilLate('no diagnostics', () =>
      vscode.languages.getDiagnostics().every(([, all]) => all.every(({ source }) => source !== 'vfio-lint'))
        ? true
        : undefined,
    );
  });
});
