// The record: what became of files that were held, on this device alone. An entry says when and where, how
// many files went which way, of which kinds they were, and which kinds of data were removed or sent, in
// numbers. No file, no file name and no value is ever in it. See docs/protocol.md.

import { readSettings } from './settings.js';

/** Each entry under a key of its own, so that two tabs at once take nothing from each other. */
const PREFIX = 'record.';
const VERSION = 1;
/** So many entries are kept; older ones go. */
export const MOST_ENTRIES = 2_000;
const MOST_KINDS = 40;
/** More at one site within a minute are counted together with the newest: no page fills the record. */
const MOST_A_MINUTE = 30;
const MINUTE = 60_000;

/** What can become of a picture. */
export const WAYS = /** @type {const} */ (['cleaned', 'redacted', 'original', 'withheld', 'nothing']);

/** @typedef {typeof WAYS[number]} Way */
/** @typedef {Record<string, number>} Counts */
/**
 * Files by what became of them (`nothing`: sent, and there was nothing to remove), and by what they are;
 * and of the kinds of data in them, in how many files they were removed and in how many they were sent.
 * @typedef {{ways: Record<Way, number>, files: Counts, removed: Counts, sent: Counts}} Outcome
 */
/** @typedef {Outcome & {at: number, site: string}} Entry `at` in milliseconds since 1970 */

/** Whether this is a window from which nothing may be kept. */
export function isPrivate() {
  return chrome.extension?.inIncognitoContext !== false;
}

/**
 * Keeps an entry, unless the person wants no record or this is a private window.
 * @param {string} site a host name
 * @param {Outcome} outcome
 * @returns {Promise<boolean>} whether it was kept
 */
export async function addEntry(site, outcome) {
  if (!site || isPrivate() || !WAYS.some((way) => outcome.ways[way] > 0)) return false;
  try {
    if (!(await readSettings()).record) return false;
    const at = Date.now();
    const before = await stored();
    const newest = newestOfMany(before, site, at);
    const key = newest ?? `${PREFIX}${at}.${crypto.randomUUID().slice(0, 8)}`;
    const earlier = newest ? readEntry(before[newest]) : null;
    const entry = earlier ? together(earlier, outcome) : { at, site, ...outcome };
    await chrome.storage.local.set({ [key]: { version: VERSION, ...entry } });
    await dropOldest();
    return true;
  } catch {
    // A full or broken storage is no reason to keep a picture from going its way.
    return false;
  }
}

/** All entries, the oldest first. What cannot be read is left out. @returns {Promise<Entry[]>} */
export async function readRecord() {
  const entries = Object.values(await stored()).flatMap((raw) => readEntry(raw) ?? []);
  return entries.sort((one, other) => one.at - other.at);
}

/** @param {string} site a host name @returns {Promise<Entry[]>} the oldest first */
export async function entriesFor(site) {
  return (await readRecord()).filter((entry) => entry.site === site);
}

/** Removes all entries, also those that cannot be read. */
export async function clearRecord() {
  await chrome.storage.local.remove(Object.keys(await stored()));
}

/**
 * Calls the listener after each change.
 * @param {() => void} listener
 */
export function onRecordChange(listener) {
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && Object.keys(changes).some((key) => key.startsWith(PREFIX))) listener();
  });
}

/** @returns {Promise<Record<string, unknown>>} */
async function stored() {
  const all = await chrome.storage.local.get(null);
  return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith(PREFIX)));
}

/** When an entry was made. @param {string} key */
const timeOf = (key) => Number(key.split('.')[1]) || 0;

/**
 * The newest entry of a site, if it has had as many as it may within a minute.
 * @param {Record<string, any>} entries @param {string} site @param {number} now
 */
function newestOfMany(entries, site, now) {
  const recent = Object.keys(entries).filter(
    (key) => now - timeOf(key) < MINUTE && entries[key]?.site === site && readEntry(entries[key]),
  );
  if (recent.length < MOST_A_MINUTE) return undefined;
  return recent.reduce((one, other) => (timeOf(other) > timeOf(one) ? other : one));
}

/** @param {Entry} earlier @param {Outcome} outcome @returns {Entry} */
function together(earlier, outcome) {
  const sum = (/** @type {Counts} */ one, /** @type {Counts} */ other) => {
    const result = { ...one };
    for (const [kind, count] of Object.entries(other)) result[kind] = (result[kind] ?? 0) + count;
    return result;
  };
  return {
    ...earlier,
    ways: /** @type {Record<Way, number>} */ (sum(earlier.ways, outcome.ways)),
    files: sum(earlier.files, outcome.files),
    removed: sum(earlier.removed, outcome.removed),
    sent: sum(earlier.sent, outcome.sent),
  };
}

/** Of the site that has the most: no site pushes out what another one has. */
async function dropOldest() {
  const entries = /** @type {Record<string, any>} */ (await stored());
  const keys = Object.keys(entries);
  if (keys.length <= MOST_ENTRIES) return;
  keys.sort((one, other) => timeOf(one) - timeOf(other));
  /** @type {Map<unknown, string[]>} */
  const bySite = new Map();
  for (const key of keys) {
    const site = entries[key]?.site;
    bySite.set(site, [...(bySite.get(site) ?? []), key]);
  }
  const dropped = [];
  for (let left = keys.length; left > MOST_ENTRIES; left--) {
    const most = [...bySite.values()].reduce((one, other) => (other.length > one.length ? other : one));
    dropped.push(/** @type {string} */ (most.shift()));
  }
  await chrome.storage.local.remove(dropped);
}

/** @param {any} raw @returns {Entry | null} */
function readEntry(raw) {
  if (raw?.version !== VERSION || !Number.isFinite(raw.at) || typeof raw.site !== 'string') {
    return null;
  }
  const ways = counts(raw.ways);
  return {
    at: raw.at,
    site: raw.site.slice(0, 253),
    ways: /** @type {Record<Way, number>} */ (
      Object.fromEntries(WAYS.map((way) => [way, ways[way] ?? 0]))
    ),
    files: counts(raw.files),
    removed: counts(raw.removed),
    sent: counts(raw.sent),
  };
}

/** @param {unknown} raw @returns {Counts} */
function counts(raw) {
  if (typeof raw !== 'object' || !raw) return {};
  const usable = Object.entries(raw).filter(
    ([kind, count]) => /^[a-z_]{1,40}$/.test(kind) && Number.isInteger(count) && count > 0,
  );
  return Object.fromEntries(usable.slice(0, MOST_KINDS));
}
