/** The audit's rows without an editor: groups, evidence, filter, order, and the words for what icons say. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { countsOf, itemsOf, summaryOf, type Item, type View } from '../../client/audit/rows.ts';
import type { AuditMmap, AuditReader, AuditResult, AuditVerdict } from '../../server/lsp/protocol.ts';

const top = 'file:///tree/';
const view: View = {
  filter: 'all',
  text: '',
  order: 'verdict',
  name: (file) => file.slice(top.length),
};

function mmap(name: string, verdict: AuditVerdict, more: Partial<AuditMmap> = {}): AuditMmap {
  return {
    file: `${top}${name}.c`,
    line: 7,
    function: `${name.replaceAll('/', '_')}_mmap`,
    bus: 'cdx',
    layout: 'cdx',
    via: [],
    encoding: verdict === 'ok' ? 'region' : 'pfn',
    verdict,
    reason: 'so it is',
    handsTo: [],
    pfnGoesTo: [],
    fault: null,
    invalidatedBy: [],
    iommu: 'unsaid',
    findings: [],
    evidence: [],
    ...more,
  };
}

function resultOf(mmaps: readonly AuditMmap[], readers: readonly AuditReader[] = []): AuditResult {
  return {
    version: 1,
    files: { seen: 61234, parsed: 3, skipped: 0 },
    errors: [],
    mmaps,
    readers,
    findings: [],
  };
}

const labels = (items: readonly Item[]): readonly string[] => items.map(({ label }) => label);

const place = { file: `${top}b/x.c`, line: 3 };
const finding = { ...place, rule: 'raw-pfn-in-pgoff', function: 'f', message: 'a pfn' };
const whole = resultOf(
  [
    mmap('a/one', 'ok'),
    mmap('b/two', 'violation', {
      via: [{ ...place, struct: 'vfio_device_ops', name: 'two_ops', registered: [] }],
      evidence: [{ ...place, message: 'stores a pfn' }],
      findings: [
        { ...finding, severity: 'error' },
        { ...finding, severity: 'warning' },
      ],
    }),
    mmap('b/three', 'ok'),
    mmap('c/four', 'unknown', { bus: null }),
  ],
  [
    {
      file: `${top}virt/kvm.c`,
      line: 9,
      function: 'map_pfn',
      verdict: 'violation',
      reason: 'takes it for a pfn',
      findings: [],
    },
  ],
);

const shown = (more: Partial<View>): readonly string[] =>
  labels(itemsOf(whole, { ...view, order: 'file', ...more }));

describe('the rows of an audit', () => {
  it('are grouped by driver, the worst first, readers last', () => {
    const items = itemsOf(whole, view);
    assert.deepEqual(labels(items), ['b', 'c', 'a', 'Readers outside of VFIO']);
    assert.deepEqual(labels(items[0]?.children ?? []), ['b_two_mmap()', 'b_three_mmap()']);
    assert.deepEqual(
      items.map(({ tone, description }) => [tone, description]),
      [
        ['violation', '1 violation, 1 ok'],
        ['unknown', '1 unknown'],
        ['ok', '1 ok'],
        ['violation', '1 violation'],
      ],
    );
  });

  it('say in words what their icons say, and lead to their places', () => {
    const row = itemsOf(whole, view)[0]?.children[0];
    assert.match(row?.description ?? '', /^violation · cdx · leaves a pfn in vm_pgoff$/);
    assert.deepEqual(row?.place, { file: `${top}b/two.c`, line: 7 });
    assert.deepEqual(
      row.children.map(({ label, description, tone }) => [label, description, tone]),
      [
        ['via vfio_device_ops two_ops', 'b/x.c:3', 'plain'],
        ['stores a pfn', 'b/x.c:3', 'plain'],
        ['nothing says whether the IOMMU may map it', '', 'plain'],
        ['raw-pfn-in-pgoff: a pfn', 'b/x.c:3', 'error'],
        ['raw-pfn-in-pgoff: a pfn', 'b/x.c:3', 'warning'],
      ],
    );
  });

  it('are sorted by driver, and by file without groups', () => {
    assert.deepEqual(labels(itemsOf(whole, { ...view, order: 'driver' })), [
      'a',
      'b',
      'c',
      'Readers outside of VFIO',
    ]);
    assert.deepEqual(labels(itemsOf(whole, { ...view, order: 'file' })), [
      'a_one_mmap()',
      'b_three_mmap()',
      'b_two_mmap()',
      'c_four_mmap()',
      'map_pfn()',
    ]);
  });

  it('are filtered by verdict, and by a text of function, file, ops, bus or rule in any case', () => {
    assert.deepEqual(shown({ filter: 'violation' }), ['b_two_mmap()', 'map_pfn()']);
    assert.deepEqual(shown({ filter: 'unknown' }), ['c_four_mmap()']);
    assert.deepEqual(shown({ text: 'TWO_OPS' }), ['b_two_mmap()']);
    assert.deepEqual(shown({ text: 'raw-pfn' }), ['b_two_mmap()']);
    assert.deepEqual(shown({ text: 'virt/' }), ['map_pfn()']);
    assert.deepEqual(shown({ text: 'cdx', filter: 'violation' }), ['b_two_mmap()']);
    assert.deepEqual(shown({ text: 'nowhere' }), []);
  });

  it('keep their ids when a verdict turns, and never share one', () => {
    const idsOf = (items: readonly Item[]): readonly string[] =>
      items.flatMap(({ id, children }) => [id, ...idsOf(children)]);
    const ids = idsOf(itemsOf(whole, view));
    assert.equal(new Set(ids).size, ids.length);
    const turned = resultOf([mmap('b/two', 'ok')]);
    const [before] = itemsOf(resultOf([mmap('b/two', 'violation')]), view);
    const [after] = itemsOf(turned, view);
    assert.equal(before?.id, after?.id);
    assert.equal(before?.children[0]?.id, after?.children[0]?.id);
  });

  it('are counted above', () => {
    assert.equal(countsOf(whole.mmaps), '1 violation, 1 unknown, 2 ok');
    assert.equal(summaryOf(whole, view), '2 violations, 1 unknown, 2 ok · 61,234 files');
    assert.equal(summaryOf(resultOf([]), view), 'No VFIO mmap in 61,234 files');
    const failed = { ...whole, errors: [{ file: 'x', reason: 'permission denied' }] };
    assert.match(
      summaryOf(failed, { ...view, filter: 'violation', text: 'cdx' }),
      / · 1 input was not analysed, see the log · shown: violation only, with “cdx”$/,
    );
  });
});
