/** A test that fails, always: the runner has to notice. */
import assert from 'node:assert/strict';
import { it } from 'mocha';

it('fails, so that the runner can be seen to notice', () => {
  assert.fail('as intended');
});
