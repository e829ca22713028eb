// What the options page may do, for its Python: plain words and truth values in, plain records out.

import { fromText, LARGEST, toText } from '../shared/settings_file.js';
import { isGuarded, onAddedHosts, originsFor } from '../shared/guarded.js';
import { hostOf } from '../shared/settings_form.js';
import {
  changeSettings,
  onSettingsChange,
  readWhole,
  replaceSettings,
  resetSettings,
} from '../shared/settings.js';

const FILE_NAME = 'coatcheck-settings.json';

/** What the page shows: see `ui.options.state`. */
async function read() {
  const { settings, locks, troubles } = await readWhole();
  const { sites, ...rest } = settings;
  const list = await Promise.all(
    Object.entries(sites).map(async ([host, { mode = '', off = false }]) => ({
      host,
      value: off ? 'off' : mode,
      guarded: await isGuarded(host),
    })),
  );
  list.sort((one, other) => (one.host < other.host ? -1 : 1));
  return { settings: rest, sites: list, locks, troubles, language: rest.language };
}

/**
 * @param {string} path such as `mode` or `keep.date`
 * @param {string | boolean} value
 */
function change(path, value) {
  const [name, inner] = path.split('.');
  return changeSettings({ [name]: inner ? { [inner]: value } : value });
}

/**
 * @param {string} host @param {string} value a mode, `off`, or nothing, which takes the site away
 */
function changeSite(host, value) {
  const site = value === 'off' ? { off: true } : { mode: value, off: false };
  return changeSettings({ sites: { [host]: value ? site : null } });
}

/**
 * Asks the browser for a host, and has it guarded. To be called by a person's press.
 * @param {string} host
 */
async function guard(host) {
  const origins = originsFor(host);
  if (!(await chrome.permissions.request({ origins }).catch(() => false))) return { ok: false };
  const ok = await ask({ type: 'add site', host });
  return { ok: Boolean(ok) };
}

/**
 * Has the background script do something, and says whether it was done.
 * @param {import('../shared/messages.js').AddSite} message
 */
function ask(message) {
  return chrome.runtime.sendMessage(message).catch(() => false);
}

/** Calls the listener after each change of the settings, or of what is guarded. @param {() => void} to */
function listen(to) {
  onSettingsChange(to);
  onAddedHosts(to);
  chrome.permissions.onAdded.addListener(to);
  chrome.permissions.onRemoved.addListener(to);
}

/** The hosts that are guarded, for an input to propose. */
function hosts() {
  const matches = (chrome.runtime.getManifest().content_scripts ?? []).flatMap((entry) => entry.matches ?? []);
  const named = matches.map((pattern) => /^[^:]+:\/\/([^/*]+)\//.exec(pattern)?.[1] ?? '');
  return [...new Set(named.filter(Boolean))].sort();
}

async function exportFile() {
  const { own } = await readWhole();
  const url = URL.createObjectURL(new Blob([toText(own)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = FILE_NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** @param {File} file @returns {Promise<{ok: boolean, wrong?: string, reason?: string, details?: object[]}>} */
async function importFile(file) {
  if (file.size > LARGEST) return { ok: false, wrong: 'large', details: [] };
  let text;
  try {
    text = await file.text();
  } catch {
    return { ok: false, wrong: 'unreadable', details: [] };
  }
  const found = fromText(text);
  return found.ok ? replaceSettings(found.settings) : found;
}

// Frozen: nothing else on the page is to put something of its own in the place of these.
/** @type {any} */ (globalThis).coatcheckOptions = Object.freeze({
  read,
  change,
  changeSite,
  hostOf: (/** @type {string} */ text) => hostOf(text) ?? '',
  hosts,
  exportFile,
  importFile,
  reset: resetSettings,
  guard,
  listen,
});
