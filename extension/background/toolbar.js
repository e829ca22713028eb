// What the icon in the toolbar says of each tab: guarded, switched off, not guarded, or, where a gate
// ought to be and none answers, "not protected here". Grey unless a gate has said that it is there.

import { builtInPatterns, onAddedHosts } from '../shared/guarded.js';
import { onSettingsChange, readSettings } from '../shared/settings.js';
import { cleanedIn, stateOf } from '../shared/tab_state.js';
import { loadTexts } from '../shared/texts.js';

/** @typedef {import('../shared/tab_state.js').State} State */

const ALARM = '#97330f';
const CALM = '#0d5b51';
const ICONS = {
  on: { 16: '/icons/icon-16.png', 32: '/icons/icon-32.png' },
  off: { 16: '/icons/icon-off-16.png', 32: '/icons/icon-off-32.png' },
};
/** @type {Record<State, {icon: keyof typeof ICONS, badge: string}>} */
const LOOKS = {
  guarded: { icon: 'on', badge: '' },
  off: { icon: 'off', badge: '' },
  unprotected: { icon: 'off', badge: '!' },
  open: { icon: 'off', badge: '' },
};

export function keepToolbar() {
  const all = () => void showAll().catch(console.error);
  chrome.runtime.onInstalled.addListener(all);
  chrome.runtime.onStartup.addListener(all);
  chrome.permissions.onAdded.addListener(all);
  chrome.permissions.onRemoved.addListener(all);
  onSettingsChange(all);
  onAddedHosts(all);
  chrome.tabs.onUpdated.addListener((id, change, tab) => {
    if (change.status === 'loading') good.delete(id);
    // The address is only told for sites that may be guarded; an address alone, without a status, is
    // a page that goes from one of its parts to another.
    if (change.url || (change.status === 'complete' && !good.has(id))) show(tab);
  });
  chrome.runtime.onMessage.addListener((message, sender) => {
    if (isFrame(sender) && message?.type === 'cleaned silently') {
      void countCleaned(sender.tab?.id ?? -1, message.count).catch(console.error);
    }
  });
  chrome.tabs.onRemoved.addListener((id) => {
    looks.delete(id);
    good.delete(id);
  });
  chrome.tabs.onReplaced?.addListener((id) => chrome.tabs.get(id).then(show, () => {}));
}

/** Of each tab how often it was looked at: what was found first may be known last. */
const looks = /** @type {Map<number, number>} */ (new Map());

/** Tabs whose gate answered before the page was loaded to its end: one visit is enough. */
const good = /** @type {Set<number>} */ (new Set());

/** @param {number} tabId @param {Promise<State>} finding */
async function tell(tabId, finding) {
  const look = (looks.get(tabId) ?? 0) + 1;
  looks.set(tabId, look);
  const state = await finding;
  if (looks.get(tabId) !== look) return;
  if (state === 'guarded') good.add(tabId);
  else good.delete(tabId);
  await draw(tabId, state);
}

async function showAll() {
  await showDefault();
  // All at once: what is said last of a tab must have been found out last.
  await Promise.all((await chrome.tabs.query({})).map(show));
}

/** The extension's own frame, in some tab. @param {chrome.runtime.MessageSender} sender */
function isFrame(sender) {
  const own = chrome.runtime.getURL('frame/');
  return sender.id === chrome.runtime.id && (sender.url ?? '').startsWith(own);
}

/**
 * Notes on the icon that pictures were cleaned unasked. The number stands there alone, for this script
 * may sleep; a browser takes it away with the page.
 * @param {number} tabId @param {number} count
 */
async function countCleaned(tabId, count) {
  if (!Number.isSafeInteger(count) || count < 1) return;
  const all = (await cleanedIn(tabId)) + count;
  await chrome.action.setBadgeBackgroundColor({ tabId, color: CALM });
  await chrome.action.setBadgeText({ tabId, text: String(all) });
  await chrome.action.setTitle({ tabId, title: await say('site_title_cleaned', String(all)) });
}

/**
 * A text in the language that the person chose, or else the browser's.
 * @param {string} key @param {string[]} parts
 */
async function say(key, ...parts) {
  const { language } = await readSettings();
  const texts = language === 'auto' ? null : await loadTexts(language).catch(() => null);
  return (texts ?? chrome.i18n).getMessage(key, parts);
}

/** What is said wherever nothing else is: a browser may keep Coatcheck from all of its sites. */
async function showDefault() {
  const origins = chrome.runtime.getManifest().host_permissions ?? builtInPatterns();
  const permitted = await chrome.permissions.contains({ origins }).catch(() => true);
  const title = await say(permitted ? 'site_title_open' : 'site_title_withheld');
  await chrome.action.setTitle({ title });
  await chrome.action.setBadgeBackgroundColor({ color: ALARM });
  await chrome.action.setBadgeText({ text: permitted ? '' : '!' });
}

/** @param {chrome.tabs.Tab} tab */
async function show({ id, url, status }) {
  if (id === undefined || status === 'unloaded') return;
  // What is not told of is none of ours, and a browser begins anew with each page.
  if (url) await tell(id, stateOf(id, url));
}

/** @param {number} tabId @param {State} state */
async function draw(tabId, state) {
  const { icon, badge } = LOOKS[state];
  const cleaned = state === 'guarded' ? await cleanedIn(tabId) : 0;
  const title = cleaned
    ? await say('site_title_cleaned', String(cleaned))
    : await say(`site_title_${state}`);
  try {
    await Promise.all([
      chrome.action.setIcon({ tabId, path: ICONS[icon] }),
      chrome.action.setTitle({ tabId, title }),
      chrome.action.setBadgeBackgroundColor({ tabId, color: cleaned ? CALM : ALARM }),
      chrome.action.setBadgeText({ tabId, text: cleaned ? String(cleaned) : badge }),
    ]);
  } catch {
    // The tab was closed meanwhile.
  }
}
