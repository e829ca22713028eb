// Hides what a page has in the top layer while a question stands there: a popover of the page's that lies
// over the question would be drawn above it, and in Firefox nothing tells of one in a closed shadow tree.
//
// A style of the user's own, marked important, goes before all styles of a page, in every tree of the
// document (CSS Cascading and Inheritance, 6.1; CSS Scoping, 3.3). Only a running transition would go
// before it, so there is none. The question itself carries a token that no page can see.

import { SerialQueue } from '../shared/serial.js';

const TOKEN = /^[0-9a-f]{32}$/;

/** @param {string} token */
function styleFor(token) {
  const others = `:not([data-question="${token}"])`;
  const hidden = '{ opacity: 0 !important; transition: none !important; }';
  // Each by itself: a browser drops a rule with a selector that it does not know.
  return [
    `:popover-open${others} ${hidden}`,
    `:modal${others} ${hidden}`,
    `:fullscreen:not(:root, iframe) ${hidden}`,
    `::backdrop ${hidden}`,
    `::picker(select) ${hidden}`,
    // A view transition is drawn above the top layer, and takes what it shows out of its place.
    ':root { view-transition-name: none !important; }',
    '::view-transition { display: none !important; }',
  ].join('\n');
}

/** One change after the other: what is taken away must have been there. */
const changes = new SerialQueue();

export function hideTopLayers() {
  chrome.runtime.onMessage.addListener((message, sender) => {
    if (sender.id !== chrome.runtime.id || message?.type !== 'question') return;
    const { token, frame, stands } = message;
    const tabId = sender.tab?.id;
    if (tabId === undefined || typeof token !== 'string' || !TOKEN.test(token)) return;
    const frameIds = [Number.isInteger(frame) ? frame : sender.frameId];
    const origin = /** @type {const} */ ('USER');
    const style = { target: { tabId, frameIds }, css: styleFor(token), origin };
    const change = () => (stands ? chrome.scripting.insertCSS(style) : chrome.scripting.removeCSS(style));
    // The page may be gone by then.
    changes.run(change).catch(() => {});
  });
}
