// Lets the toolbar show whether this page is guarded: the gate says so once by itself, and whenever
// the background script asks. Of a page in which nobody answers, the toolbar says that, too.

import { isGuarded } from './desk.js';

/** @typedef {{host: string, guarded: boolean, whole: boolean}} Presence `whole`: hooks.js is there */

/** @param {import('./channel.js').Channel} channel */
export function tellPresence(channel) {
  if (window !== window.top) return;
  /** @returns {Presence} */
  const presence = () => ({
    host: location.hostname,
    guarded: isGuarded(),
    whole: channel.reachable,
  });
  try {
    chrome.runtime.onMessage.addListener((message, sender, answer) => {
      if (sender.id === chrome.runtime.id && message?.type === 'who guards') answer(presence());
    });
  } catch {
    return; // The extension went away while the page was loading.
  }
  const hello = () => {
    try {
      chrome.runtime.sendMessage({ type: 'hello', ...presence() }).catch(() => {});
    } catch {
      // Gone since.
    }
  };
  // The page comes first; a page that is shown again from the cache says so again.
  document.addEventListener('DOMContentLoaded', hello, { once: true });
  window.addEventListener('pageshow', (event) => event.persisted && hello());
}
