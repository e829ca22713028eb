// Chrome forgets with each update the scripts that an extension registered while it ran. A page that
// opens before they are registered anew, as when a browser starts with its last session, has no gate
// and is loaded once more. A page that was there long before is not: the person may be writing in it.

import { patternOf } from '../shared/guarded.js';
import { stateOf } from '../shared/tab_state.js';

/** How much older than the scripts a page may be, in milliseconds. */
const EARLY = 10_000;

/** @param {string[]} hosts whose scripts were registered just now */
export async function loadEarlyPages(hosts) {
  if (hosts.length === 0) return;
  const now = Date.now();
  for (const { id = -1, url = '' } of await chrome.tabs.query({ url: hosts.map(patternOf) })) {
    if (now - (await beginningOf(id)) > EARLY) continue;
    if ((await stateOf(id, url, { atOnce: true })) !== 'unprotected') continue;
    await chrome.tabs.reload(id).catch(() => {}); // It may be closed.
  }
}

/** When a page began to load, in milliseconds since 1970. @param {number} tabId */
async function beginningOf(tabId) {
  const func = () => performance.timeOrigin;
  const asking = { target: { tabId }, func, injectImmediately: true };
  const [answer] = await chrome.scripting.executeScript(asking).catch(() => []);
  return answer?.result ?? 0;
}
