/** Suppressions: which findings a comment takes back, what is no reason, and where a comment may be put. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applySplices } from '../../server/core/analysis/edits.ts';
import { ignoreOf } from '../../server/core/analysis/ignore.ts';
import { Lines } from '../../server/core/analysis/lines.ts';
import type { Finding } from '../../server/core/analysis/report.ts';
import { suppress } from '../../server/core/analysis/suppress.ts';
import { createWorkspace } from '../../server/core/analysis/workspace.ts';
import { parser } from '../harness.ts';

const on = (line: number, rule = 'r'): Finding => ({
  rule,
  severity: 'warning',
  confidence: 'high',
  function: '',
  message: rule,
  because: [],
  file: 'a.c',
  range: { start: { line, character: 1 }, end: { line, character: 2 } },
  fix: null,
});

/** The rules that are left of findings, each with its line, given by the lines of their statements. */
function left(
  lines: readonly string[],
  ...placed: readonly (readonly [from: number, of: Finding])[]
): string {
  const text = lines.join('\n');
  const kept = suppress(
    'a.c',
    text,
    placed.map(([from, finding]) => ({ from, finding })),
  );
  return kept.map(({ rule, range }) => `${range.start.line} ${rule}`).join(', ');
}

const why = (rule: string): string => `/* vfio-lint: ignore ${rule} -- because */`;

/** The text with the comment for a finding; undefined where there is none. */
function commented(text: string, finding: Finding, reason: string): string | undefined {
  const lines = new Lines(text);
  const comment = ignoreOf(finding, lines);
  const start = comment && lines.offset(comment.at);
  if (start === undefined) return undefined;
  const newText = `${comment?.before ?? ''}${reason}${comment?.after ?? ''}`;
  return applySplices(text, [{ start, end: start, newText }]);
}

describe('a suppression comment', () => {
  it('takes back what is in its line or the one below', () => {
    assert.equal(left([`x; ${why('r')}`], [0, on(0)]), '');
    assert.equal(left([why('r'), 'x;'], [1, on(1)]), '');
    assert.equal(left([why('r'), '', 'x;'], [2, on(2)]), '0 unused-suppression, 2 r');
    assert.equal(left(['x;', why('r')], [0, on(0)]), '0 r, 1 unused-suppression');
  });

  it('reaches over further ones between it and the code', () => {
    const stack = [why('r'), `\t${why('s')}\r`, why('t'), 'x;'];
    assert.equal(left(stack, [3, on(3, 'r')], [3, on(3, 's')], [3, on(3, 't')]), '');
    assert.equal(
      left([why('r'), `y; ${why('s')}`, 'x;'], [2, on(2)], [2, on(2, 's')]),
      '0 unused-suppression, 2 r',
    );
  });

  it('stands at the beginning of a statement of several lines, or anywhere on the way to the finding', () => {
    for (const at of [0, 1, 2]) {
      const lines = ['f(a,', '  b,', '  c);'];
      lines.splice(at, 0, why('r'));
      assert.equal(left(lines, [at === 0 ? 1 : 0, on(3)]), '', `line ${at}`);
    }
    assert.equal(left(['f(a,', '  b);', why('r')], [0, on(1)]), '1 r, 2 unused-suppression');
  });

  it('without a reason, or with the word that stands in its place, takes back nothing', () => {
    for (const reason of ['', ' --', ' -- ', ' -- reason', ' -- Reason '])
      assert.equal(
        left([`/* vfio-lint: ignore r${reason}*/`, 'x;'], [1, on(1)]),
        '0 suppression-without-reason, 1 r',
      );
    assert.equal(left(['/* vfio-lint: ignore r -- no reason needed */', 'x;'], [1, on(1)]), '');
  });

  it('with a reason counts beside one without', () => {
    const lines = [why('r'), '/* vfio-lint: ignore r -- */', 'x;'];
    assert.equal(left(lines, [2, on(2)]), '1 suppression-without-reason');
  });
});

describe('the comment for a finding', () => {
  it('takes it back once it has a reason', () => {
    for (const text of ['\t x;\n', 'a;\r\n  x;\r\n', 'x;'])
      for (const [reason, rest] of [
        ['it is', []],
        ['', ['suppression-without-reason', 'r']],
        ['reason', ['suppression-without-reason', 'r']],
      ] as const) {
        const line = text.startsWith('a;') ? 1 : 0;
        const after = commented(text, on(line), reason) ?? '';
        const moved = { finding: on(line + 1), from: line + 1 };
        assert.deepEqual(
          suppress('a.c', after, [moved]).map(({ rule }) => rule),
          rest,
          after,
        );
      }
  });

  it('keeps the indentation and the line ends', () => {
    assert.equal(
      commented('a;\r\n \t x;\r\n', on(1), 'it is'),
      'a;\r\n \t /* vfio-lint: ignore r -- it is */\r\n \t x;\r\n',
    );
  });

  it('goes below one of another rule, which holds on', () => {
    const after = commented(`${why('s')}\nx;\n`, on(1), 'it is') ?? '';
    const placed = [on(2), on(2, 's')].map((finding) => ({ finding, from: 2 }));
    assert.deepEqual(suppress('a.c', after, placed), []);
  });

  it('stands nowhere inside of a macro, a comment or a literal', () => {
    const texts = [
      '#define X \\\n  x\n',
      '#define X \\\r\n  x\n',
      '#define X \\  \n  x\n',
      '// a \\\n  x\n',
      '/* a\n b */ x;\n',
      '/* a // b\n c */ x;\n',
      'f("a\\\n b", x);\n',
      '"/*" /* "\n */ x;\n',
    ];
    for (const text of texts) assert.equal(commented(text, on(1), 'it is'), undefined, text);
    for (const text of [
      'f(a,\n  x);\n',
      '#define X(x) \\\n  y\nx;\n',
      '"/*";\nx;\n',
      "'\"'; '\\''; /* ' */\nx;\n",
      '// it\'s "\nx;\n',
      '/* a */\n#define X x\n',
      '#error don\'t "do\nx;\n',
    ])
      assert.ok(commented(text, on(text.split('\n').length - 2), 'it is'), text);
  });

  it('is not offered for a comment, nor where one only lacks its reason, nor past the text', () => {
    assert.equal(commented('x;\n', on(0, 'unused-suppression'), 'it is'), undefined);
    assert.equal(commented('x;\n', on(0, 'suppression-without-reason'), 'it is'), undefined);
    assert.equal(commented('/* vfio-lint: ignore r -- */\nx;\n', on(1), 'it is'), undefined);
    assert.equal(commented('x;\n', on(7), 'it is'), undefined);
  });
});

/** A driver whose call spans lines; `above` stands above it. */
const driver = (above: string): string => `#include <linux/vfio.h>
static int toy_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{ if (!(vma->vm_flags & VM_SHARED)) return -EINVAL;
${above}	return remap_pfn_range(vma, vma->vm_start,
			       vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
static const struct vfio_device_ops toy_ops = { .mmap = toy_mmap };
`;

async function check(text: string): Promise<readonly Finding[]> {
  const host = { siblings: () => Promise.resolve([]), read: () => Promise.resolve(text) };
  return (await createWorkspace(await parser(), host).report('/d/toy.c')).findings;
}

describe('the engine and a suppression', () => {
  it('agree over a call of several lines: above the call, and where the comment is put', async () => {
    const text = driver('');
    const [finding, ...others] = await check(text);
    assert.deepEqual([finding?.rule, finding?.range.start.line, others], ['pgoff-used-as-pfn', 4, []]);
    assert.ok(finding);
    const put = commented(text, finding, 'the pfn is the offset on this bus') ?? '';
    assert.match(put, /start,\n\t\t\t {7}\/\* vfio-lint.*\*\/\n\t\t\t {7}vma->vm_pgoff,\n/);
    assert.deepEqual(await check(put), []);
    assert.deepEqual(await check(driver(`\t${why('pgoff-used-as-pfn')}\n`)), []);
    const rules = (await check(commented(text, finding, 'reason') ?? '')).map(({ rule }) => rule);
    assert.deepEqual(rules, ['suppression-without-reason', 'pgoff-used-as-pfn']);
  });
});
