// What the gate does for the hooks when a frame or a window begins; see page/first_windows.js.

import { OWN_NAME } from './presence.js';

/** What frames are to show, while they are being inserted. @type {WeakMap<Element, string>} */
const texts = new WeakMap();

/** @param {any} frame */
export function hideSrcdoc(frame) {
  texts.set(frame, frame.getAttribute('srcdoc') ?? '');
  frame.removeAttribute('srcdoc');
}

/** Pages may forbid their own scripts to write it (Trusted Types). @param {any} frame */
export function showSrcdoc(frame) {
  const text = texts.get(frame);
  texts.delete(frame);
  // Meanwhile a script of the page may have given it another one.
  if (text !== undefined && !frame.hasAttribute('srcdoc')) frame.setAttribute('srcdoc', text);
}

const IN_FIREFOX = 'openOrClosedShadowRoot' in Element.prototype;

/**
 * Whether the gate is in the window of a document. Chromium lets the isolated worlds of one site see each
 * other; Firefox does not, and starts the gate at once in every window that is opened.
 * @param {any} document
 */
export function isGated(document) {
  const view = document.defaultView;
  return IN_FIREFOX || !view || Reflect.has(view, OWN_NAME);
}
