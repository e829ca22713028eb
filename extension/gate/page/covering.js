// Tells the gate of everything that the page puts into the top layer, where it would lie over the
// question.

import { signal } from './channel.js';
import { apply, intercept } from './natives.js';

/** @type {[{prototype: object}, string][]} */
const INTO_TOP_LAYER = [
  [window.HTMLDialogElement, 'showModal'],
  [window.HTMLElement, 'showPopover'],
  [window.HTMLElement, 'togglePopover'],
  [window.Element, 'requestFullscreen'],
];

export function announceCovering() {
  for (const [{ prototype }, name] of INTO_TOP_LAYER) {
    intercept(prototype, name, (native, self, args) => {
      try {
        return apply(native, self, args);
      } finally {
        signal('covered');
      }
    });
  }
}
