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
    const sites = stored?.version === VERSION ? stored.sites : null;
    const mode = sites && Object.hasOwn(sites, site) ? sites[site] : 'ask';
    return isMode(mode) ? mode : 'ask';
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
    const sites = { ...(stored?.version === VERSION ? stored.sites : {}), [site]: mode };
    if (mode === 'ask') delete sites[site];
    await chrome.storage.local.set({ [KEY]: { version: VERSION, sites } });
    return true;
  } catch {
    return false;
  }
}
