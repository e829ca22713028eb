// When a question counts as drawn so that it can be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isLegible } from '../../extension/frame/exposure.js';

const WINDOW = { width: 1200, height: 800, ratio: 2 };

test('the whole window at its own scale can be read, with or without a scroll bar', () => {
  assert.ok(isLegible(WINDOW, WINDOW));
  assert.ok(isLegible({ width: 1185, height: 800, ratio: 2 }, WINDOW));
  assert.ok(isLegible({ width: 360, height: 640, ratio: 3 }, { width: 360, height: 640, ratio: 3 }));
});

test('what is magnified or shrunk cannot', () => {
  assert.ok(!isLegible({ width: 300, height: 200, ratio: 8 }, WINDOW));
  assert.ok(!isLegible({ width: 60_000, height: 40_000, ratio: 0.04 }, WINDOW));
  assert.ok(!isLegible({ width: 1200, height: 800, ratio: 1.9 }, WINDOW));
});

test('a part of the window is not enough', () => {
  assert.ok(!isLegible({ width: 1200, height: 500, ratio: 2 }, WINDOW));
  assert.ok(!isLegible({ width: 600, height: 800, ratio: 2 }, WINDOW));
});

test('a window in which no question can be read is none', () => {
  const small = { width: 150, height: 100, ratio: 1 };
  assert.ok(!isLegible(small, small));
  assert.ok(!isLegible(small, null));
  assert.ok(isLegible({ width: 360, height: 640, ratio: 1 }, null));
});
