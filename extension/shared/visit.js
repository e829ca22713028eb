// Visits the gates of a tab: asks whether they are there, and leaves the texts that they need once the
// extension has gone from under the page. Whatever a gate would have to ask or tell by itself would cost
// each page some milliseconds while it loads.

import { PLAIN_TEXTS } from './plain_texts.js';

/** @typedef {import('../gate/isolated/presence.js').Presence} Presence */

/** Milliseconds: where a browser lets nobody in until the person allows it, no answer ever comes. */
const PATIENCE = { atOnce: 1_500, later: 60_000 };

/** Runs in the page, in the world of the gate. @param {Record<string, string>} texts */
function visit(texts) {
  const gate = /** @type {any} */ (globalThis).coatcheckGate;
  return gate ? gate.receive(texts) : null;
}

/**
 * @param {number} tabId
 * @param {{atOnce?: boolean}} [when] else as soon as the page has its document
 * @returns {Promise<Presence | null>} of the top frame; null if no gate answers, or the browser lets
 *   nobody in
 */
export async function visitGates(tabId, { atOnce = false } = {}) {
  const texts = Object.keys(PLAIN_TEXTS).map((key) => [key, chrome.i18n.getMessage(key)]);
  /** @type {[Record<string, string>]} */
  const args = [Object.fromEntries(texts)];
  const visiting = chrome.scripting
    .executeScript({ target: { tabId }, func: visit, args, injectImmediately: atOnce })
    .then(([top]) => top?.result ?? null);
  const nobody = new Promise((resolve) => {
    setTimeout(() => resolve(null), PATIENCE[atOnce ? 'atOnce' : 'later']);
  });
  const presence = await Promise.race([visiting, nobody]).catch(() => null);
  // The answer waits for no frame within the page, for one may take as long as it likes to load.
  if (presence && !atOnce) {
    const target = { tabId, allFrames: true };
    void chrome.scripting.executeScript({ target, func: visit, args }).catch(() => {});
  }
  return presence;
}
