/** The project's own engine for scripts that measure it: bundled on the spot, with a parser. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const wasm = (/** @type {string} */ path) => readFileSync(join('node_modules', path));

/**
 * Loads modules of server/core, named without their ending, as one, and makes a parser.
 * @param {readonly string[]} modules
 * @returns {Promise<any>}
 */
export async function loadEngine(...modules) {
  const work = mkdtempSync(join(tmpdir(), 'vfio-lint-engine-'));
  try {
    const outfile = join(work, 'engine.mjs');
    const contents = ['c/parser', ...modules]
      .map((name) => `export * from ${JSON.stringify(resolve('server', 'core', `${name}.ts`))};`)
      .join('\n');
    const stdin = { contents, resolveDir: '.' };
    await build({ stdin, bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' });
    const engine = await import(pathToFileURL(outfile).href);
    const parser = await engine.createParser({
      runtime: wasm('web-tree-sitter/web-tree-sitter.wasm'),
      grammar: wasm('tree-sitter-c/tree-sitter-c.wasm'),
    });
    return { ...engine, parser };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
