// Forms that are sent by the browser itself: the last look at what their file inputs hold.

import { filesOf, mayBeHeld } from './files.js';
import { holdBack } from './holding_back.js';
import { isFileInput } from './nodes.js';
import { isPersonActive } from './unprompted.js';

export class Forms {
  #holding;
  /** The event of the submission that is under way. @type {Event | null} */
  #submitting = null;

  /** @param {import('./holding.js').Holding} holding */
  constructor(holding) {
    this.#holding = holding;
  }

  /**
   * Pictures that a script adds while the browser makes up the request can no longer be asked about:
   * the form goes without them. What the page was given may go under whatever name.
   * @param {FormDataEvent} event
   */
  onFormData({ formData }) {
    if (!this.#submitting || this.#submitting.defaultPrevented) return;
    /** @type {string[]} */
    const kept = [];
    // Firefox lets no other world iterate over the entries.
    formData.forEach((value, name) => {
      if (typeof value === 'string' || value.size === 0 || !mayBeHeld(value)) return;
      const caught = { parts: [{ file: value, path: '' }], texts: [] };
      if (!this.#holding.mustWait(caught)) return;
      if (!this.#holding.released.hasBytesOf(value)) kept.push(name);
    });
    for (const name of kept) formData.delete(name);
  }

  /** @param {Event} event */
  onSubmit(event) {
    const form = /** @type {HTMLFormElement} */ (event.composedPath()[0]);
    const { submitter } = /** @type {SubmitEvent} */ (event);
    const again = () => form.requestSubmit(/** @type {any} */ (submitter));
    // A message waits for the pictures that belong to it. A form that closes a dialog sends nothing.
    const sends = form.getAttribute('method') !== 'dialog';
    if (sends && event.isTrusted && this.#holding.afterwards(again)) return holdBack(event);
    if (!this.mayGo(form, again)) return holdBack(event);
    this.#submitting = event;
    setTimeout(() => (this.#submitting = null));
  }

  /**
   * Whether all files in a form came through the gate; else they are held, and what is to be done
   * again follows when the page has them.
   * @param {HTMLFormElement} form
   */
  mayGo(form, again = () => HTMLFormElement.prototype.submit.call(form)) {
    // A field named "elements" would hide them.
    const elements = Reflect.get(HTMLFormElement.prototype, 'elements', form);
    const inputs = Array.from(elements).filter(isFileInput);
    const waiting = inputs.filter((element) => {
      const parts = filesOf(element.files).filter(({ file }) => file.size > 0);
      return this.#holding.mustWait({ parts, texts: [] });
    });
    waiting.forEach((input, index) => {
      const parts = filesOf(input.files);
      input.value = '';
      const last = index === waiting.length - 1;
      // A script can send a form whenever it likes; the browser calls its event a trusted one.
      const how = { byPage: true, unprompted: !isPersonActive() };
      this.#holding.hold('input', input, { parts, texts: [] }, last ? { ...how, then: again } : how);
    });
    return waiting.length === 0;
  }
}
