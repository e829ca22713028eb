// Answers whoever of the extension comes to see whether this page is guarded (shared/visit.js). A page
// that nobody visits pays for nothing: the gate itself asks and tells the browser nothing until a file
// is on its way.

import { isGuarded } from './guarded_page.js';
import { keepTexts } from './fallback_dialog.js';

/** By which a gate is found in the isolated world of a window. */
export const OWN_NAME = 'coatcheckGate';

/** @typedef {{host: string, guarded: boolean, whole: boolean}} Presence `whole`: hooks.js is there */

/** @param {import('./channel.js').Channel} channel */
export function receiveVisits(channel) {
  /**
   * @param {Record<string, string>} texts for when the extension has gone from under the page
   * @returns {Presence}
   */
  const receive = (texts) => {
    channel.say('gone', keepTexts(texts));
    return { host: location.hostname, guarded: isGuarded(), whole: channel.reachable };
  };
  // The isolated world is shared with no page and with no other extension.
  Reflect.set(globalThis, OWN_NAME, { receive });
}
