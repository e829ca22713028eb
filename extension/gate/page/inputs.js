// Tells the gate of every file input that a script is about to open a picker with: of one that is in
// no document, no event reaches the window.

import { signal } from './channel.js';
import { guardWhenGateIsGone } from './last_guard.js';
import { apply, connected, inputType, intercept, typeOfEvent } from './natives.js';

const { HTMLElement, HTMLInputElement, HTMLFormElement, EventTarget, Node } = window;

/** @param {any} node */
function announce(node) {
  if (!(node instanceof Node)) return;
  const isPicker = node instanceof HTMLInputElement && inputType(node) === 'file';
  // The click of a label, or of anything within one, goes on to its input.
  if (isPicker || !connected(node)) signal('arm', node);
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
    if (args[0] instanceof Event && typeOfEvent(args[0]) === 'click') announce(self);
    return apply(native, self, args);
  });
  // Submits without an event.
  intercept(HTMLFormElement.prototype, 'submit', (native, self, args) => {
    return signal('submit', self) ? apply(native, self, args) : undefined;
  });
}

/** `document.open()` takes away the gate's listeners, and writing may open. */
export function announceReopening() {
  for (const name of ['open', 'write', 'writeln']) {
    intercept(Document.prototype, name, (native, self, args) => {
      const result = apply(native, self, args);
      if (self !== document) return result;
      guardWhenGateIsGone();
      signal('reopened');
      return result;
    });
  }
}
