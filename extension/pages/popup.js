// What the popup of the toolbar knows and can do: finds out about the page in front, and asks the
// browser. The page itself is pysrc/ui/popup/page.py, which sees what stands in `coatcheckPopup`.

import {
  addedHosts, isBuiltIn, isPermitted, knownSites, onAddedHosts, originsFor, patternOf,
} from '../shared/guarded.js';
import { entriesFor, onRecordChange } from '../shared/record.js';
import { changeSettings, onSettingsChange, settingsFor } from '../shared/settings.js';
import { isMode } from '../shared/settings_form.js';
import { isChat, siteOf } from '../shared/site_list.js';
import { cleanedIn, stateOf } from '../shared/tab_state.js';

const MOST_ENTRIES = 3;
const SETTLED = 400;

/**
 * @typedef {import('../shared/tab_state.js').State | 'withheld' | 'elsewhere' | 'impossible'} Kind
 *   `withheld`: the browser keeps Coatcheck from a site that it lists; `elsewhere`: other pages of
 *   this site are guarded
 * @typedef {{
 *   kind: Kind, host: string, name: string, provider: string, added: boolean, off: boolean,
 *   mode: string, cleaned: number, saved: boolean, locked: boolean, entries: {at: number, ways: [string, number][]}[], withheld: boolean,
 *   trouble: string,
 * }} PopupState
 */

/** @type {PopupState} */
const NOTHING = {
  kind: 'impossible', host: '', name: '', provider: '', added: false, off: false, locked: false,
  mode: 'ask', cleaned: 0, saved: false, entries: [], withheld: false, trouble: '',
};

/** @type {((state: PopupState) => void) | undefined} */
let listener;
/** @type {PopupState} */
let state = NOTHING;
/** What became of the last thing done here: it is said until the next. */
let outcome = { trouble: '', saved: false };
/** How often the state was looked up: of two lookups at once the later one counts. */
let looks = 0;
let tabId = -1;
/** What this page's site needs of the browser. @type {string[]} */
let origins = [];

/** The tab in front, or the one that the address names: a popup may be opened as a page. */
async function currentTab() {
  const named = new URLSearchParams(location.search).get('tab');
  if (named) return chrome.tabs.get(Number(named));
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** Looks again after something was done. @param {string} [trouble] @param {{saved?: boolean}} [done] */
function look(trouble = '', { saved = false } = {}) {
  outcome = { trouble, saved };
  return refresh();
}

/** Looks again after something changed: what is said of the last thing done here stays. */
async function refresh() {
  looks += 1;
  const thisLook = looks;
  const tab = await currentTab().catch(() => undefined);
  const withheld = !(await isPermitted(allOrigins()));
  const found = await about(tab);
  if (thisLook !== looks) return;
  tabId = tab?.id ?? -1;
  state = { ...NOTHING, withheld, ...found, ...outcome };
  listener?.(state);
}

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @returns {Promise<Partial<PopupState>>}
 */
async function about(tab) {
  if (!tab?.url || !URL.canParse(tab.url)) return {};
  const url = new URL(tab.url);
  if (!/^https?:$/.test(url.protocol)) return {};
  const host = url.hostname;
  const site = siteOf(await knownSites(), host);
  const [{ mode, off, locked }, entries, hosts, cleaned] = await Promise.all([
    settingsFor(host), entriesFor(host), addedHosts(), cleanedIn(tab.id ?? -1),
  ]);
  return {
    kind: await kindOf(tab, url, site),
    host,
    name: site?.name ?? '',
    provider: site?.provider ?? '',
    added: hosts.includes(host),
    mode,
    cleaned,
    off,
    locked,
    entries: entries.slice(-MOST_ENTRIES).reverse().map(({ at, ways }) => ({
      at,
      ways: Object.entries(ways).filter(([, count]) => count > 0),
    })),
  };
}

/**
 * @param {chrome.tabs.Tab} tab @param {URL} url
 * @param {import('../shared/site_list.js').Site | undefined} site
 * @returns {Promise<Kind>}
 */
async function kindOf(tab, url, site) {
  if (site && !isChat(site, url.pathname)) return 'elsewhere';
  const found = await stateOf(tab.id ?? -1, url.href, { atOnce: true });
  if (found !== 'unprotected' || !isBuiltIn(url.hostname)) return found;
  origins = originsFor(url.hostname);
  return (await isPermitted(origins)) ? 'unprotected' : 'withheld';
}

/** @returns {string[]} */
function allOrigins() {
  return chrome.runtime.getManifest().host_permissions ?? [];
}

/**
 * Asks the browser, which then asks the person. It may close the popup over its question: the
 * background script hears of the answer by itself.
 * @param {string[]} wanted origins
 */
async function request(wanted) {
  try {
    return await chrome.permissions.request({ origins: wanted });
  } catch (error) {
    console.error(error);
    return false;
  }
}

/**
 * Has the background script do something, and says whether it was done.
 * @param {import('../shared/messages.js').AddSite | import('../shared/messages.js').RemoveSite} message
 */
function ask(message) {
  return chrome.runtime.sendMessage(message).catch(() => false);
}

/** Each is called by a person's press, as a browser demands of what asks for permissions. */
const actions = {
  async guard() {
    const { host } = state;
    if (!(await request([patternOf(host)]))) return look('refused');
    const done = await ask({ type: 'add site', host });
    await look(done ? '' : 'failed');
  },
  async allow() {
    await look((await request(origins)) ? '' : 'refused');
  },
  async allowAll() {
    await look((await request(allOrigins())) ? '' : 'refused');
  },
  async remove() {
    const { host } = state;
    const done = await ask({ type: 'remove site', host });
    await look(done ? '' : 'failed');
  },
  async reload() {
    await chrome.tabs.reload(tabId);
    window.close();
  },
  async toggle() {
    const { host, off } = state;
    const { ok } = await changeSettings({ sites: { [host]: { off: !off } } });
    await look(ok ? '' : 'failed');
  },
  /** @param {string} mode */
  async mode(mode) {
    if (!isMode(mode)) return;
    const { ok } = await changeSettings({ sites: { [state.host]: { mode } } });
    await look(ok ? '' : 'failed', { saved: ok });
  },
  async guide() {
    const part = state.provider && state.provider !== 'unknown' ? `#${state.provider}` : '';
    await chrome.tabs.create({ url: chrome.runtime.getURL(`pages/guide.html${part}`) });
    window.close();
  },
  async settings() {
    await chrome.runtime.openOptionsPage();
    window.close();
  },
};

/** @type {any} */ (globalThis).coatcheckPopup = Object.freeze({
  /** Calls the listener after every change. @param {(state: PopupState) => void} to */
  subscribe(to) {
    listener = to;
    if (state !== NOTHING) to(state);
  },
  /** @param {string} name @param {Event} event @param {string} [value] what was chosen */
  act(name, event, value = '') {
    if (!event.isTrusted || !Object.hasOwn(actions, name)) return;
    const act = actions[/** @type {keyof typeof actions} */ (name)];
    act(value).catch((error) => {
      console.error(error);
      return look('failed');
    });
  },
});

const again = () => void refresh();
onSettingsChange(again);
onAddedHosts(again);
onRecordChange(again);
chrome.permissions.onAdded.addListener(again);
chrome.permissions.onRemoved.addListener(again);
chrome.tabs.onUpdated.addListener((id, { status }) => {
  if (id === tabId && status === 'complete') setTimeout(again, SETTLED);
});
await look();
