/** The panel's document, its policy, its words and its size. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { documentOf, makeNonce } from '../../client/decoder/document.ts';
import { decodingInWords, lineRanges } from '../../client/decoder/summary.ts';
import { decoding } from './decoded.ts';

describe('the document', () => {
  const text = documentOf({ script: 'https://x/page.js', style: 'https://x/a"><b>.css', nonce: 'abc' });
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
  it('lets in one script and one style, by nonce, and nothing else', () => {
    const parts = policy.split('; ').toSorted();
    assert.deepEqual(parts, ["default-src 'none'", "script-src 'nonce-abc'", "style-src 'nonce-abc'"]);
  });
  it('has no script, style or handler of its own in it', () => {
    assert.doesNotMatch(text, /\son\w+=|\sstyle=|<style|javascript:/i);
    assert.match(text, /<script nonce="abc" src="[^"]*"><\/script>/);
  });
  it('takes an address for nothing but an address', () => assert.ok(!text.includes('"><b>')));
  it('has another nonce each time, of 128 bits', () => {
    const all = new Set(Array.from({ length: 100 }, makeNonce));
    assert.equal(all.size, 100);
    for (const nonce of all) assert.match(nonce, /^[0-9a-f]{32}$/);
  });
});

describe('a decoding in words', () => {
  it('draws runs of lines together', () => {
    assert.equal(lineRanges([1, 3, 4, 5, 9]), '1, 3–5, 9');
    assert.equal(lineRanges([]), '');
  });
  it('counts the verdicts, the formats and what was not understood', () =>
    assert.equal(
      decodingInWords(decoding('0x0\n0x380000010000\nmoonlight sonata', 'acc0')),
      '2 results: 1 region-encoded, 1 raw pfn. Found: number (1–2). 1 line not understood.',
    ));
  it('says when there is nothing', () =>
    assert.equal(decodingInWords(decoding('', 'acc0')), 'No value to decode.'));
});
