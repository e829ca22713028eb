// File inputs: held when something was picked, wherever the input is by then.
//
// At the window the gate comes first. But a page may click an input that is in no document, or take it
// elsewhere while the file dialog is open; its events then go through nothing but the tree that it is
// in. So each input that was clicked is kept in sight ("armed") until the browser itself tells how its
// dialog ended, and whatever tree it is in, the gate's listeners are the first on the way of its events:
// see keeping.js.

import { noteEarlier } from './earlier.js';
import { Keeping } from './keeping.js';
import { fileInputsBelow, fileInputsOf, isFileInput, pathFrom } from './nodes.js';
import { pageFocus } from './page_focus.js';

const PICKS = ['input', 'change'];

export class Inputs {
  #onPick;
  #keeping;
  #settle = (/** @type {Event} */ event) => {
    if (!event.isTrusted || !isFileInput(event.target)) return;
    this.settled(event, event.target);
    pageFocus.pickerClosed();
  };

  /** @param {(event: Event) => void} onPick */
  constructor(onPick) {
    this.#onPick = onPick;
    this.#keeping = new Keeping((node) => {
      for (const type of PICKS) node.addEventListener(type, onPick, true);
    });
  }

  /** A picker may be about to open. @param {Event} click @returns {boolean} whether it may */
  onClick(click) {
    const inputs = fileInputsOf(click);
    for (const input of inputs) this.#arm(input, click.isTrusted);
    return inputs.length > 0;
  }

  /** The page's own world clicks a node. @param {any} node */
  armAt(node) {
    if (isFileInput(node)) return this.#arm(node);
    const top = pathFrom(node).at(-1);
    if (top) for (const input of fileInputsBelow(/** @type {any} */ (top))) this.#arm(input);
  }

  /** @param {HTMLInputElement} input @param {boolean} [byPerson] */
  #arm(input, byPerson = false) {
    pageFocus.pickerOpens();
    for (const type of PICKS) input.addEventListener(type, this.#onPick, true);
    input.addEventListener('cancel', this.#settle, true);
    this.#keeping.keep(input, byPerson);
    // After the page's own listeners: many empty an input that is clicked.
    setTimeout(() => this.#keeping.keeps(input) && noteEarlier(input));
  }

  /**
   * The file dialog of an input is closed: only the browser itself can say so.
   * @param {Event} event @param {HTMLInputElement} input
   */
  settled(event, input) {
    // At a closed shadow tree the event may have been another element's.
    if (event.isTrusted && event.composedPath()[0] === input) this.#keeping.letGo(input);
  }
}
