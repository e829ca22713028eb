// Whether the page in a tab is guarded: its gate is visited, and where none answers, its address tells
// whether one ought to be there.

import { isPermitted, mustBeGuarded } from './guarded.js';
import { settingsFor } from './settings.js';
import { visitGates } from './visit.js';

/** @typedef {'guarded' | 'off' | 'unprotected' | 'open'} State `open`: nobody guards it, nor should */

/**
 * @param {number} id of a tab
 * @param {string} address of what it shows
 * @param {{atOnce?: boolean}} [when] else as soon as the page has its document
 * @returns {Promise<State>}
 */
export async function stateOf(id, address, when) {
  // Nothing is run in a page that is none of ours, though an open popup would let it.
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !(await mustBeGuarded(url))) return 'open';
  // Of a host that the browser withholds, a visit waits until the person changes that.
  if (!(await isPermitted([`${url.protocol}//${url.hostname}/*`]))) return 'unprotected';
  const presence = await visitGates(id, when);
  if (!presence?.whole) return 'unprotected';
  if (!presence.guarded) return 'open';
  return (await settingsFor(presence.host)).off ? 'off' : 'guarded';
}

/**
 * How many pictures were cleaned unasked since the page in a tab was loaded: what its icon says.
 * @param {number} tabId
 */
export async function cleanedIn(tabId) {
  const text = await chrome.action.getBadgeText({ tabId }).catch(() => '');
  return /^\d+$/.test(text) ? Number(text) : 0;
}
