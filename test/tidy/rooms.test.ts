/** The invariants of the rooms, as absences: who imports whom, what core cannot see, what no folder is named. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, normalize, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { importsOf, product, project, read } from './sources.ts';

const core = (...rooms: readonly string[]): readonly string[] => rooms.map((room) => `server/core/${room}`);

/** Room → what it may import besides itself: a room or file of the project, a package, `node:` for all of Node. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'server/core/region': [],
  'server/core/c': ['web-tree-sitter'],
  'server/core/infer': core('region', 'c'),
  'server/core/fix': core('region', 'c', 'infer'),
  'server/core/rules': core('region', 'c', 'infer', 'fix'),
  'server/core/analysis': core('region', 'c', 'infer', 'fix', 'rules'),
  'server/lsp': ['server/core', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
  // Both modules of Node are pure: argument grammar and byte strings. Files come through the host.
  'server/cli': ['server/core', 'diff', 'node:util', 'node:buffer'],
  'server/node': ['server/core', 'server/lsp', 'server/cli', 'node:', 'vscode-languageserver'],
  // The page has no editor and no Node behind it, and nothing of the client but what the panel's two sides share.
  'client/decoder/page': ['client/decoder', 'server/core/region', '@vscode-elements/elements'],
  client: ['server/core/region', 'server/lsp/protocol.ts', 'vscode', 'vscode-languageclient', 'node:'],
};

const roomOf = (name: string): string =>
  Object.keys(allowed).find((room) => name.startsWith(`${room}/`)) ?? '';

/** An import's target: a path in the project, or a package as it is named. */
const targetOf = (from: string, target: string): string =>
  target.startsWith('.') ? normalize(join(dirname(from), target)) : target;

const covers = (may: string, target: string): boolean =>
  target === may || target.startsWith(may.endsWith(':') ? may : `${may}/`);

/** The imports of a file that its room may not make. */
function foreignIn(name: string, text: string): readonly string[] {
  const room = roomOf(name);
  const may = [room, ...(allowed[room] ?? [])];
  return importsOf(text)
    .map((target) => targetOf(name, target))
    .filter((target) => !may.some((one) => covers(one, target)));
}

/** What would be found foreign, were it imported there. */
const found = (name: string, target: string): readonly string[] =>
  foreignIn(name, `import { x } from '` + target + `';`);

describe('rooms', () => {
  for (const name of product)
    it(`${name} imports what its room may`, () => {
      assert.notEqual(roomOf(name), '', 'every file lives in a room');
      assert.deepEqual(foreignIn(name, read(name)), []);
    });

  it('an import against the direction would be found', () => {
    assert.deepEqual(found('server/core/region/x.ts', '../c/ir.ts'), ['server/core/c/ir.ts']);
    assert.deepEqual(found('server/core/infer/x.ts', '../rules/rule.ts'), ['server/core/rules/rule.ts']);
    assert.deepEqual(found('server/core/infer/x.ts', 'web-tree-sitter'), ['web-tree-sitter']);
    assert.deepEqual(found('server/lsp/x.ts', '../cli/cli.ts'), ['server/cli/cli.ts']);
    assert.deepEqual(found('client/x.ts', '../server/lsp/server.ts'), ['server/lsp/server.ts']);
    assert.deepEqual(found('client/x.ts', '../server/core/infer/value.ts'), ['server/core/infer/value.ts']);
    assert.deepEqual(found('client/x.ts', 'vscode-languageserver'), ['vscode-languageserver']);
    assert.deepEqual(found('client/x.ts', '../server/core/region/space.ts'), []);
    assert.deepEqual(found('client/decoder/page/x.ts', 'vscode'), ['vscode']);
    assert.deepEqual(found('client/decoder/x.ts', '@vscode-elements/elements'), [
      '@vscode-elements/elements',
    ]);
  });

  it('only core/c knows the grammar', () => {
    const knowing = product.filter((name) =>
      importsOf(read(name)).some((target) => target.startsWith('web-tree-sitter')),
    );
    assert.ok(knowing.length > 0);
    assert.deepEqual([...new Set(knowing.map(dirname))], ['server/core/c']);
  });

  it('only core/c names grammar nodes', () => {
    const node =
      /'(?:\w+_(?:definition|declarator|declaration|expression|statement|specifier)|translation_unit)'/;
    const naming = product.filter((name) => node.test(read(name)));
    assert.ok(naming.length > 0);
    assert.deepEqual([...new Set(naming.map(dirname))], ['server/core/c']);
  });

  it('have no folders for leftovers', () => {
    const leftovers = /^(?:utils?|helpers?|common|types)$/;
    assert.deepEqual(
      project.folders.filter((name) => leftovers.test(basename(name))),
      [],
    );
  });
});

/** What the compiler says of a line of code under core's own settings, or under those with other types. */
function compiled(line: string, types?: readonly string[]): string {
  mkdirSync('dist', { recursive: true });
  const folder = mkdtempSync(join('dist', 'tidy-probe-'));
  try {
    const settings = {
      extends: resolve('server', 'core', 'tsconfig.json'),
      compilerOptions: {
        rootDir: '.',
        composite: false,
        declaration: false,
        emitDeclarationOnly: false,
        noEmit: true,
        ...(types ? { types } : {}),
      },
      include: ['probe.ts'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    writeFileSync(join(folder, 'probe.ts'), `${line}\n`);
    const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
    return spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('core', () => {
  const files = "export { readFileSync } from 'node:fs';";
  it('does not compile with files in it', () => assert.match(compiled(files), /probe\.ts.*node:fs/));
  it('does not compile with the console in it', () =>
    assert.match(compiled("console.log('');"), /probe\.ts.*'console'/));
  it('does not compile with the process or a page in it', () => {
    assert.match(compiled('export const x = process.argv;'), /probe\.ts.*'process'/);
    assert.match(compiled('export const x = document;'), /probe\.ts.*'document'/);
  });
  it('compiles without them, and with Node where its types are given', () => {
    assert.equal(compiled('export const x = 1n;'), '');
    assert.equal(compiled(files, ['node']), '');
  });
  it('has no types or libraries of its own', () => {
    const base = JSON.parse(read('tsconfig.base.json')) as { compilerOptions: Record<string, unknown> };
    const own = JSON.parse(read('server/core/tsconfig.json')) as { compilerOptions: Record<string, unknown> };
    assert.deepEqual(base.compilerOptions['types'], []);
    assert.deepEqual(base.compilerOptions['lib'], ['es2023']);
    assert.equal(base.compilerOptions['strict'], true);
    assert.equal('types' in own.compilerOptions || 'lib' in own.compilerOptions, false);
  });
});
