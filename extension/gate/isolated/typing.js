// What the person types while a file is on its way. It is the page's: letters reach it at once, and the
// Enter that would send a message waits for the picture that belongs to it.

import { holdBack } from './holding_back.js';
import { innermostTarget, isEditable } from './nodes.js';

/** Milliseconds without a key after which somebody types no more. */
const REST = 1_000;
/** From the picture's arrival until a page has taken it up. */
const TAKEN_UP_WITHIN = 50;
/** A key that was held back is so in all its events. */
const KEY_EVENTS = ['keydown', 'keypress', 'keyup'];

/** @typedef {{waits: () => boolean, turnTo: () => void}} Question one that has no focus yet waits */

class Typing {
  #holds = 0;
  #last = -Infinity;
  /** The element at which Enter was pressed. @type {HTMLElement | null} */
  #entered = null;
  #swallow = '';
  /** @type {Question} */
  #question = { waits: () => false, turnTo: () => {} };
  /** Called when a message has to wait. */
  onEnter = () => {};

  /** @param {Question} question to which a key may turn */
  connect(question) {
    this.#question = question;
  }

  /** Somebody types just now. */
  note() {
    this.#last = performance.now();
  }

  /** Milliseconds until they may be taken to have stopped. */
  restFor() {
    return Math.max(0, this.#last + REST - performance.now());
  }

  /** From now on keys are looked at. @param {boolean} byKeys whether the file itself came by keys */
  begin(byKeys) {
    if (byKeys) this.note();
    if (++this.#holds > 1) return;
    for (const type of KEY_EVENTS) window.addEventListener(type, this.#onKey, true);
  }

  /** @param {boolean} resume whether the person may not even have noticed that something was held */
  end(resume) {
    if (--this.#holds > 0) return;
    const target = this.#entered;
    this.#entered = null;
    if (target && resume) setTimeout(() => pressEnter(target), TAKEN_UP_WITHIN);
    // The key may still be down.
    setTimeout(() => {
      if (this.#holds > 0) return;
      for (const type of KEY_EVENTS) window.removeEventListener(type, this.#onKey, true);
    }, REST);
  }

  #onKey = (/** @type {any} */ event) => {
    if (!event.isTrusted) return;
    if (event.type !== 'keydown') {
      if (this.#swallow === event.key) holdBack(event);
      if (event.type === 'keyup') this.#swallow = '';
      return;
    }
    if (this.#holds === 0) return;
    const target = /** @type {HTMLElement} */ (innermostTarget(event));
    const { key } = event;
    if (this.#question.waits() && (key === 'Tab' || key === 'Escape')) {
      this.#holdKey(event);
      this.#question.turnTo();
      return;
    }
    if (!isEditable(target) || event.isComposing) return;
    this.note();
    if (key !== 'Enter' || event.shiftKey) return;
    this.#holdKey(event);
    this.#entered = target;
    this.onEnter();
  };

  /** @param {KeyboardEvent} event */
  #holdKey(event) {
    holdBack(event);
    this.#swallow = event.key;
  }
}

/** Does what Enter would have done. @param {any} target */
function pressEnter(target) {
  const init = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13 };
  const event = (/** @type {string} */ type) =>
    new KeyboardEvent(type, { ...init, bubbles: true, cancelable: true, composed: true });
  const taken = !target.dispatchEvent(event('keydown')) || !target.dispatchEvent(event('keypress'));
  if (!taken && target.localName === 'input') target.form?.requestSubmit();
  else if (!taken && target.localName === 'textarea') document.execCommand('insertText', false, '\n');
  else if (!taken) document.execCommand('insertParagraph');
  target.dispatchEvent(event('keyup'));
}

export const typing = new Typing();
