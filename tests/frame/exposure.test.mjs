// When a question counts as drawn so that it can be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isLegible } from '../../extension/frame/exposure.js';

const WINDOW = { width: 1200, height: 800 };

test('the whole window at its own size can be read, with or without a scroll bar', () => {
  assert.ok(isLegible(WINDOW, WINDOW));
  assert.ok(isLegible({ width: 1185, height: 800 }, WINDOW));
  assert.ok(isLegible({ width: 360, height: 640 }, { width: 360, height: 640 }));
});

test('what is magnified or shrunk cannot', () => {
  assert.ok(!isLegible({ width: 300, height: 200 }, WINDOW));
  assert.ok(!isLegible({ width: 60_000, height: 40_000 }, WINDOW));
  assert.ok(!isLegible({ width: 1250, height: 833 }, WINDOW));
});

test('a part of the window is not enough', () => {
  assert.ok(!isLegible({ width: 1200, height: 500 }, WINDOW));
  assert.ok(!isLegible({ width: 600, height: 800 }, WINDOW));
});

test('a window in which no question can be read is none', () => {
  const small = { width: 150, height: 100 };
  assert.ok(!isLegible(small, small));
  assert.ok(!isLegible(small, null));
  assert.ok(isLegible({ width: 360, height: 640 }, null));
});
