// Tells the gate of every file input that a script is about to open a picker with: of one that is in
// no document, no event reaches the window.

import { signal } from './channel.js';
import { guardWhenGateIsGone } from './last_guard.js';
import {
  apply, connected, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, inputType, intercept,
  typeOfEvent,
} from './natives.js';

/** @param {any} node */
function announce(node) {
  // The click of a label, or of anything within one, goes on to its input.
  if (inputType(node) === 'file' || connected(node) === false) signal('arm', node);
}

export function announcePickers() {
  intercept(HTMLElement.prototype, 'click', (native, self, args) => {
    announce(self);
    return apply(native, self, args);
  });
  intercept(HTMLInputElement.prototype, 'showPicker', (native, self, args) => {
    announce(self);
    return apply(native, self, args);
  });
  intercept(EventTarget.prototype, 'dispatchEvent', (native, self, args) => {
    if (typeOfEvent(args[0]) === 'click') announce(self);
    return apply(native, self, args);
  });
  // Submits without an event.
  intercept(HTMLFormElement.prototype, 'submit', (native, self, args) => {
    return signal('submit', self) ? apply(native, self, args) : undefined;
  });
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
      const result = apply(native, self, args);
      guardWhenGateIsGone();
      signal('reopened');
      return result;
    });
  }
}
