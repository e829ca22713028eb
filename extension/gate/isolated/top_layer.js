// Has all else that is in the top layer hidden while a question stands; see background/top_layer.js.

function randomToken() {
  const numbers = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(numbers, (number) => number.toString(16).padStart(8, '0')).join('');
}

export class TopLayer {
  /** One for all questions of this gate: the one that follows another must not be hidden by it. */
  static #token = '';
  #view;
  #clear = false;

  /**
   * @param {Window} view in which the question stands
   * @param {readonly HTMLElement[]} own what of the question is in the top layer
   */
  constructor(view, own) {
    this.#view = view;
    TopLayer.#token ||= randomToken();
    for (const element of own) element.dataset.question = TopLayer.#token;
  }

  /** @param {boolean} stands whether the question does */
  clear(stands) {
    if (stands === this.#clear) return;
    this.#clear = stands;
    try {
      const message = { type: 'question', token: TopLayer.#token, frame: this.#frame, stands };
      const known = this.#view === window || message.frame !== null;
      if (known) chrome.runtime.sendMessage(message).catch(() => {});
    } catch {
      // The extension went away under the page.
    }
  }

  /** The number of its frame, where that is another; only Firefox tells it, and needs it. */
  get #frame() {
    if (this.#view === window) return null;
    return /** @type {any} */ (chrome.runtime).getFrameId?.(this.#view) ?? null;
  }
}
