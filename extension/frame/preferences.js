// What a person wants done from now on, site by site: kept in `storage.local` in a versioned form,
// `{version: 1, sites: {host: 'ask' | 'clean' | 'tell'}}`. What cannot be read means "ask".

const KEY = 'preferences';
const VERSION = 1;

/** @typedef {'ask' | 'clean' | 'tell'} Mode */

/** @type {readonly Mode[]} */
const MODES = ['ask', 'clean', 'tell'];

/** @param {unknown} mode @returns {mode is Mode} */
export function isMode(mode) {
  return MODES.some((known) => known === mode);
}

/**
 * @param {string} site a host name
 * @returns {Promise<Mode>}
 */
export async function modeOf(site) {
  try {
    const { [KEY]: stored } = await chrome.storage.local.get(KEY);
    return knownSites(stored).get(site) ?? 'ask';
  } catch {
    return 'ask';
  }
}

/**
 * Remembers a mode. What a later version of Cloakroom wrote is left alone.
 * @param {string} site
 * @param {Mode} mode
 * @returns {Promise<boolean>} whether it was kept
 */
export async function rememberMode(site, mode) {
  try {
    const { [KEY]: stored } = await chrome.storage.local.get(KEY);
    if (stored?.version > VERSION) return false;
    const sites = knownSites(stored).set(site, mode);
    if (mode === 'ask') sites.delete(site);
    await chrome.storage.local.set({
      [KEY]: { version: VERSION, sites: Object.fromEntries(sites) },
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * What can be read of the stored form; the rest is as if it were not there.
 * @param {any} stored
 * @returns {Map<string, Mode>}
 */
function knownSites(stored) {
  const sites = stored?.version === VERSION ? stored.sites : null;
  if (typeof sites !== 'object' || !sites || Array.isArray(sites)) return new Map();
  return new Map(
    Object.entries(sites).flatMap(([site, mode]) => (isMode(mode) ? [[site, mode]] : [])),
  );
}
