/** What no source file holds, and what each one has: the house style, as far as a test can see it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { rules as allRules } from '../../server/core/rules/index.ts';
import { codeOf, product, project, read, sources } from './sources.ts';

/** What is banned in code, by name: comments and strings do not count. */
const banned: Readonly<Record<string, RegExp>> = {
  'a default export': /\bexport\s+default\b|\bas\s+default\b/,
  'an enum': /^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s+\w/m,
  any: /(?:[:<|&,]|\bas|=>)\s*any\b(?!\s*[:(?])/,
  'a non-null assertion': /[\w)\]]!(?=[.[;,)\]}\s])(?!\s*=)/,
};

/** What is banned in comments. */
const silencing = /@ts-(?:ignore|nocheck)|(?:ox|es)lint-disable(?!(?:-next)?-line \S+ -- \S)/;

const bans = (text: string): readonly string[] =>
  Object.entries(banned).flatMap(([name, pattern]) => (pattern.test(codeOf(text)) ? [name] : []));

describe('every file', () => {
  for (const name of sources)
    it(name, () => {
      const text = read(name);
      assert.ok(text.trimEnd().split('\n').length <= 400, 'at most 400 lines');
      assert.deepEqual(bans(text), []);
      // The file that holds the pattern is not silenced by it.
      if (!name.startsWith('test/tidy/')) assert.doesNotMatch(text, silencing);
    });

  it('would be caught', () => {
    assert.deepEqual(bans('export default 1;'), ['a default export']);
    assert.deepEqual(bans('export const enum X { A }'), ['an enum']);
    assert.deepEqual(bans('const x: any = 1;'), ['any']);
    assert.deepEqual(bans('f(x as any);'), ['any']);
    assert.deepEqual(bans('const x = new Map<string, any>();'), ['any']);
    assert.deepEqual(bans('const x = y!.z;'), ['a non-null assertion']);
    assert.deepEqual(bans('f(y!);'), ['a non-null assertion']);
    assert.deepEqual(bans('if (x !== y && !z) f("a!.b: any"); // export default'), []);
    assert.match('// oxlint-disable-next-line no-console', silencing);
    assert.doesNotMatch('// oxlint-disable-next-line no-console -- the probe', silencing);
  });
});

describe('every file of the product', () => {
  for (const name of product)
    it(`${name} opens with a sentence`, () => {
      const [opening = ''] = /^\/\*\*[\s\S]*?\*\//.exec(read(name)) ?? [];
      assert.match(opening, /^\/\*\*\s+\S+ \S+[\s\S]*[.:]\s*\*\/$/);
    });

  it('expects no type error', () => {
    assert.deepEqual(
      product.filter((name) => read(name).includes('@ts-expect-error')),
      [],
    );
  });
});

describe('message texts', () => {
  const rules = product.filter((name) => name.startsWith('server/core/rules/'));
  for (const name of rules)
    it(`${name}: lower case, one line, no full stop`, () => {
      for (const match of read(name).matchAll(/\bmessage:\s*(['`])((?:\\.|(?!\1)[^\\])*)\1/g)) {
        const text = match[2] ?? '';
        assert.match(text, /^(?:[a-z]|\$\{)/, text);
        assert.doesNotMatch(text, /\n|\\n|\.$/, text);
        assert.ok(text.replace(/\$\{[^}]*\}/g, '').length <= 90, text);
      }
    });
});

describe('texts for mails', () => {
  for (const { id, mail } of allRules) {
    it(`${id}: a short subject in the imperative`, () =>
      assert.match(mail.subject, /^[A-Z](?!\w*(?:s|ed|ing)\b)[\w ,-]{0,49}[^.]$/));
    it(`${id}: whole sentences in ASCII, and no mark but the two`, () => {
      const { subject, ...sentences } = mail;
      for (const text of Object.values(sentences)) {
        const told = text.replaceAll(/\{functions\}|\{s\}/g, '');
        assert.match(told, /^[\x20-\x7e]+\.$/, `${subject}: ${text}`);
        assert.doesNotMatch(told, /[{}]/, text);
      }
      assert.match(mail.defect, /^\{functions\} \w+\{s\} /);
    });
  }
});

describe('the project', () => {
  it('names nothing outside itself', () => {
    // Written apart, or this file would name it.
    const outside = ['..', 'shared'].join('/');
    const texts = project.files.filter((name) =>
      /\.(?:ts|mjs|json|jsonc|md|c|h|lua|yml|sh)$|run$/.test(name),
    );
    assert.ok(texts.length > 100);
    assert.deepEqual(
      texts.filter((name) => readFileSync(name, 'utf8').includes(outside)),
      [],
    );
  });
});
