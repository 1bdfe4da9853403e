/** The packages: each is pinned, used by something, and has its reason written down. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { importsOf, project, read } from './sources.ts';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly bin?: string | Readonly<Record<string, string>>;
}

const manifestOf = (folder: string): Manifest => JSON.parse(read(join(folder, 'package.json'))) as Manifest;

const manifest = manifestOf('.');
const names = Object.keys(manifest.devDependencies);
const scripts = Object.values(manifest.scripts).join('\n');
const code = project.files.filter((name) => /\.(?:ts|mjs)$/.test(name));
const imported = new Set(code.flatMap((name) => importsOf(read(name))));
const texts = code.map(read).join('\n');
const types = project.files
  .filter((name) => /tsconfig[^/]*\.json$/.test(name))
  .flatMap(
    (name) =>
      (JSON.parse(read(name)) as { compilerOptions?: { types?: string[] } }).compilerOptions?.types ?? [],
  );

/** Packages that another one loads: the word in the scripts that asks for it. */
const loaded: Readonly<Record<string, string>> = { 'oxlint-tsgolint': 'oxlint --type-aware' };

/** The commands that a package brings. */
function commandsOf(name: string): readonly string[] {
  const { bin } = manifestOf(join('node_modules', name));
  return typeof bin === 'string' ? [name] : Object.keys(bin ?? {});
}

/** How a package is used: imported, run by a script, named as types, read as a file, or loaded by another. */
function isUsed(name: string): boolean {
  if ([...imported].some((target) => target === name || target.startsWith(`${name}/`))) return true;
  if (commandsOf(name).some((command) => new RegExp(`(?:^|&& |\\n)${command}\\b`).test(scripts))) return true;
  if (name.startsWith('@types/')) return types.includes(name.slice('@types/'.length));
  const asks = loaded[name];
  if (asks !== undefined) return scripts.includes(asks);
  return [`${name}/${name}.wasm`, `node_modules/${name}/`].some((path) => texts.includes(path));
}

describe('package.json', () => {
  it('has nothing to install at run time: all is bundled', () =>
    assert.equal(manifest.dependencies, undefined));
  for (const name of names) {
    it(`${name} is pinned`, () =>
      assert.match(manifest.devDependencies[name] ?? '', /^\d+\.\d+\.\d+(?:-[\w.]+)?$/));
    it(`${name} is used`, () => assert.ok(isUsed(name)));
    it(`${name} has its reason in CONTRIBUTING.md`, () =>
      assert.ok(read('CONTRIBUTING.md').includes(`\`${name}\``)));
  }
  it('declares what is imported', () => {
    const packages = [...imported].filter((target) => !/^(?:\.|node:|vscode$)/.test(target));
    const undeclared = packages.filter(
      (target) => !names.some((name) => target === name || target.startsWith(`${name}/`)),
    );
    assert.deepEqual(undeclared, []);
  });
});
