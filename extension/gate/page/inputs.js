// Tells the gate of every file input that a script is about to open a picker with: of one that is in
// no document, no event reaches the window.

import { signal } from './channel.js';
import { guardWhenGateIsGone } from './last_guard.js';
import {
  apply, connected, defineProperty, documentOf, getOwnPropertyDescriptor, getPrototypeOf, inputType,
  intercept, typeOfEvent, viewOf,
} from './natives.js';
import { openWindow } from './opening.js';
import { writeInParts } from './writing.js';

/** @param {any} node */
function announce(node) {
  // The click of a label, or of anything within one, goes on to its input.
  if (inputType(node) === 'file' || connected(node) === false) signal('arm', node);
}

/** @typedef {'HTMLElement' | 'HTMLInputElement' | 'EventTarget' | 'HTMLFormElement'} Owner */

/**
 * Does to a node what is announced, by the function of the node's own window: a page may keep one out of
 * a frame that is gone, and with it the gate that would be told.
 * @param {Owner} owner @param {string} name @param {any} node @param {any[]} args @param {() => any} act
 */
function inItsWindow(owner, name, node, args, act) {
  const its = documentOf(node);
  const view = its && its !== document ? viewOf(its) : null;
  return view && view !== window
    ? apply(/** @type {any} */ (view)[owner].prototype[name], node, args)
    : act();
}

export function announcePickers() {
  /** @type {(owner: Owner, name: string) => import('./natives.js').Instead} */
  const announced = (owner, name) => (native, self, args) =>
    inItsWindow(owner, name, self, args, () => {
      announce(self);
      return apply(native, self, args);
    });
  intercept(HTMLElement.prototype, 'click', announced('HTMLElement', 'click'));
  intercept(HTMLInputElement.prototype, 'showPicker', announced('HTMLInputElement', 'showPicker'));
  const dispatching = announced('EventTarget', 'dispatchEvent');
  intercept(EventTarget.prototype, 'dispatchEvent', (native, self, args) =>
    typeOfEvent(args[0]) === 'click' ? dispatching(native, self, args) : apply(native, self, args),
  );
  // Submits without an event.
  intercept(HTMLFormElement.prototype, 'submit', (native, self, args) =>
    inItsWindow('HTMLFormElement', 'submit', self, args, () =>
      signal('submit', self) ? apply(native, self, args) : undefined,
    ),
  );
}

let emptyingAnnounced = false;

/**
 * From the first file on that a page was given: whether it empties an input, so that what the input
 * held before is not put back.
 */
export function announceEmptying() {
  if (emptyingAnnounced) return;
  emptyingAnnounced = true;
  const found = getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  if (!found?.set) return;
  const set = new Proxy(found.set, {
    apply(native, self, args) {
      const result = apply(native, self, args);
      if (inputType(self) === 'file') signal('emptied', self);
      return result;
    },
  });
  defineProperty(HTMLInputElement.prototype, 'value', { ...found, set });
}

/** `document.open()` takes away the gate's listeners, and writing may open. */
export function announceReopening() {
  for (const name of ['open', 'write', 'writeln']) {
    intercept(Document.prototype, name, (native, self, args) => {
      // Another document has hooks of its own, in the function that it calls by this name.
      if (self !== document) return apply(self ? getPrototypeOf(self)[name] : native, self, args);
      if (name === 'open' && args.length > 2) return openWindow(window, args);
      const result = name === 'open' ? apply(native, self, args) : writeInParts(native, args);
      guardWhenGateIsGone();
      signal('reopened');
      return result;
    });
  }
}
