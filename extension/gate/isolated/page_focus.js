// Who has the focus, the page or the question, and what the page learns of it.
//
// A page must not notice the question: many take away a menu, and with it the input that is to get the
// files, as soon as the focus leaves it. So while the question has the focus no event tells the page,
// and afterwards the focus is where the page believes it to be. In the same way a page does not learn
// that its window has the focus again while a file is held: it would take an input that is still empty
// for a file dialog that was cancelled.

import { isGuarded } from './guarded_page.js';
import { isEditable, shadowRootOf } from './nodes.js';
import { typing } from './typing.js';

const FOCUS_EVENTS = ['focusin', 'focusout', 'focus', 'blur'];
/** Between the window's having the focus again and the file that was chosen, in milliseconds. */
const PICKED_WITHIN = 1_000;
/** After the question a browser may still tell, by then, that the window has the focus. */
const SETTLED_WITHIN = 1_000;
/** A page that takes the focus more often than this keeps it; the pointer still answers. */
const MOST_TAKEN = 20;

/** The innermost element that has the focus. @returns {HTMLElement | null} */
function focusedElement() {
  let element = document.activeElement;
  for (let inner = element; inner; inner = shadowRootOf(inner)?.activeElement ?? null) element = inner;
  return /** @type {HTMLElement | null} */ (element);
}

class PageFocus {
  /** What of the question has the focus or is to have it. @type {HTMLElement | null} */
  #goal = null;
  /** Whether it has been given the focus. */
  #given = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later = undefined;
  /** Where the page believes the focus to be. @type {HTMLElement | null} */
  #before = null;
  /** Where the page itself has put it since. @type {EventTarget | null} */
  #asked = null;
  #taken = 0;
  /** Reasons why the page does not learn of its window's focus. */
  #held = 0;
  /** Whether a file dialog seems to be open. */
  #picking = false;
  #settledAt = -Infinity;
  /** What the page was last told of its window, if anything. @type {boolean | undefined} */
  #believed = undefined;
  #telling = false;

  /** Adding what is there changes nothing. @param {Window} view */
  listen(view = window) {
    for (const type of FOCUS_EVENTS) view.addEventListener(type, this.#onEvent, true);
  }

  /** Whether a question is there that does not have the focus yet. */
  get waits() {
    return this.#goal !== null && !this.#given;
  }

  /** A file is on its way. */
  hold() {
    this.#held += 1;
    this.#picking = false;
  }

  /** It has arrived, or will not. */
  release() {
    this.#held -= 1;
    this.#tellWindow();
  }

  /** A file dialog is about to open. */
  pickerOpens() {
    if (isGuarded()) this.#picking = true;
  }

  /** It was closed. */
  pickerClosed() {
    this.#picking = false;
    this.#tellWindow();
  }

  /**
   * Gives the question the focus, but not in the middle of a word: what is being typed is the page's.
   * @param {HTMLElement} goal
   */
  give(goal) {
    clearTimeout(this.#later);
    this.#goal = goal;
    const wait = isEditable(focusedElement()) ? typing.restFor() : 0;
    if (wait > 0 && !this.#given) {
      this.#later = setTimeout(() => this.#goal && this.give(this.#goal), wait);
      return;
    }
    this.#take(goal);
  }

  /** The person turns to the question by a key. */
  giveNow() {
    if (this.#goal) this.#take(this.#goal);
  }

  /** @param {HTMLElement} goal */
  #take(goal) {
    clearTimeout(this.#later);
    this.leave(goal.ownerDocument);
    goal.focus({ preventScroll: true });
  }

  /**
   * The focus is about to leave the page.
   * @param {Document} owner in which the question stands
   */
  leave(owner) {
    if (this.#given) return;
    this.#before = focusedElement();
    this.#asked = null;
    this.#taken = 0;
    if (this.#believed === undefined && document.hasFocus()) this.#believed = true;
    this.#given = true;
    const view = owner.defaultView;
    if (view && view !== window) this.listen(view);
  }

  /**
   * What the person types is for the page, which has the focus until they rest.
   * @param {string} text
   */
  typed(text) {
    const goal = this.#goal;
    if (!goal || !isEditable(this.#before)) return;
    typing.note();
    this.#giveBack();
    document.execCommand('insertText', false, text);
    this.give(goal);
  }

  /** The question is over. */
  end() {
    clearTimeout(this.#later);
    this.#goal = null;
    this.#giveBack();
    this.#tellWindow();
  }

  #giveBack() {
    if (!this.#given) return;
    const asked = /** @type {HTMLElement | null} */ (this.#asked);
    this.#before?.focus?.({ preventScroll: true });
    this.#given = false;
    this.#settledAt = performance.now() + SETTLED_WITHIN;
    if (asked && asked !== this.#before) asked.focus?.({ preventScroll: true });
    this.#asked = null;
  }

  /** @param {Event} event */
  #onEvent = (event) => {
    if (this.#telling) return;
    if (event.target === event.currentTarget) return this.#onWindow(event);
    if (!this.#given) return;
    event.stopImmediatePropagation();
    const host = /** @type {any} */ (this.#goal?.getRootNode())?.host;
    if (event.type !== 'focusin' || event.target === host || !this.#goal) return;
    // A script of the page has moved the focus; or the person has left the question by its last key.
    this.#asked = event.target;
    if (++this.#taken > MOST_TAKEN) return;
    const goal = this.#goal;
    queueMicrotask(() => this.#given && this.#goal === goal && goal.focus({ preventScroll: true }));
  };

  /** @param {Event} event */
  #onWindow(event) {
    const focused = event.type === 'focus';
    const again = focused && this.#believed === true && performance.now() < this.#settledAt;
    const opened = focused && this.#picking;
    if (this.#held === 0 && !this.#given && !again && !opened) {
      this.#believed = focused;
      return;
    }
    event.stopImmediatePropagation();
    this.#believed ??= !focused;
    if (!opened) return;
    // The file dialog is closed; what was chosen in it comes after this, if anything.
    this.hold();
    setTimeout(() => this.release(), PICKED_WITHIN);
  }

  /** Tells the page what it has not learned, if it still holds. */
  #tellWindow() {
    if (this.#held > 0 || this.#given || this.#believed === undefined) return;
    const focused = document.hasFocus();
    if (focused === this.#believed) return;
    this.#believed = focused;
    this.#telling = true;
    window.dispatchEvent(new FocusEvent(focused ? 'focus' : 'blur'));
    this.#telling = false;
  }
}

export const pageFocus = new PageFocus();
typing.connect({ waits: () => pageFocus.waits, turnTo: () => pageFocus.giveNow() });
