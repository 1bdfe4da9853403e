/** Messages between host and page, the state that is kept, and links: all that is not as it should be is refused. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { requestOfQuery } from '../../client/decoder/link.ts';
import {
  emptyState,
  longestLink,
  longestText,
  readRequest,
  readState,
  readToHost,
  readToPage,
  stateFor,
  type DecodeRequest,
  type PageState,
} from '../../client/decoder/messages.ts';

const whole: DecodeRequest = {
  text: '0xffffffffffffffff',
  as: 'pgoff',
  layout: 'ccw',
  page: 16,
  source: { uri: 'file:///tmp/a.c', line: 3 },
};

/** What makes a request wrong, one member each. */
const wrongMembers: readonly Readonly<Record<string, unknown>>[] = [
  { text: 1 },
  { text: undefined },
  { text: 'x'.repeat(longestText + 1) },
  { as: 'bytes' },
  { as: null },
  { layout: 'no-such-bus' },
  { page: 13 },
  { page: '12' },
  { source: { uri: 'https://example.com/a.c', line: 1 } },
  { source: { uri: 'command:workbench.action.quit', line: 1 } },
  { source: { uri: `file:///${'a'.repeat(5000)}`, line: 1 } },
  { source: { uri: 'file:///a.c', line: 0 } },
  { source: { uri: 'file:///a.c', line: 1.5 } },
  { source: 'file:///a.c' },
];

describe('a request to decode', () => {
  it('passes with all members, and with the text alone', () => {
    assert.deepEqual(readRequest(whole), whole);
    assert.deepEqual(readRequest({ text: '' }), { text: '' });
  });
  it('loses what does not belong there', () => {
    const more = { ...whole, html: '<b>', source: { ...whole.source, command: 'x' } };
    assert.deepEqual(readRequest(more), whole);
  });
  for (const wrong of wrongMembers)
    it(`is refused with ${JSON.stringify(wrong).slice(0, 60)}`, () =>
      assert.equal(readRequest({ ...whole, ...wrong }), undefined));
  it('takes no other value for one, whatever it is', () =>
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readRequest(value);
        assert.ok(read === undefined || typeof read.text === 'string');
      }),
    ));
});

describe('a message', () => {
  it('to the page shows a request', () => {
    assert.deepEqual(readToPage({ kind: 'show', request: whole }), { kind: 'show', request: whole });
    assert.equal(readToPage({ kind: 'show', request: { text: 1 } }), undefined);
    assert.equal(readToPage({ kind: 'ready' }), undefined);
    assert.equal(readToPage('show'), undefined);
  });
  it('to the host is one of four', () => {
    assert.deepEqual(readToHost({ kind: 'ready', text: 'x' }), { kind: 'ready' });
    assert.deepEqual(readToHost({ kind: 'copy', text: 'x' }), { kind: 'copy', text: 'x' });
    assert.deepEqual(readToHost({ kind: 'save', text: 'x' }), { kind: 'save', text: 'x' });
    const reveal = { kind: 'reveal', source: { uri: 'file:///a.c', line: 1 } };
    assert.deepEqual(readToHost(reveal), reveal);
  });
  it('to the host opens no other kind of address', () => {
    assert.equal(readToHost({ kind: 'reveal', source: { uri: 'http://a/', line: 1 } }), undefined);
    assert.equal(readToHost({ kind: 'copy', text: 1 }), undefined);
    assert.equal(readToHost({ kind: 'eval', text: 'x' }), undefined);
    assert.equal(readToHost(null), undefined);
  });
});

describe('the state of the page', () => {
  const state: PageState = { ...emptyState, left: 'a', right: '', page: 14, source: whole.source ?? null };
  it('comes back from JSON as it was', () => {
    assert.deepEqual(readState(JSON.parse(JSON.stringify(state))), state);
    assert.deepEqual(readState(emptyState), emptyState);
  });
  it('is not read where a member is missing or wrong', () => {
    for (const name of Object.keys(state)) {
      assert.equal(readState({ ...state, [name]: 7 }), undefined, name);
      assert.equal(readState({ ...state, [name]: undefined }), undefined, name);
    }
  });
  it('takes a request: the paste is replaced, the comparison ends, the devices stay', () => {
    const before = { ...state, right: 'b', devices: '{}', device: 'acc0' };
    assert.deepEqual(stateFor({ text: 'c', as: 'pfn' }, before), {
      ...emptyState,
      left: 'c',
      as: 'pfn',
      devices: '{}',
      device: 'acc0',
    });
  });
});

describe('a link', () => {
  it('carries text, unit, layout and page size', () =>
    assert.deepEqual(requestOfQuery('text=0x20000003&as=pgoff&layout=vfio-pci&page=64K'), {
      text: '0x20000003',
      as: 'pgoff',
      layout: 'vfio-pci',
      page: 16,
    }));
  it('is decoded once, by the editor: + and & and = and % are of the text', () =>
    assert.deepEqual(requestOfQuery('text=BAR2 + 0x3000 & a=b 100%25 %zz'), {
      text: 'BAR2 + 0x3000 & a=b 100%25 %zz',
    }));
  it('keeps markup as text', () =>
    assert.equal(requestOfQuery('text=<script>x</script>')?.text, '<script>x</script>'));
  for (const query of [
    '',
    'text',
    'as=pgoff',
    'text=1&text=2',
    'text=1&as=bytes',
    'text=1&layout=nope',
    'text=1&page=8K',
    'text=1&page=toString',
    'x=1&text=2',
    `text=${'1'.repeat(longestLink)}`,
  ])
    it(`is refused: ${query.slice(0, 30)}`, () => assert.equal(requestOfQuery(query), undefined));
  it('never throws', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (query) => {
        const request = requestOfQuery(query);
        assert.ok(request === undefined || query.includes(request.text));
      }),
    ));
});
