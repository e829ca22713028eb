// What a page was given is known again: the same objects by the gate, the same bytes by the hooks.

import assert from 'node:assert/strict';
import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { Released } from '../../extension/gate/isolated/released_files.js';
import './page.mjs';

const { isReleased, release } = await import('../../extension/gate/page/released_bytes.js');

/** @param {number} seed @param {number} length */
const bytes = (seed, length = 300) => Uint8Array.from({ length }, (_, n) => (seed + n * n) % 256);

test('of files the newest are remembered, each as itself', () => {
  const released = new Released();
  const files = Array.from({ length: 501 }, (_, n) => new File([String(n)], 'a.jpg'));
  for (const file of files) released.add(file);
  assert.equal(released.has(files[0]), false);
  assert.equal(files.slice(1).every((file) => released.has(file)), true);
  assert.equal(released.has(new File(['1'], 'a.jpg')), false);
});

test('bytes are known in whatever object, and as the beginning of what was given', async () => {
  release(new File([bytes(1)], 'a.jpg'));
  assert.equal(await isReleased(new Blob([bytes(1)])), true);
  assert.equal(await isReleased(new Blob([bytes(1).subarray(0, 100)])), true);
  assert.equal(await isReleased(new Blob([bytes(1).subarray(100)])), false);
  assert.equal(await isReleased(new Blob([bytes(1), 'more'])), false);
  const changed = bytes(1);
  changed[299] ^= 1;
  assert.equal(await isReleased(new Blob([changed])), false);
});

test('a difference is found wherever it is', async () => {
  const large = bytes(2, 9 * 2 ** 20);
  release(new Blob([large]));
  assert.equal(await isReleased(new Blob([large])), true);
  for (const place of [0, 63, 64, 4 * 2 ** 20 + 64, large.length - 1]) {
    const other = large.slice();
    other[place] ^= 1;
    assert.equal(await isReleased(new Blob([other])), false, `byte ${place}`);
  }
});

test('what was changed or deleted since frees nothing, and keeps nothing else from being known', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'released-'));
  try {
    const path = join(folder, 'a.jpg');
    await writeFile(path, bytes(3));
    release(new Blob([bytes(4)]));
    release(await openAsBlob(path));
    await writeFile(path, bytes(5, 400));
    assert.equal(await isReleased(new Blob([bytes(5)])), false);
    assert.equal(await isReleased(new Blob([bytes(4)])), true);
  } finally {
    await rm(folder, { recursive: true });
  }
});
