// Whether the page in a tab is guarded: its gate is asked, and where none answers, its address tells
// whether one ought to be there.

import { mustBeGuarded } from './guarded.js';
import { settingsFor } from './settings.js';

/** @typedef {'guarded' | 'off' | 'unprotected' | 'open'} State `open`: nobody guards it, nor should */

/**
 * @param {number} id of a tab
 * @param {string} address of what it shows
 * @returns {Promise<State>}
 */
export async function stateOf(id, address) {
  const presence = await chrome.tabs
    .sendMessage(id, { type: 'who guards' }, { frameId: 0 })
    .catch(() => null);
  if (presence) return ofGate(presence);
  const guarded = URL.canParse(address) && (await mustBeGuarded(new URL(address)));
  return guarded ? 'unprotected' : 'open';
}

/**
 * @param {import('../gate/isolated/presence.js').Presence} presence
 * @returns {Promise<State>}
 */
export async function ofGate({ host, guarded, whole }) {
  if (!guarded) return 'open';
  if (!whole) return 'unprotected';
  return (await settingsFor(host)).off ? 'off' : 'guarded';
}
