// The second press without which nothing goes that shows what a person has hidden.

/** Milliseconds of quiet before a second press: a double click, or a key held down, is one press. */
const DELIBERATE = 500;

export class SecondPress {
  #action = '';
  #since = -Infinity;
  #isKeyHeld = false;

  /** @param {EventTarget} keys where keys are heard, before anything else hears them */
  constructor(keys) {
    const note = (/** @type {Event} */ event) => {
      this.#isKeyHeld = event.type === 'keydown' && /** @type {KeyboardEvent} */ (event).repeat;
    };
    keys.addEventListener('keydown', note, true);
    keys.addEventListener('keyup', note, true);
  }

  /** The answer about which the person is asked again, empty for none. */
  get asked() {
    return this.#action;
  }

  forget() {
    this.#action = '';
  }

  /**
   * Whether this press is the second one for the same answer. Any other makes the person be asked.
   * @param {string} action @param {Event} event
   */
  confirms(action, event) {
    const before = this.#action === action ? this.#since : Infinity;
    this.#action = action;
    this.#since = event.timeStamp;
    const byHeldKey = this.#isKeyHeld && !(/** @type {UIEvent} */ (event).detail);
    return event.timeStamp - before >= DELIBERATE && !byHeldKey;
  }
}
