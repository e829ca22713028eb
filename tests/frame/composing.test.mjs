// A file is composed of the pieces of a plan, and no piece of the original is read for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { composed } from '../../extension/engine/composing.js';

test('ranges, bytes and runs of zeros come in their order', async () => {
  const original = new Blob(['0123456789']);
  const made = composed(original, [[0, 4], new Uint8Array([65, 66]), 3, [8, 10]], 'video/mp4');
  assert.equal(made.type, 'video/mp4');
  assert.equal(await made.text(), '0123AB\0\0\x0089');
});

test('a long run of zeros is one block many times over', async () => {
  const size = 5 * 2 ** 20 + 7;
  const made = composed(new Blob(['ab']), [[0, 1], size, [1, 2]], '');
  assert.equal(made.size, size + 2);
  const bytes = new Uint8Array(await made.arrayBuffer());
  assert.equal(bytes[0] + bytes[size + 1], 97 + 98);
  assert.equal(bytes.subarray(1, size + 1).every((byte) => byte === 0), true);
});

test('nothing of a file of gigabytes is read', () => {
  const read = () => assert.fail('it was read');
  const slices = /** @type {number[][]} */ ([]);
  const original = { slice: (/** @type {number[]} */ ...range) => (slices.push(range), new Blob()), arrayBuffer: read, stream: read };
  composed(/** @type {any} */ (original), [[0, 2 ** 31], 8, [2 ** 31 + 8, 2 ** 32]], '');
  assert.deepEqual(slices, [[0, 2 ** 31], [2 ** 31 + 8, 2 ** 32]]);
});
