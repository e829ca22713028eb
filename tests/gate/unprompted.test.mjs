// How often a page may raise a question of its own accord.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Refusals } from '../../extension/gate/isolated/unprompted.js';

test('after three times no within a minute a page has to wait', () => {
  const refusals = new Refusals();
  for (const at of [0, 1_000, 2_000]) {
    assert.equal(refusals.isEnough(at), false);
    refusals.note(true, at);
  }
  assert.equal(refusals.isEnough(3_000), true);
  assert.equal(refusals.isEnough(59_999), true);
  assert.equal(refusals.isEnough(60_000), false);
});

test('whoever says yes is asked as before', () => {
  const refusals = new Refusals();
  for (const at of [0, 1, 2]) refusals.note(true, at);
  refusals.note(false, 3);
  assert.equal(refusals.isEnough(4), false);
});
