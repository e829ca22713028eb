// The time in which something is checked: after a second a small sign says so, and lets the person take
// it back. A picture with nothing to tell passes so without a question.

import { Sign } from './sign.js';
import { typing } from './typing.js';

const SIGN_AFTER = 1_000;

/** @param {string} key @returns {string} empty when the extension went away under the page */
export function say(key) {
  try {
    return chrome.i18n.getMessage(key);
  } catch {
    return '';
  }
}

export class Wait {
  /** Of several the newest. @type {Wait | null} */
  static #current = null;

  /** Whether a question was shown meanwhile. */
  asked = false;
  /** Whether the person took it back before there was a question. */
  over = false;
  /** @type {Sign | null} */
  #sign = null;
  #near;
  #dismiss = () => {};
  /** Kept when the person takes it back. @type {Promise<void>} */
  dismissed = new Promise((resolve) => (this.#dismiss = resolve));
  #timer = setTimeout(() => this.#show('sign_checking'), SIGN_AFTER);

  /**
   * @param {EventTarget | null} near what the file goes to
   * @param {boolean} [quiet] whether the person is not to be told at all
   */
  constructor(near, quiet = false) {
    this.#near = near;
    if (quiet) clearTimeout(this.#timer);
    if (quiet) return;
    Wait.#current = this;
  }

  /** The person wants to send a message that has to wait. */
  static hurry() {
    const wait = Wait.#current;
    if (wait) wait.#show('sign_message_waits');
  }

  /** @param {string} key */
  #show(key) {
    clearTimeout(this.#timer);
    const words = say(key);
    if (this.asked || this.over || !words) return;
    if (this.#sign) this.#sign.words.textContent = words;
    else this.#sign = new Sign(words, say('button_cancel'), () => this.#takeBack(), { near: this.#near });
  }

  #takeBack() {
    this.over = true;
    this.#clear();
    this.#dismiss();
  }

  /** There is a question now. */
  questionShown() {
    this.asked = true;
    this.#clear();
  }

  end() {
    this.#clear();
    if (Wait.#current === this) Wait.#current = null;
  }

  #clear() {
    clearTimeout(this.#timer);
    this.#sign?.remove();
    this.#sign = null;
  }
}

typing.onEnter = () => Wait.hurry();
