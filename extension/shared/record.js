// The record: what became of pictures that were held, on this device alone. An entry says when and
// where, how many pictures went which way, and which kinds of data were removed or sent, in numbers.
// No picture, no file name and no value is ever in it. See docs/protocol.md.

import { readSettings } from './settings.js';

/** Each entry under a key of its own, so that two tabs at once take nothing from each other. */
const PREFIX = 'record.';
const VERSION = 1;
/** So many entries are kept; older ones go. */
export const MOST_ENTRIES = 2_000;
const MOST_KINDS = 40;

/** What can become of a picture. */
export const WAYS = /** @type {const} */ (['cleaned', 'redacted', 'original', 'withheld', 'nothing']);

/** @typedef {typeof WAYS[number]} Way */
/** @typedef {Record<string, number>} Counts */
/**
 * Pictures by what became of them (`nothing`: sent, and there was nothing to remove), and of the
 * kinds of data in them, in how many pictures they were removed and in how many they were sent.
 * @typedef {{ways: Record<Way, number>, removed: Counts, sent: Counts}} Outcome
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
    const key = `${PREFIX}${at}.${crypto.randomUUID().slice(0, 8)}`;
    await chrome.storage.local.set({ [key]: { version: VERSION, at, site, ...outcome } });
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

async function dropOldest() {
  const keys = Object.keys(await stored());
  if (keys.length <= MOST_ENTRIES) return;
  const time = (/** @type {string} */ key) => Number(key.split('.')[1]) || 0;
  keys.sort((one, other) => time(one) - time(other));
  await chrome.storage.local.remove(keys.slice(0, keys.length - MOST_ENTRIES));
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
