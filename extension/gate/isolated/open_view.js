// Whether the person can see an element of the gate's own: what they press otherwise is no answer.
//
// All of it has to be within the tab, and where the browser tells (Chromium: Intersection Observer v2)
// nothing may lie over it or change its look. `zoom`, of which that says nothing, stage.js undoes.

/** For so long it has to have been seen; nobody reads faster. */
const OPEN_FOR = 300;
/** The least that the specification allows. */
const DELAY = 100;
const WITHIN = 0.99;
/** By what part it may be drawn larger or smaller. */
const MAGNIFIED = 0.02;

export class OpenView {
  /** What the browser has said; it takes a moment to say anything. */
  #open = false;
  #since = performance.now();
  #element;
  #observer;
  #told = () => {};
  /** Kept as soon as the browser has said something. @type {Promise<void>} */
  #known = new Promise((resolve) => (this.#told = resolve));
  #covered = false;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    const options = /** @type {any} */ ({ threshold: [0, WITHIN], trackVisibility: true, delay: DELAY });
    this.#observer = new IntersectionObserver((entries) => {
      const { intersectionRatio, isVisible } = /** @type {any} */ (entries.at(-1));
      const open = intersectionRatio >= WITHIN && isVisible !== false;
      if (open && this.#covered) this.restart();
      this.#open = open;
      this.#covered = !open;
      this.#told();
    }, options);
    this.#observer.observe(element);
  }

  /** Something lay over it until now. */
  restart() {
    this.#since = performance.now();
  }

  /**
   * Whether an event can have been meant for what the person saw.
   * @param {Event} event @returns {Promise<boolean>}
   */
  async allows(event) {
    await this.#known;
    const zoom = /** @type {any} */ (this.#element).currentCSSZoom ?? 1;
    return this.#open && Math.abs(zoom - 1) <= MAGNIFIED && event.timeStamp - this.#since >= OPEN_FOR;
  }

  end() {
    this.#observer.disconnect();
  }
}
