// File inputs: held when something was picked, wherever the input is by then.
//
// At the window the gate comes first. But a page may click an input that is in no document, or take
// one out of it while the picker is open; its events then end at the top of the detached tree. So
// each input that was clicked is kept in sight ("armed"), and a detached tree gets a fragment above
// it, whose capture listeners run before all of the page's.

import { noteEarlier } from './earlier.js';
import { fileInputsBelow, fileInputsOf, isFileInput, pathFrom } from './nodes.js';
import { pageFocus } from './page_focus.js';

/** More pickers than this are never open at once; the oldest input is let go. */
const MOST_ARMED = 8;
const PICKS = ['input', 'change'];

export class Inputs {
  /** @type {Set<HTMLInputElement>} */
  #armed = new Set();
  #observer = new MutationObserver(() => this.#armed.forEach((input) => this.#guardTop(input)));
  #onPick;
  #settle = (/** @type {Event} */ event) => {
    if (isFileInput(event.target)) this.#disarm(/** @type {any} */ (event.target));
    pageFocus.pickerClosed();
  };

  /** @param {(event: Event) => void} onPick */
  constructor(onPick) {
    this.#onPick = onPick;
  }

  /** A picker may be about to open. @param {Event} click @returns {boolean} whether it may */
  onClick(click) {
    const inputs = fileInputsOf(click);
    for (const input of inputs) this.#arm(input);
    return inputs.length > 0;
  }

  /** The page's own world clicks a node. @param {any} node */
  armAt(node) {
    if (isFileInput(node)) return this.#arm(node);
    const top = pathFrom(node).at(-1);
    if (top) for (const input of fileInputsBelow(/** @type {any} */ (top))) this.#arm(input);
  }

  /** @param {HTMLInputElement} input */
  #arm(input) {
    pageFocus.pickerOpens();
    this.#armed.delete(input);
    this.#armed.add(input);
    if (this.#armed.size > MOST_ARMED) this.#disarm([...this.#armed][0]);
    for (const type of PICKS) input.addEventListener(type, this.#onPick, true);
    input.addEventListener('cancel', this.#settle, true);
    this.#guardTop(input);
    // After the page's own listeners: many empty an input that is clicked.
    setTimeout(() => this.#armed.has(input) && noteEarlier(input));
    for (const node of pathFrom(input)) {
      const isRoot = node.getRootNode() === node;
      if (isRoot) this.#observer.observe(node, { childList: true, subtree: true });
    }
  }

  /** @param {HTMLInputElement} input */
  #guardTop(input) {
    const top = pathFrom(input).at(-1);
    if (!top || top.nodeType === Node.DOCUMENT_NODE) return;
    let fragment = top;
    if (top.nodeType !== Node.DOCUMENT_FRAGMENT_NODE) {
      fragment = /** @type {Document} */ (top.ownerDocument).createDocumentFragment();
      fragment.appendChild(top);
    }
    for (const type of PICKS) fragment.addEventListener(type, this.#onPick, true);
  }

  /** What was picked has been taken, or the picker was closed. @param {HTMLInputElement} input */
  #disarm(input) {
    this.#armed.delete(input);
    if (this.#armed.size === 0) this.#observer.disconnect();
  }

  /** @param {HTMLInputElement} input */
  settled(input) {
    this.#disarm(input);
  }
}
