// Whether the person can see the question: an answer to a covered one is none.
//
// Chromium tells a frame when something of the surrounding page lies over it (Intersection Observer
// v2, `trackVisibility`). Elsewhere the gate alone watches, and says when it had to raise the frame.

/** An answer counts only when the question lay open for so long; nobody reads faster. */
const OPEN_FOR = 300;
/** The least that the specification allows. */
const DELAY = 100;

export class Exposure {
  #covered = false;
  #since = -Infinity;
  /** Called when it changes. */
  onChange = () => {};

  /** @param {Element} element fills the frame */
  constructor(element) {
    const options = /** @type {any} */ ({ threshold: [0.99], trackVisibility: true, delay: DELAY });
    new IntersectionObserver((entries) => {
      const { isIntersecting, isVisible } = /** @type {any} */ (entries.at(-1));
      this.#set(isIntersecting && isVisible === false);
    }, options).observe(element);
  }

  get covered() {
    return this.#covered;
  }

  /** Something lay over the question until now. */
  restart() {
    this.#since = performance.now();
  }

  /** Whether an event can have been meant for what the person saw. @param {Event} event */
  allows(event) {
    return !this.#covered && event.timeStamp - this.#since >= OPEN_FOR;
  }

  /** @param {boolean} covered */
  #set(covered) {
    if (covered === this.#covered) return;
    this.#covered = covered;
    if (!covered) this.restart();
    this.onChange();
  }
}
