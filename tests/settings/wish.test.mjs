// What is done from now on at a site: kept with the answer, and taken back.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { countsWith, keepWish, takeBack } from '../../extension/frame/wish.js';
import { changeSettings, readSettings } from '../../extension/shared/settings.js';
import { fakeStorage } from './chrome.mjs';

/** @type {ReturnType<typeof fakeStorage>} */
let storage;

beforeEach(() => {
  storage = fakeStorage();
});

const sites = async () => (await readSettings()).sites;

test('what was set before comes back', async () => {
  await changeSettings({ sites: { 'a.example': { mode: 'warn' }, 'b.example': { mode: 'tell' } } });
  const kept = await keepWish('a.example', 'clean');
  assert.deepEqual([kept.ok, kept.before], [true, { mode: 'warn' }]);
  assert.deepEqual(await sites(), { 'a.example': { mode: 'clean' }, 'b.example': { mode: 'tell' } });
  assert.equal((await takeBack('a.example', kept.before)).ok, true);
  assert.deepEqual(await sites(), { 'a.example': { mode: 'warn' }, 'b.example': { mode: 'tell' } });
});

test('where nothing was set before, nothing is left', async () => {
  const kept = await keepWish('a.example', 'block');
  assert.equal(kept.before, null);
  await takeBack('a.example', kept.before);
  assert.deepEqual(await sites(), {});
});

test('a site that is to be treated as all others needs no entry', async () => {
  await changeSettings({ sites: { 'a.example': { mode: 'warn' } } });
  const kept = await keepWish('a.example', 'ask');
  assert.deepEqual(await sites(), {});
  await takeBack('a.example', kept.before);
  assert.deepEqual(await sites(), { 'a.example': { mode: 'warn' } });
});

test('what cannot be kept says why', async () => {
  storage.sync.fails = storage.local.fails = new Error('no storage');
  const kept = await keepWish('a.example', 'clean');
  assert.deepEqual([kept.ok, kept.ok || kept.reason], [false, 'storage']);
});

test('a wish counts with an answer that goes with it, and with no other', () => {
  const no = { sends: false, byButton: true };
  const escape = { sends: false, byButton: false };
  const yes = { sends: true, byButton: true };
  assert.equal(countsWith('clean', yes), true);
  assert.equal(countsWith('clean', no), false);
  assert.equal(countsWith('block', no), true);
  assert.equal(countsWith('block', escape), false);
  assert.equal(countsWith('', yes), false);
});
