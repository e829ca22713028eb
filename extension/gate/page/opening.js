// Windows that a page opens: they begin empty, as frames do (first_windows.js), and then get their address.

import { signal } from './channel.js';
import { noteBegun } from './first_windows.js';
import { apply, getOwnPropertyDescriptor, intercept } from './natives.js';

const { URL, String, open: native } = window;
const { test } = RegExp.prototype;
/** @type {any} */
const frameOf = getOwnPropertyDescriptor(window, 'frameElement')?.get;
const WITHOUT_OPENER = /\b(noopener|noreferrer)\b/i;
const OWN = /^_(self|parent|top)$/i;
/** @param {RegExp} pattern @param {string} text */
const matches = (pattern, text) => apply(test, pattern, [text]);

/**
 * What `window.open` does.
 * @param {any} self @param {any[]} args
 */
export function openWindow(self, [url = '', target = '_blank', features = '']) {
  const wanted = String(url);
  const name = String(target);
  const how = String(features);
  if (!wanted || matches(WITHOUT_OPENER, how) || matches(OWN, name) || !isAddress(wanted)) {
    return guarded(apply(native, self, [wanted, name, how]));
  }
  const opened = guarded(apply(native, self, ['', name, how]));
  if (opened) opened.location = new URL(wanted, document.baseURI).href;
  return opened;
}

/**
 * A link may have opened a window of this name, which is still at its first document without the gate:
 * the page does not get it, as if it had been blocked.
 * @param {Window | null} opened
 */
function guarded(opened) {
  let inner;
  try {
    inner = opened?.document;
  } catch {
    return opened; // Of another site.
  }
  // The name may be a frame's that the page has put into a shadow tree. Begun anew as the page goes in by
  // the element, by the hooks of the element's own window, it has another window.
  const frame = inner ? apply(frameOf, opened, []) : null;
  const its = frame ? frame.contentWindow : opened;
  if (inner && !signal('opened', its ? its.document : inner)) return null;
  if (!frame) noteBegun(opened);
  return its;
}

export function watchOpening() {
  intercept(window, 'open', (_native, self, args) => openWindow(self, args));
}

/** @param {string} text */
function isAddress(text) {
  try {
    return Boolean(new URL(text, document.baseURI));
  } catch {
    return false;
  }
}
