// The store: what is in force whatever is stored, what a change leaves behind, and who is told.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import {
  changeSettings,
  locked,
  onSettingsChange,
  readSettings,
  readWhole,
  replaceSettings,
  resetSettings,
  settingsFor,
} from '../../extension/shared/settings.js';
import { defaults } from '../../extension/shared/settings_form.js';
import { fakeStorage } from './chrome.mjs';

/** @type {ReturnType<typeof fakeStorage>} */
let storage;

beforeEach(() => {
  storage = fakeStorage();
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('nothing stored means the defaults, which ask', async () => {
  assert.deepEqual(await readSettings(), defaults());
  assert.equal((await settingsFor('chat.example')).mode, 'ask');
  assert.deepEqual((await readWhole()).troubles, []);
});

test('a change is kept where it is shared and on the device', async () => {
  assert.deepEqual(await changeSettings({ mode: 'tell', keep: { date: true } }), {
    ok: true,
    synced: true,
  });
  for (const area of [storage.sync, storage.local]) {
    assert.equal(area.data.settings.mode, 'tell');
    assert.deepEqual(area.data.settings.keep, { ...defaults().keep, date: true });
  }
});

test('a site has a way of its own, and loses it', async () => {
  await changeSettings({ sites: { 'one.example': { mode: 'clean' }, 'two.example': { off: true } } });
  assert.equal((await settingsFor('one.example')).mode, 'clean');
  assert.equal((await settingsFor('two.example')).off, true);
  assert.equal((await settingsFor('three.example')).mode, 'ask');
  await changeSettings({ sites: { 'two.example': { off: false } } });
  assert.deepEqual(Object.keys((await readSettings()).sites), ['one.example']);
  await changeSettings({ sites: { 'one.example': null } });
  assert.deepEqual((await readSettings()).sites, {});
});

test('names of objects are no sites', async () => {
  const at = await settingsFor('constructor');
  assert.deepEqual([at.mode, at.off], ['ask', false]);
});

test('a function may say what follows', async () => {
  await changeSettings((own) => ({ ...own, theme: 'dark' }));
  assert.equal((await readSettings()).theme, 'dark');
});

test('changes at the same time all count', async () => {
  const hosts = Array.from({ length: 20 }, (_, n) => `site-${n}.example`);
  await Promise.all(hosts.map((host) => changeSettings({ sites: { [host]: { mode: 'tell' } } })));
  assert.equal(Object.keys((await readSettings()).sites).length, 20);
});

test('a change that makes no sense changes nothing', async () => {
  for (const change of [
    { mode: 'explode' },
    { keep: { everything: true } },
    { sites: { 'not a host': { mode: 'ask' } } },
    { sites: { 'one.example': { mode: 'off' } } },
    { nonsense: 1 },
  ]) {
    const outcome = await changeSettings(change);
    assert.equal(outcome.ok, false);
    assert.equal(outcome.ok || outcome.reason, 'invalid');
  }
  assert.deepEqual(storage.sync.data, {});
});

test('version 1 is taken over, and gone after the first change', async () => {
  storage.local.data.preferences = {
    version: 1,
    sites: { 'one.example': 'clean', 'two.example': 'tell', 'three.example': 'explode' },
  };
  assert.deepEqual((await readSettings()).sites, {
    'one.example': { mode: 'clean' },
    'two.example': { mode: 'tell' },
    'three.example': {},
  });
  assert.equal((await settingsFor('three.example')).mode, 'ask');
  await changeSettings({ theme: 'dark' });
  await settle();
  assert.equal((await settingsFor('one.example')).mode, 'clean');
  assert.equal(storage.local.data.preferences, undefined);
});

test('what a later version wrote is left alone; the last good settings count', async () => {
  await changeSettings({ mode: 'tell' });
  const later = { version: 3, mode: { always: 'clean' } };
  storage.sync.data.settings = later;
  const whole = await readWhole();
  assert.equal(whole.settings.mode, 'tell');
  assert.deepEqual(whole.troubles.map(({ kind }) => kind), ['later']);
  assert.deepEqual(await changeSettings({ mode: 'clean' }), { ok: false, reason: 'later', details: [] });
  assert.equal((await replaceSettings(defaults())).ok, false);
  assert.deepEqual(storage.sync.data.settings, later);
  assert.equal((await resetSettings()).ok, true);
});

for (const broken of ['nonsense', 7, [], {}, { version: 'two' }, { version: 0 }, null]) {
  test(`stored as ${JSON.stringify(broken)}, the last good settings count`, async () => {
    await changeSettings({ mode: 'block' });
    storage.sync.data.settings = broken;
    assert.equal((await settingsFor('chat.example')).mode, 'block');
    storage.local.data = {};
    assert.equal((await settingsFor('chat.example')).mode, 'ask');
    assert.equal((await changeSettings({ mode: 'tell' })).ok, true);
    assert.equal((await readSettings()).mode, 'tell');
  });
}

test('of a form with a wrong part, the others count, and what was wrong is said', async () => {
  await changeSettings({ mode: 'tell' });
  storage.sync.data.settings = {
    version: 2, mode: 'explode', theme: 'dark', keep: { date: 'yes', copyright: true },
    sites: { 'one.example': { off: 'yes' }, 'two.example': { mode: 'clean' } }, extra: 1,
  };
  const { settings, troubles } = await readWhole();
  assert.deepEqual([settings.mode, settings.theme], ['tell', 'dark']);
  assert.deepEqual(settings.keep, { ...defaults().keep, copyright: true });
  assert.equal((await settingsFor('one.example')).off, false);
  assert.equal((await settingsFor('two.example')).mode, 'clean');
  assert.deepEqual(troubles[0].details.map(({ where }) => where).sort(),
    ['extra', 'keep.date', 'mode', 'sites.one.example.off']);
});

test('what is too much to share is kept on the device, and said', async () => {
  const sites = Object.fromEntries(
    Array.from({ length: 400 }, (_, n) => [`site-${n}.example.org`, { mode: 'tell' }]));
  assert.deepEqual(await changeSettings({ sites }), { ok: true, synced: false });
  const { settings, troubles } = await readWhole();
  assert.equal(Object.keys(settings.sites).length, 400);
  assert.deepEqual(troubles.map(({ kind }) => kind), ['unsynced']);
  await resetSettings();
  assert.deepEqual((await readWhole()).troubles, []);
});

test('where nothing can be written, it is said, and what was set stays in force', async () => {
  await changeSettings({ mode: 'tell' });
  const sync = storage.sync.set;
  storage.sync.set = storage.local.set = async () => {
    throw new Error('QUOTA_BYTES quota exceeded');
  };
  assert.deepEqual(await changeSettings({ mode: 'clean' }), { ok: false, reason: 'full', details: [] });
  storage.sync.set = storage.local.set = async () => {
    throw new Error('the disk is gone');
  };
  assert.deepEqual(await changeSettings({ mode: 'clean' }), { ok: false, reason: 'storage', details: [] });
  storage.sync.set = sync;
  assert.equal((await readSettings()).mode, 'tell');
});

test('a storage that cannot be read means the defaults', async () => {
  for (const area of /** @type {const} */ (['sync', 'local', 'managed'])) storage[area].fails = new Error('gone');
  assert.deepEqual(await readSettings(), defaults());
  assert.equal((await settingsFor('chat.example')).mode, 'ask');
});

test('a policy goes before what a person has set, and locks it', async () => {
  await changeSettings({ mode: 'clean', theme: 'dark', sites: { 'one.example': { off: true } } });
  storage.managed.data = { mode: 'block', keep: { copyright: true }, sites: { 'b.example': { mode: 'ask' } } };
  const { settings, own } = await readWhole();
  assert.deepEqual([settings.mode, settings.theme, own.mode], ['block', 'dark', 'clean']);
  assert.equal(settings.keep.copyright, true);
  assert.deepEqual(await locked(), ['mode', 'keep.copyright', 'sites.b.example']);
  // No site is excepted by the person from a mode that the organisation has set.
  const at = await settingsFor('one.example');
  assert.deepEqual([at.off, at.mode, at.locked], [false, 'block', true]);
  assert.equal((await settingsFor('b.example')).mode, 'ask');
  for (const change of [
    { mode: 'ask' },
    { keep: { copyright: true } },
    { sites: { 'b.example': { off: true } } },
    { sites: { 'c.example': { off: true } } },
  ]) {
    assert.deepEqual(await changeSettings(change), { ok: false, reason: 'locked', details: [] });
  }
  assert.equal((await changeSettings({ theme: 'light', keep: { date: true } })).ok, true);
  assert.equal((await readSettings()).mode, 'block');
});

test('a policy for one site leaves the others to the person', async () => {
  storage.managed.data = { sites: { 'b.example': { mode: 'block' } } };
  assert.equal((await changeSettings({ sites: { 'c.example': { off: true } } })).ok, true);
  assert.equal((await settingsFor('c.example')).off, true);
  assert.equal((await settingsFor('b.example')).locked, true);
  assert.equal((await settingsFor('c.example')).locked, false);
});

test('a policy of the wrong type is said and does not count', async () => {
  storage.managed.data = { mode: ['block'], sites: 'all', theme: 'dark', Mode: 'block' };
  const { settings, troubles, locks } = await readWhole();
  assert.deepEqual([settings.mode, settings.theme], ['ask', 'dark']);
  assert.deepEqual(locks, ['theme']);
  assert.equal(troubles[0].source, 'policy');
  assert.deepEqual(troubles[0].details.map(({ where }) => where).sort(), ['Mode', 'mode', 'sites']);
});

test('who listens is told once of each change', async () => {
  /** @type {string[]} */
  const told = [];
  const end = onSettingsChange((settings) => told.push(settings.mode));
  await changeSettings({ mode: 'tell' });
  await settle();
  await changeSettings({ mode: 'warn' });
  await settle();
  end();
  await changeSettings({ mode: 'ask' });
  await settle();
  assert.deepEqual(told, ['tell', 'warn']);
});
