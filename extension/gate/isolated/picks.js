// `input` and `change` of file inputs.

import { putBack } from './earlier.js';
import { filesOf } from './files.js';
import { holdBack } from './holding_back.js';
import { isUnprompted } from './unprompted.js';
import { fileInputsOf, isFileInput } from './nodes.js';

export class Picks {
  #holding;
  #inputs;
  /**
   * The input whose `input` event was held, until the `change` of the same pick has come.
   * @type {EventTarget | null}
   */
  #picked = null;

  /**
   * @param {import('./holding.js').Holding} holding
   * @param {import('./inputs.js').Inputs} inputs
   */
  constructor(holding, inputs) {
    this.#holding = holding;
    this.#inputs = inputs;
  }

  /** @param {Event} event `input` or `change`, at the window or nearer to the input */
  onPick(event) {
    if (/** @type {InputEvent} */ (event).inputType) return; // Typing.
    for (const input of fileInputsOf(event)) this.#look(event, input);
  }

  /** @param {Event} event @param {HTMLInputElement} input */
  #look(event, input) {
    const parts = filesOf(input.files);
    if (this.#holding.isOwnReplay(event, parts, input)) return;
    const waits = parts.length > 0 && this.#holding.mustWait({ parts, texts: [] });
    // Of the same pick; the input has by now what it held before.
    if (!waits && event.type === 'change' && this.#picked === input) {
      event.stopImmediatePropagation();
      return;
    }
    if (parts.length === 0) return;
    this.#inputs.settled(event, input);
    if (!waits) return;
    holdBack(event);
    putBack(input);
    if (event.type === 'input') this.#awaitChange(input);
    this.#holding.hold('input', input, { parts, texts: [] }, {
      byPage: !event.isTrusted,
      unprompted: isUnprompted(event),
    });
  }

  /** @param {HTMLInputElement} input */
  #awaitChange(input) {
    this.#picked = input;
    // `change` does not leave a shadow tree: there it has to be swallowed inside.
    const root = input.getRootNode();
    const swallow = (/** @type {Event} */ event) => {
      if (isFileInput(event.target)) this.onPick(event);
    };
    if (root !== document) root.addEventListener('change', swallow, true);
    // Both events of one pick come in one task; later ones mean something else.
    setTimeout(() => {
      this.#picked = null;
      root.removeEventListener('change', swallow, true);
    });
  }
}
