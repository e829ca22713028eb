// THE store of settings, for every part of the extension. They are kept in `storage.sync` where
// there is one, and a copy of the last good ones on the device, which is in force when what is
// stored cannot be read. An organisation's policy goes before both. See docs/settings.md.

import {
  VERSION,
  atSite,
  changed,
  complete,
  defaults,
  governed,
  kindOf,
  locksOf,
  readParts,
} from './settings_form.js';
import { SerialQueue } from './serial.js';

const KEY = 'settings';
/** Where version 1 was kept, on the device. */
const KEY_BEFORE = 'preferences';

/**
 * @typedef {import('./settings_form.js').Settings} Settings
 * @typedef {import('./settings_form.js').Problem} Problem
 * @typedef {{source: 'stored' | 'policy', kind: 'later' | 'broken' | 'parts' | 'unsynced', details: Problem[]}} Trouble
 * @typedef {'later' | 'locked' | 'invalid' | 'full' | 'storage'} Refusal
 * @typedef {{ok: true, synced: boolean} | {ok: false, reason: Refusal, details: Problem[]}} Outcome
 * @typedef {{own: Settings, settings: Settings, locks: string[], troubles: Trouble[]}} Whole
 */

/** Changes wait for each other. */
const changes = new SerialQueue();

/**
 * Everything at once: a person's own settings, those in force, what is locked, and what is wrong.
 * @returns {Promise<Whole>}
 */
export async function readWhole() {
  const [{ own, troubles }, policy] = await Promise.all([readOwn(), readPolicy()]);
  const locks = locksOf(policy.parts);
  const settings = governed(own, policy.parts);
  return { own, settings, locks, troubles: [...troubles, ...policy.troubles] };
}

/** The settings in force. @returns {Promise<Settings>} */
export async function readSettings() {
  return (await readWhole()).settings;
}

/**
 * What counts at one site; never fails.
 * @param {string} host as `location.hostname` has it
 */
export async function settingsFor(host) {
  const { settings, locks } = await readWhole();
  return atSite(settings, host, locks);
}

/** The names of what the organisation has set. @returns {Promise<string[]>} */
export async function locked() {
  return locksOf((await readPolicy()).parts);
}

/**
 * Changes a person's own settings.
 * @param {object | ((own: Settings) => Settings)} change the fields to change, `sites` and `keep`
 *   entry by entry, null removing a site; or a function from the settings to those that follow
 * @returns {Promise<Outcome>}
 */
export function changeSettings(change) {
  return changes.run(() => changeNow(change));
}

/**
 * Puts others in the place of a person's own settings, as an import does. What an organisation has
 * set stays in force all the same.
 * @param {Settings} settings
 * @returns {Promise<Outcome>}
 */
export function replaceSettings(settings) {
  return changes.run(async () => {
    if ((await readOwn()).later) return refused('later');
    return write(settings);
  });
}

/** Resets everything to the defaults, whatever is stored. @returns {Promise<Outcome>} */
export function resetSettings() {
  return changes.run(() => write(defaults()));
}

/**
 * Calls the listener after each change, whoever made it.
 * @param {(settings: Settings) => void} listener
 * @returns {() => void} ends it
 */
export function onSettingsChange(listener) {
  let last = '';
  /** @param {Record<string, object>} stores @param {string} area */
  const hear = async (stores, area) => {
    if (area !== 'managed' && !Object.hasOwn(stores, KEY)) return;
    // One change is told of twice: for what is shared, and for the copy on the device.
    const settings = await readSettings();
    const text = inOrder(settings);
    if (text === last) return;
    last = text;
    listener(settings);
  };
  chrome.storage.onChanged.addListener(hear);
  return () => chrome.storage.onChanged.removeListener(hear);
}

/**
 * @param {object | ((own: Settings) => Settings)} change
 * @returns {Promise<Outcome>}
 */
async function changeNow(change) {
  const [{ own, later }, policy] = await Promise.all([readOwn(), readPolicy()]);
  if (later) return refused('later');
  const next = typeof change === 'function' ? change(structuredClone(own)) : changed(own, change);
  const reading = readParts(next);
  if (reading.problems.length) return refused('invalid', reading.problems);
  const wanted = complete(reading.parts, own);
  if (breaksLock(own, wanted, policy.parts)) return refused('locked');
  return write(wanted);
}

/**
 * Whether a change is of something that the organisation has set.
 * @param {Settings} own @param {any} wanted @param {any} policy
 */
function breaksLock(own, wanted, policy) {
  const names = locksOf(policy);
  if (names.includes('mode')) names.push('sites');
  return names.some((name) => {
    const [first, ...rest] = name.split('.');
    const inner = rest.join('.');
    const one = (/** @type {any} */ form) => (inner ? form[first]?.[inner] : form[first]);
    return inOrder(one(own)) !== inOrder(one(wanted));
  });
}

/**
 * Plain data as text in which the order of keys, which no storage keeps, makes no difference.
 * @param {unknown} value
 * @returns {string}
 */
function inOrder(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return JSON.stringify(value) ?? '';
  }
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${inOrder(inner)}`).join()}}`;
}

/** @param {Refusal} reason @param {Problem[]} [details] @returns {Outcome} */
function refused(reason, details = []) {
  return { ok: false, reason, details };
}

/**
 * @param {Settings} settings
 * @returns {Promise<Outcome>}
 */
async function write(settings) {
  let synced = true;
  try {
    await chrome.storage.sync.set({ [KEY]: settings });
  } catch {
    // No such storage, or no room in it: 8 kB for all of one entry.
    synced = false;
  }
  try {
    await chrome.storage.local.set({ [KEY]: { ...settings, unsynced: !synced } });
  } catch (error) {
    if (synced) return { ok: true, synced };
    return refused(/quota|exceed/i.test(String(error)) ? 'full' : 'storage');
  }
  chrome.storage.local.remove(KEY_BEFORE).catch(() => {});
  return { ok: true, synced };
}

/**
 * @returns {Promise<{own: Settings, later: boolean, troubles: Trouble[]}>} `later` says that what is
 *   stored belongs to a later version, and is to be left alone
 */
async function readOwn() {
  const [shared, kept] = await Promise.all([
    stored('sync', [KEY]),
    stored('local', [KEY, KEY_BEFORE]),
  ]);
  const { [KEY]: here, [KEY_BEFORE]: old } = kept;
  const before = old?.version === 1 ? old : undefined;
  const good = lastGood(here, before);
  if (here?.unsynced === true && kindOf(here) === 'current') {
    return { own: good, later: false, troubles: [trouble('unsynced')] };
  }
  switch (kindOf(shared[KEY])) {
    case 'later':
      return { own: good, later: true, troubles: [trouble('later')] };
    case 'broken':
      return { own: good, later: false, troubles: [trouble('broken')] };
    case 'none':
      return readHere(here, good);
  }
  const { parts, problems } = readParts(shared[KEY]);
  if (problems.length) {
    return { own: complete(parts, good), later: false, troubles: [trouble('parts', problems)] };
  }
  const own = complete(parts, defaults());
  remember(own, here);
  return { own, later: false, troubles: [] };
}

/**
 * What counts where nothing is shared: what is kept on the device.
 * @param {any} here @param {Settings} good
 */
function readHere(here, good) {
  const kind = kindOf(here);
  const later = kind === 'later';
  const troubles = later || kind === 'broken' ? [trouble(kind)] : [];
  return { own: good, later, troubles };
}

/**
 * The copy on the device, or what version 1 left there, or the defaults.
 * @param {unknown} here @param {unknown} before
 * @returns {Settings}
 */
function lastGood(here, before) {
  const usable = [here, before].find((raw) => kindOf(raw) === 'current');
  const { unsynced: _unsynced, ...form } = /** @type {any} */ (usable ?? defaults());
  return complete(readParts(form).parts, defaults());
}

/**
 * Keeps a copy of good settings on the device.
 * @param {Settings} own @param {unknown} here what is kept there
 */
function remember(own, here) {
  const copy = { ...own, unsynced: false };
  if (kindOf(here) === 'later' || inOrder(here) === inOrder(copy)) return;
  chrome.storage.local.set({ [KEY]: copy }).catch(() => {});
}

/** @returns {Promise<{parts: any, troubles: Trouble[]}>} */
async function readPolicy() {
  // A browser without policies refuses to read them.
  const raw = await stored('managed', null);
  const { version, ...form } = raw;
  const { parts, problems } = readParts(form);
  const details = version === undefined || version === VERSION ? problems : [
    ...problems,
    { fault: /** @type {const} */ ('version'), where: 'version', found: String(version) },
  ];
  /** @type {Trouble[]} */
  const troubles = details.length ? [{ source: 'policy', kind: 'parts', details }] : [];
  return { parts, troubles };
}

/**
 * @param {'sync' | 'local' | 'managed'} area @param {string[] | null} keys
 * @returns {Promise<any>} nothing where it cannot be read
 */
async function stored(area, keys) {
  try {
    return (await chrome.storage[area].get(keys)) ?? {};
  } catch {
    return {};
  }
}

/** @param {'later' | 'broken' | 'parts' | 'unsynced'} kind @param {Problem[]} [details] @returns {Trouble} */
function trouble(kind, details = []) {
  return { source: 'stored', kind, details };
}
