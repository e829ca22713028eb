// A frame that is inserted with an address begins with an empty window, which the browser keeps for the
// document that comes (HTML, 7.4.5, "initial about:blank") and in which it starts no script of ours: a
// page could put its listeners there before the gate's, and take functions out of it that nobody watches.
// A frame without an address is another matter: there the browser starts the gate at once, and the
// document that comes later gets a window of its own. So each frame is inserted without its address and
// gets that in the same breath.

import { signal } from './channel.js';
import {
  addressOf, apply, attributeOf, connected, documentIn, elementsIn, insertBefore, listen, localNameOf,
  nextOf, parentOf, removeAttribute, removeNode, setAttribute, stop, unlisten, viewOf,
} from './natives.js';

/** Elements with a window of their own within. */
export const FRAMES = 'iframe,frame,object,embed';

/** What the address of a frame stands in. @type {any} */
const ADDRESS = { __proto__: null, iframe: 'src', frame: 'src', embed: 'src', object: 'data' };
/** What an `object` or an `embed` shows in a frame; empty: the browser finds out. */
const SHOWN_IN_FRAME = /^($|text\/html|application\/xhtml\+xml|image\/svg\+xml|(text|application)\/xml)/i;
const EMPTY = /^\s*(about:blank\s*)?$/i;
const { test } = RegExp.prototype;

/** Windows that were empty and guarded when the page could first get at them. @type {WeakSet<object>} */
const begun = new WeakSet();
const { has, add } = WeakSet.prototype;

/** @param {object | null | undefined} opened a window that begins empty */
export function noteBegun(opened) {
  if (opened) apply(add, begun, [opened]);
}

/** @param {string | undefined} name of an element */
export const isFrameName = (name) => name !== undefined && ADDRESS[name] !== undefined;

/** @param {Element} frame */
function hasAddress(frame) {
  const address = attributeOf(frame, ADDRESS[localNameOf(frame)]);
  return (address !== null && !apply(test, EMPTY, [address])) || attributeOf(frame, 'srcdoc') !== null;
}

/** Whether it is an `object` or `embed`, of which Chromium makes a frame when it lays it out. */
const isPlugIn = (/** @type {string} */ name) => name === 'object' || name === 'embed';

/**
 * Frames of a tree that is to be inserted: those that have an address.
 * @param {Node} node @returns {Element[]}
 */
export function framesToBegin(node) {
  /** @type {Element[]} */
  const found = [];
  if (isFrameName(localNameOf(node))) found[0] = /** @type {Element} */ (node);
  const inside = elementsIn(node, FRAMES);
  for (let i = 0; i < inside.length; i++) found[found.length] = inside[i];
  /** @type {Element[]} */
  const wanted = [];
  for (let i = 0; i < found.length; i++) {
    if (hasAddress(found[i]) && isShownInFrame(found[i])) wanted[wanted.length] = found[i];
  }
  return wanted;
}

/** @param {Element} frame */
function isShownInFrame(frame) {
  if (!isPlugIn(localNameOf(frame))) return true;
  return apply(test, SHOWN_IN_FRAME, [attributeOf(frame, 'type') ?? '']);
}

/**
 * Inserts frames without their addresses, which they get afterwards.
 * @param {Element[]} frames @param {() => any} insert
 */
export function beginEmpty(frames, insert) {
  const addresses = [];
  const texts = [];
  for (let i = 0; i < frames.length; i++) {
    const name = ADDRESS[localNameOf(frames[i])];
    addresses[i] = attributeOf(frames[i], name);
    if (addresses[i] !== null) removeAttribute(frames[i], name);
    // Pages may forbid their own scripts to write it (Trusted Types); the gate may.
    if (attributeOf(frames[i], 'srcdoc') !== null) signal('srcdoc out', frames[i]);
    // Of a realm whose gate is gone.
    texts[i] = attributeOf(frames[i], 'srcdoc');
    if (texts[i] !== null) removeAttribute(frames[i], 'srcdoc');
    // Of the empty document, while it is being inserted; nobody expects that.
    listen(frames[i], 'load', stop, true);
  }
  try {
    return insert();
  } finally {
    for (let i = 0; i < frames.length; i++) {
      const frame = frames[i];
      const inner = documentIn(frame);
      if (inner) noteBegun(viewOf(inner));
      unlisten(frame, 'load', stop, true);
      signal('srcdoc in', frame);
      if (texts[i] !== null) setAttribute(frame, 'srcdoc', texts[i]);
      const name = localNameOf(frame);
      // Meanwhile a script may have given it another one.
      if (addresses[i] === null || attributeOf(frame, ADDRESS[name]) !== null) continue;
      if (isPlugIn(name)) beginPlugIn(frame, ADDRESS[name]);
      setAttribute(frame, ADDRESS[name], addresses[i]);
    }
  }
}

/**
 * Has a frame made for an `object` or `embed` before it gets its address.
 * @param {Element} element @param {string} name of the attribute with the address
 */
function beginPlugIn(element, name) {
  const type = attributeOf(element, 'type');
  if (type === null) setAttribute(element, 'type', 'text/html');
  setAttribute(element, name, 'about:blank');
  documentIn(element); // Lays it out.
  if (type === null) removeAttribute(element, 'type');
}

/**
 * Begins a frame anew that is still at its first, empty window without the gate: the parser made it, or
 * it came within a shadow tree. What has been loaded had its gate before any script could reach it.
 * @param {Element} frame
 */
export function ensureBegun(frame) {
  const inner = connected(frame) ? documentIn(frame) : null;
  if (!inner || addressOf(inner) !== 'about:blank' || apply(has, begun, [viewOf(inner)])) return;
  if (!hasAddress(frame) || !isShownInFrame(frame)) return;
  const parent = parentOf(frame);
  const next = nextOf(frame);
  beginEmpty([frame], () => {
    removeNode(frame);
    insertBefore(parent, frame, next);
  });
}

/** The same for all frames that the page's parser has made. @param {Node} [root] */
export function ensureAllBegun(root = document) {
  const frames = elementsIn(root, FRAMES);
  for (let i = 0; i < frames.length; i++) ensureBegun(frames[i]);
}
