// Builds dist/: the extension, the server and the command line with their wasm; with --tests or --suite, tests instead.
import { build } from 'esbuild';
import { chmod, copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('.', import.meta.url)));

/** @type {import('esbuild').BuildOptions} */
const node = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };

/** @type {import('esbuild').BuildOptions} */
const commonjs = {
  ...node,
  format: 'cjs',
  mainFields: ['module', 'main'],
  define: { 'import.meta.dirname': '__dirname' },
  // The ES module of web-tree-sitter asks for import.meta.url, which a CommonJS bundle does not have.
  alias: { 'web-tree-sitter': './node_modules/web-tree-sitter/web-tree-sitter.cjs' },
};

/** What runs in a webview: the oldest that the extension meets is that of VS Code 1.91.
 * @type {import('esbuild').BuildOptions} */
const page = { bundle: true, platform: 'browser', target: 'chrome122', minify: true, logLevel: 'warning' };

const wasm = ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-c/tree-sitter-c.wasm'];

async function buildProduct() {
  const product = { ...commonjs, minify: true };
  await mkdir('dist', { recursive: true });
  await Promise.all([
    build({
      ...product,
      entryPoints: ['client/node.ts'],
      outfile: 'dist/extension.cjs',
      external: ['vscode'],
    }),
    build({ ...product, entryPoints: ['server/node/server.ts'], outfile: 'dist/server.cjs' }),
    build({
      ...product,
      entryPoints: ['server/node/cli.ts'],
      outfile: 'dist/cli.cjs',
      banner: { js: '#!/usr/bin/env node' },
    }),
    build({
      ...page,
      entryPoints: ['client/decoder/page/page.ts', 'client/decoder/page/page.css'],
      outdir: 'dist/decoder',
    }),
    ...wasm.map((file) => copyFile(`node_modules/${file}`, `dist/${path.basename(file)}`)),
  ]);
  await chmod('dist/cli.cjs', 0o755);
}

/** The folders under test/ that need a machine of their own: an editor, a kernel. */
const apart = [path.join('test', 'vscode'), path.join('test', 'kernel')];

async function testsUnder(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

async function buildTests() {
  const all = await testsUnder('test');
  await rm('dist/test', { recursive: true, force: true });
  await build({
    ...node,
    entryPoints: all.filter((file) => !apart.some((dir) => file.startsWith(dir + path.sep))),
    outbase: 'test',
    outdir: 'dist/test',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
  });
}

/** The suite that runs inside the extension host, which loads CommonJS. */
async function buildSuite() {
  const outdir = 'dist/test/vscode';
  await rm(outdir, { recursive: true, force: true });
  await build({
    ...commonjs,
    entryPoints: ['test/vscode/suite/index.ts', ...(await testsUnder('test/vscode/suite'))],
    outdir,
    outExtension: { '.js': '.cjs' },
    packages: 'external',
    sourcemap: 'inline',
  });
}

async function main(what) {
  if (what === '--tests') await buildTests();
  if (what === '--tests' || what === '--suite') await buildSuite();
  else await buildProduct();
}

try {
  await main(process.argv[2]);
} catch (error) {
  // esbuild has already said what is wrong with the sources.
  if (!Array.isArray(error?.errors)) throw error;
  process.exitCode = 1;
}
