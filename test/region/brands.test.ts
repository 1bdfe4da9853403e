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
      `import { fileOffsetOf, pfn, pfnAt, pgoff, physOf, regionOffset, regionPage } from '../../../server/core/region/space.ts';\n${body}\n`,
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

const refused: readonly (readonly [string, string, RegExp])[] = [
  ['a pfn given for a pgoff', 'export const x = fileOffsetOf(pfn(1n), 12);', /TS2345/],
  ['a pgoff given for a pfn', 'export const x = physOf(pgoff(1n), 12);', /TS2345/],
  ['a whole pgoff added to a pfn', 'export const x = pfnAt(pfn(1n), pgoff(1n));', /TS2345/],
  ['a byte given for a page', 'export const x = pfnAt(pfn(1n), regionOffset(1n));', /TS2345/],
  ['a plain bigint given for a pgoff', 'export const x = fileOffsetOf(1n, 12);', /TS2345/],
  [
    'the sum of two pgoffs given for one',
    'export const x = fileOffsetOf(pgoff(1n) + pgoff(1n), 12);',
    /TS2345/,
  ],
  ['a pfn stored as a pgoff', 'export let x = pgoff(1n); x = pfn(1n);', /TS2322/],
  ['a pfn compared with a pgoff', 'export const x = pfn(1n) === pgoff(1n);', /TS2367/],
  ['a page size of 13 bits', 'export const x = physOf(pfn(1n), 13);', /TS2345/],
];

describe('branded numbers', () => {
  it('compile where the space is right', () => {
    const right = [
      'export const a = fileOffsetOf(pgoff(1n), 12);',
      'export const b = physOf(pfnAt(pfn(1n), regionPage(1n)), 16);',
      'export const c = pgoff(1n) === pgoff(1n);',
      'export const d = regionOffset(1n);',
    ];
    assert.equal(compile(right.join('\n')), '');
  });
  for (const [what, body, code] of refused)
    it(`${what} does not compile`, () => assert.match(compile(body), code));
});

const space = join('server', 'core', 'region', 'space.ts');
const brands = [...readFileSync(space, 'utf8').matchAll(/^export type (\w+) = Branded</gm)].map(
  (found) => found[1] ?? '',
);
const constructors = brands.map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
/** A cast that makes a brand of whatever stands before it. */
const cast = new RegExp(`\\bas (?:${brands.join('|')})\\b|<(?:${brands.join('|')})>\\s*[\\w(]`);
/** A constructor around a calculation: the way round the casts. */
const sum = new RegExp(`\\b(?:${constructors.join('|')})\\([^()]*\\s(?:[-+*/%&|^]|<<|>>)\\s`);

describe('arithmetic on branded numbers', () => {
  it('would be found', () => {
    assert.ok(brands.includes('Pgoff') && brands.includes('Pfn') && brands.length >= 12, brands.join(' '));
    for (const bad of ['(a + b) as Pgoff', 'x as unknown as Pfn', 'const y = <FileOffset>(a << 12n)'])
      assert.match(bad, cast);
    for (const bad of ['pgoff(start + 1n)', 'fileOffset(value << 12n)', 'pfn(a & b)']) assert.match(bad, sum);
    for (const good of ["checked<Pgoff>(value, 'x')", 'pgoff(0x10n)', 'new Map<string, Pgoff>()']) {
      assert.doesNotMatch(good, sum);
      assert.doesNotMatch(good.replace('checked<Pgoff>(', 'checked('), cast);
    }
  });
  it('is made into one nowhere but in region/space.ts', () => {
    const files = ['server', 'client'].flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)),
    );
    const sources = files.filter((name) => name.endsWith('.ts') && name !== space);
    assert.ok(sources.length > 5);
    const guilty = sources.filter((name) => {
      const text = readFileSync(name, 'utf8');
      return cast.test(text) || sum.test(text);
    });
    assert.deepEqual(guilty, []);
  });
});
