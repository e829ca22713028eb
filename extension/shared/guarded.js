// Which pages are to be guarded: those of the manifest, which the build made of sites.json, and those
// that a person added. For the background script and the extension's own pages.

import { isChat, siteOf, takes, takesHost } from './site_list.js';

/** @typedef {import('./site_list.js').Site} Site */

const KEY = 'addedSites';
const VERSION = 1;

/** The patterns of the content scripts that the manifest names. @returns {string[]} */
export function builtInPatterns() {
  const { content_scripts: scripts = [] } = chrome.runtime.getManifest();
  return [...new Set(scripts.flatMap(({ matches = [] }) => matches))];
}

/** @param {string} host */
export function isBuiltIn(host) {
  return builtInPatterns().some((pattern) => takesHost(pattern, host));
}

/** @type {Promise<Site[]> | undefined} */
let fetched;

/** What sites.json lists. @returns {Promise<Site[]>} */
export function knownSites() {
  fetched ??= fetch(chrome.runtime.getURL('data/sites.json'))
    .then((answer) => answer.json())
    .then(({ sites }) => sites);
  return fetched;
}

/**
 * The hosts that a person added. What cannot be read is an empty list: who reads it to guard pages
 * looks at the permissions, too (background/added_sites.js).
 * @returns {Promise<string[]>}
 */
export async function addedHosts() {
  /** @type {any} */
  const { [KEY]: stored } = await chrome.storage.local.get(KEY).catch(() => ({}));
  if (stored?.version !== VERSION || !Array.isArray(stored.hosts)) return [];
  return stored.hosts.filter((/** @type {unknown} */ host) => typeof host === 'string' && host);
}

/** @param {string[]} hosts */
export async function storeAddedHosts(hosts) {
  await chrome.storage.local.set({ [KEY]: { version: VERSION, hosts } });
}

/** Calls the listener after each change of the list. @param {() => void} listener */
export function onAddedHosts(listener) {
  chrome.storage.onChanged.addListener((changes) => {
    if (Object.hasOwn(changes, KEY)) listener();
  });
}

/** The pattern for one host alone, on whatever port, by http and https. @param {string} host */
export function patternOf(host) {
  return `*://${host}/*`;
}

/**
 * What the browser has to permit for a host to be guarded: the manifest's own patterns where it has some,
 * for a browser is asked for no more than that.
 * @param {string} host
 */
export function originsFor(host) {
  const found = builtInPatterns().filter((pattern) => takesHost(pattern, host));
  if (!found.length) return [patternOf(host)];
  return [...new Set(found.map((pattern) => pattern.replace(/^([^:]+:\/\/[^/]+)\/.*$/, '$1/*')))];
}

/** Whether pictures are checked at a host, or on a part of it. @param {string} host */
export async function isGuarded(host) {
  const listed = isBuiltIn(host) || (await addedHosts()).includes(host);
  return listed && isPermitted(originsFor(host));
}

/** Whether the browser lets the extension in at all of these. @param {string[]} origins */
export async function isPermitted(origins) {
  try {
    return await chrome.permissions.contains({ origins });
  } catch {
    return false; // No patterns at all, as where a stored list is not to be trusted.
  }
}

/**
 * Whether the gate ought to be at work at an address.
 * @param {URL} url
 */
export async function mustBeGuarded(url) {
  if (!/^https?:$/.test(url.protocol)) return false;
  if (builtInPatterns().some((pattern) => takes(pattern, url))) {
    return isChat(siteOf(await knownSites(), url.hostname), url.pathname);
  }
  return (await addedHosts()).includes(url.hostname);
}
