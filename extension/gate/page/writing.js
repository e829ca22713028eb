// HTML with frames in it, that a page has parsed: into an element, or on into the document.

import { ensureAllBegun } from './first_windows.js';
import { insert } from './inserting.js';
import {
  apply, connected, getOwnPropertyDescriptor, intercept, interceptProperty, listen, localNameOf, parentOf,
} from './natives.js';

const FRAME_TAG = /<(?:iframe|frame|object|embed)\b/i;
const BEGINS_FRAME = /^<(?:iframe|frame|object|embed)\b/i;
const { String, MutationObserver } = window;
const { test } = RegExp.prototype;
const { indexOf, lastIndexOf, slice, toLowerCase } = String.prototype;
const trusted = window.TrustedHTML?.prototype.toString;
const { createElementNS, createDocumentFragment } = Document.prototype;
const { appendChild } = Node.prototype;
const { before, after, prepend, append, replaceWith, replaceChildren } = Element.prototype;
/** @type {any} */
const firstOf = getOwnPropertyDescriptor(Node.prototype, 'firstChild')?.get;
/** @type {any} */
const namespaceOf = getOwnPropertyDescriptor(Element.prototype, 'namespaceURI')?.get;
/** @type {any} */
const setInner = getOwnPropertyDescriptor(Element.prototype, 'innerHTML')?.set;
/** @param {RegExp} pattern @param {string} text */
const matches = (pattern, text) => apply(test, pattern, [text]);

/** What is parsed, read once: [what a function of the browser's is given, its text]. @param {any} html */
function readOnce(html) {
  try {
    if (trusted) return [html, apply(trusted, html, [])];
  } catch {
    // Not made by a policy of the page's.
  }
  const text = html === null ? '' : String(html);
  return [text, text];
}

/**
 * Parses within an element of the same kind that is in no document.
 * @param {Element} context @param {(inert: Element) => void} parse
 */
function parsed(context, parse) {
  const name = localNameOf(context);
  const plain = apply(indexOf, name, ['-']) < 0 ? name : 'div';
  const inert = apply(createElementNS, document, [apply(namespaceOf, context, []), plain]);
  parse(inert);
  const fragment = apply(createDocumentFragment, document, []);
  for (let child; (child = apply(firstOf, inert, [])); ) apply(appendChild, fragment, [child]);
  return fragment;
}

/** Whether HTML for an element makes frames at once. @param {any} element @param {string} text */
function makesFrames(element, text) {
  if (!matches(FRAME_TAG, text) || connected(element) !== true) return false;
  return localNameOf(element) !== 'template';
}

export function watchMarkup() {
  /** @type {import('./natives.js').Instead} */
  const into = (native, self, args) => {
    const [html, text] = readOnce(args[0]);
    const rest = [html, args[1]];
    if (!makesFrames(self, text)) return apply(native, self, rest);
    const fragment = parsed(self, (inert) => apply(native, inert, rest));
    insert(replaceChildren, self, [fragment]);
    return undefined;
  };
  interceptProperty(Element.prototype, 'innerHTML', 'set', into);
  intercept(Element.prototype, 'setHTMLUnsafe', into);
  interceptProperty(Element.prototype, 'outerHTML', 'set', (native, self, args) => {
    const [html, text] = readOnce(args[0]);
    const parent = /** @type {any} */ (makesFrames(self, text) ? parentOf(self) : null);
    if (!localNameOf(parent)) return apply(native, self, [html]);
    const fragment = parsed(parent, (inert) => apply(setInner, inert, [html]));
    return insert(replaceWith, self, [fragment]);
  });
  /** @type {Record<string, any>} */
  const by = /** @type {any} */ ({ __proto__: null, beforebegin: before, afterbegin: prepend, beforeend: append, afterend: after });
  intercept(Element.prototype, 'insertAdjacentHTML', (native, self, args) => {
    const position = String(args[0]);
    const [html, text] = readOnce(args[1]);
    const method = by[apply(toLowerCase, position, [])];
    const context = method === before || method === after ? parentOf(self) : self;
    if (!method || !makesFrames(self, text) || !localNameOf(context)) {
      return apply(native, self, [position, html]);
    }
    const fragment = parsed(context, (inert) => apply(setInner, inert, [html]));
    insert(method, self, [fragment]);
    return undefined;
  });
}

/** Whether what was written last ended within a tag. */
let withinTag = false;

/**
 * Writes into the document. A script in what is written runs at once, so that after each frame there is
 * a look at it before anything else.
 * @param {Function} write of the browser's @param {any[]} args
 */
export function writeInParts(write, args) {
  let whole = '';
  for (let i = 0; i < args.length; i++) whole += args.length === 1 ? readOnce(args[0])[1] : String(args[i]);
  const carried = withinTag;
  withinTag = apply(lastIndexOf, whole, ['<']) > apply(lastIndexOf, whole, ['>']);
  if (!carried && !matches(FRAME_TAG, whole)) return apply(write, document, args);
  let result;
  let start = 0;
  do {
    const next = apply(indexOf, whole, ['<', start + 1]);
    const end = next < 0 ? whole.length : next;
    const part = apply(slice, whole, [start, end]);
    try {
      result = apply(write, document, [part]);
    } catch (error) {
      // The page may write nothing but what its own policy made (Trusted Types).
      if (start > 0 || args.length !== 1 || typeof args[0] === 'string') throw error;
      result = apply(write, document, args);
      ensureAllBegun();
      return result;
    }
    if ((carried && start === 0) || matches(BEGINS_FRAME, part)) ensureAllBegun();
    start = end;
  } while (start < whole.length);
  return result;
}

/** Frames of the document as it comes from the network. A script in it waits for what observers do. */
export function watchParser() {
  if (document.readyState !== 'loading') return;
  const observer = new MutationObserver(() => window.length > 0 && ensureAllBegun());
  observer.observe(document, { childList: true, subtree: true });
  listen(document, 'DOMContentLoaded', (event) => event.isTrusted && observer.disconnect(), true);
}
