/** The invariants of the rooms, as absences: who imports whom, what no file holds, what core cannot see. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'mocha';

const sources = ['server', 'client'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)),
);
const files = sources.filter((name) => name.endsWith('.ts'));
const read = (name: string): string => readFileSync(name, 'utf8');

/** Room → rooms and packages that it may import besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'server/core/region': [],
  'server/core/c': ['web-tree-sitter'],
  'server/core/infer': ['server/core/region', 'server/core/c'],
  'server/core/fix': ['server/core/region', 'server/core/c', 'server/core/infer'],
  'server/core/rules': ['server/core/region', 'server/core/c', 'server/core/infer', 'server/core/fix'],
  'server/core/analysis': [
    'server/core/region',
    'server/core/c',
    'server/core/infer',
    'server/core/fix',
    'server/core/rules',
  ],
  'server/lsp': ['server/core', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
  'server/cli': ['server/core', 'diff', 'node:util', 'node:buffer'],
  'server/node': ['server/core', 'server/lsp', 'server/cli', 'node:', 'vscode-languageserver'],
  client: ['server/core/region', 'server/lsp/protocol', 'vscode', 'vscode-languageclient', 'node:'],
};

const roomOf = (name: string): string =>
  Object.keys(allowed).find((room) => name.startsWith(`${room}/`)) ?? '';

function importsOf(name: string): string[] {
  const found = [...read(name).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return found.map((target) => (target.startsWith('.') ? normalize(join(dirname(name), target)) : target));
}

describe('rooms', () => {
  for (const name of files)
    it(`${name} imports what its room may`, () => {
      const room = roomOf(name);
      assert.notEqual(room, '', 'every file lives in a room');
      const own = [room, ...(allowed[room] ?? [])];
      const foreign = importsOf(name).filter((target) => !own.some((may) => target.startsWith(may)));
      assert.deepEqual(foreign, []);
    });

  it('core does not compile with Node or the console in it', () => {
    const config = JSON.parse(read('tsconfig.base.json')) as {
      compilerOptions: { types: unknown; lib: unknown };
    };
    assert.deepEqual(config.compilerOptions.types, []);
    assert.deepEqual(config.compilerOptions.lib, ['es2023']);
    const probe = join('server', 'core', 'analysis', 'tidy-probe.ts');
    try {
      writeFileSync(probe, "import { readFileSync } from 'node:fs';\nconsole.log(readFileSync);\n");
      const args = [
        join('node_modules', 'typescript', 'bin', 'tsc'),
        '-p',
        join('server', 'core'),
        '--noEmit',
        '--composite',
        'false',
        '--emitDeclarationOnly',
        'false',
        '--declaration',
        'false',
      ];
      const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
      assert.match(run.stdout, /tidy-probe\.ts.*node:fs/);
      assert.match(run.stdout, /tidy-probe\.ts.*'console'/);
    } finally {
      rmSync(probe);
    }
  });

  it('have no folders for leftovers', () => {
    const leftovers = sources.filter(
      (name) => /\/(utils?|helpers?|common|types)$/.test(name) && statSync(name).isDirectory(),
    );
    assert.deepEqual(leftovers, []);
  });
});

describe('every file', () => {
  for (const name of files)
    it(name, () => {
      const text = read(name);
      assert.match(text, /^\/\*\*/, 'opens with a sentence');
      assert.ok(text.split('\n').length <= 400, 'at most 400 lines');
      assert.doesNotMatch(text, /^export default|^(?:export )?(?:const )?enum /m);
      assert.doesNotMatch(
        text,
        /: any\b(?! one)|\bas any\b|@ts-(?:ignore|nocheck|expect-error)|(?:ox|es)lint-disable(?!-next-line \S+ -- \S)/,
      );
      assert.doesNotMatch(text, /[\w)\]]!(?:\.|\[|;|,|\))/, 'no non-null assertion');
    });
});

describe('package.json', () => {
  const manifest = JSON.parse(read('package.json')) as {
    devDependencies: Record<string, string>;
    dependencies?: object;
  };
  it('pins every dependency', () => {
    assert.equal(manifest.dependencies, undefined, 'all is bundled');
    for (const [name, version] of Object.entries(manifest.devDependencies))
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
  });
  it('has a reason for each in CONTRIBUTING.md', () => {
    const text = read('CONTRIBUTING.md').replaceAll(
      '`-textdocument`',
      '`vscode-languageserver-textdocument`',
    );
    for (const name of Object.keys(manifest.devDependencies)) assert.ok(text.includes(`\`${name}\``), name);
  });
});
