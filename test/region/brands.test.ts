/** The model's own medicine: one space given for another does not compile. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';

const flags = [
  '--noEmit',
  '--strict',
  '--target',
  'es2023',
  '--lib',
  'es2023',
  '--module',
  'nodenext',
  '--moduleResolution',
  'nodenext',
  '--allowImportingTsExtensions',
  '--skipLibCheck',
  '--ignoreConfig',
];

/** What the compiler says of a snippet that sees the region model. */
function compile(body: string): string {
  const folder = mkdtempSync(join('test', 'region', '.brands-'));
  try {
    const path = join(folder, 'snippet.ts');
    writeFileSync(
      path,
      `import { fileOffsetOf, pfn, pgoff } from '../../../server/core/region/space.ts';\n${body}\n`,
    );
    const run = spawnSync(
      process.execPath,
      [join('node_modules', 'typescript', 'bin', 'tsc'), ...flags, path],
      { encoding: 'utf8' },
    );
    return run.stdout + run.stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('branded numbers', () => {
  it('compile where the space is right', () =>
    assert.equal(compile('export const x = fileOffsetOf(pgoff(1n), 12);'), ''));
  it('a pfn given for a pgoff does not compile', () =>
    assert.match(compile('export const x = fileOffsetOf(pfn(1n), 12);'), /TS2345/));
  it('a plain bigint given for a pgoff does not compile', () =>
    assert.match(compile('export const x = fileOffsetOf(1n, 12);'), /TS2345/));
  it('a pfn stored as a pgoff does not compile', () =>
    assert.match(compile('export let x = pgoff(1n); x = pfn(1n);'), /TS2322/));
  it('a pfn compared with a pgoff does not compile', () =>
    assert.match(compile('export const x = pfn(1n) === pgoff(1n);'), /TS2367/));
});

describe('arithmetic on branded numbers', () => {
  it('is made into one nowhere but in region/space.ts', () => {
    const cast = /\bas (?:Pgoff|Pfn|Phys|FileOffset|RegionOffset|RegionPage|UserAddress|Length)\b/;
    const files = ['server', 'client'].flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)),
    );
    const guilty = files.filter((name) => name.endsWith('.ts') && cast.test(readFileSync(name, 'utf8')));
    assert.deepEqual(guilty, []);
  });
});
