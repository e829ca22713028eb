// Whether the person can see the question: an answer to one that they cannot see is none.
//
// Every browser tells a frame how much of it is within the tab. Chromium tells it, too, when something
// of the surrounding page lies over it or changes its look (Intersection Observer v2,
// `trackVisibility`). Neither speaks of `zoom`, so the gate tells what the window is like, and the frame
// compares what it is drawn in. In Firefox the gate watches for what lies above.

/** An answer counts only when the question lay open for so long; nobody reads faster. */
const OPEN_FOR = 300;
/** The least that the specification allows. */
const DELAY = 100;
/** How much of the frame has to be within the tab. */
const WITHIN = 0.99;
/** Below this, in CSS pixels, no question can be read. */
const LEAST = { width: 200, height: 120 };
/** What a scroll bar may take of the window. */
const SCROLL_BAR = 24;
/** By what part the frame may be drawn larger or smaller than what is around it. */
const MAGNIFIED = 0.02;

/** @typedef {{width: number, height: number}} Drawn in CSS pixels, which `zoom` makes more or fewer */

/**
 * Whether a question can be read that is drawn so in a window like that.
 * @param {Drawn} frame @param {Drawn | null} around what the gate says of the window, null if nothing yet
 */
export function isLegible(frame, around) {
  if (frame.width < LEAST.width || frame.height < LEAST.height) return false;
  if (!around) return true;
  const fits = (/** @type {number} */ one, /** @type {number} */ other) =>
    Math.abs(one - other) <= Math.max(SCROLL_BAR, other * MAGNIFIED);
  return fits(frame.width, around.width) && fits(frame.height, around.height);
}

export class Exposure {
  /** Whether all of it is within the tab and nothing is known to lie over it. */
  #open = false;
  #covered = false;
  #wasLegible = true;
  #since = -Infinity;
  /** @type {Drawn | null} */
  #around = null;
  /** Called when it changes. */
  onChange = () => {};

  /** @param {Element} element fills the frame */
  constructor(element) {
    const options = /** @type {any} */ ({ threshold: [0, WITHIN], trackVisibility: true, delay: DELAY });
    new IntersectionObserver((entries) => {
      const { isIntersecting, intersectionRatio, isVisible } = /** @type {any} */ (entries.at(-1));
      const open = isIntersecting && intersectionRatio >= WITHIN && isVisible !== false;
      this.#set(open, isIntersecting && !open);
    }, options).observe(element);
    addEventListener('resize', () => this.#measure());
  }

  /** Whether the person is to be told that they cannot see all of it. */
  get covered() {
    return this.#covered || !this.#legible;
  }

  get #legible() {
    return isLegible({ width: innerWidth, height: innerHeight }, this.#around);
  }

  /** Something lay over the question until now. */
  restart() {
    this.#since = performance.now();
  }

  /** What the window around is like. @param {Drawn} around */
  tell(around) {
    this.#around = around;
    this.#measure();
  }

  /** Whether an event can have been meant for what the person saw. @param {Event} event */
  allows(event) {
    return this.#open && this.#legible && event.timeStamp - this.#since >= OPEN_FOR;
  }

  #measure() {
    const legible = this.#legible;
    if (legible === this.#wasLegible) return;
    this.#wasLegible = legible;
    if (legible) this.restart();
    this.onChange();
  }

  /** @param {boolean} open @param {boolean} covered */
  #set(open, covered) {
    // The browser says it by so much later; what was not there at all was not covered.
    if (open && !this.#open) this.#since = performance.now() - (this.#covered ? 0 : DELAY);
    const changed = open !== this.#open || covered !== this.#covered;
    this.#open = open;
    this.#covered = covered;
    if (changed) this.onChange();
  }
}
