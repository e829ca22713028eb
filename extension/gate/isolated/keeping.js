// Keeps file inputs whose file dialog may be open within trees in which the gate's listeners come first.
//
// A document with a window has the gate at that window. A tree without a document gets a fragment above
// it. Documents without a window (`createHTMLDocument()`, DOMParser, the contents of a template) and
// fragments of the page's own have nothing above them, and the page may have listened there before: an
// input that is moved into one of these, or into another window, waits for its file in a fragment of the
// gate's, and goes back where it was once the dialog is closed. Nobody sees it in either place.

import { pathFrom } from './nodes.js';

/** @typedef {{fragment: DocumentFragment, parent: Node, next: Node | null}} Place */

export class Keeping {
  #listenAt;
  /**
   * Weak, for an input that nobody holds gets no file, and a page can have any number clicked.
   * @type {Set<WeakRef<HTMLInputElement>>}
   */
  #kept = new Set();
  /** @type {WeakMap<HTMLInputElement, WeakRef<HTMLInputElement>>} */
  #references = new WeakMap();
  /** The document with a window in which each was clicked. @type {WeakMap<HTMLInputElement, Document>} */
  #homes = new WeakMap();
  /** Where those were that wait in a fragment of the gate's. @type {WeakMap<HTMLInputElement, Place>} */
  #places = new WeakMap();
  /** Fragments at which the gate listened first. @type {WeakSet<Node>} */
  #own = new WeakSet();
  #observer = new MutationObserver(() => this.#look());

  /** @param {(top: Node) => void} listenAt makes the gate's listeners those of a new top of a tree */
  constructor(listenAt) {
    this.#listenAt = listenAt;
  }

  /** @param {HTMLInputElement} input */
  keeps(input) {
    return this.#references.has(input);
  }

  /**
   * From now on, whatever the page does with it.
   * @param {HTMLInputElement} input @param {boolean} byPerson whether a person has clicked it where it is
   */
  keep(input, byPerson) {
    const known = this.keeps(input);
    const reference = this.#references.get(input) ?? new WeakRef(input);
    this.#references.set(input, reference);
    this.#kept.add(reference);
    const top = /** @type {Document} */ (pathFrom(input).at(-1));
    const atHome = top.nodeType === Node.DOCUMENT_NODE && top.defaultView !== null;
    if (atHome && (byPerson || !known)) this.#homes.set(input, top);
    this.#guard(input);
  }

  /** Its dialog is closed. @param {HTMLInputElement} input */
  letGo(input) {
    const reference = this.#references.get(input);
    if (!reference) return;
    this.#references.delete(input);
    this.#kept.delete(reference);
    if (this.#kept.size === 0) this.#observer.disconnect();
    const place = this.#places.get(input);
    this.#places.delete(input);
    // After `change`, which comes in the same task as `input`.
    if (place) setTimeout(() => this.#putBack(input, place));
  }

  /** @param {HTMLInputElement} input @param {Place} place */
  #putBack(input, { fragment, parent, next }) {
    if (this.keeps(input) || input.parentNode !== fragment) return;
    parent.insertBefore(input, next?.parentNode === parent ? next : null);
  }

  #look() {
    for (const reference of this.#kept) {
      const input = reference.deref();
      if (input) this.#guard(input);
      else this.#kept.delete(reference);
    }
  }

  /** @param {HTMLInputElement} input */
  #guard(input) {
    const top = /** @type {Node} */ (pathFrom(input).at(-1));
    const home = this.#homes.get(input);
    if (!this.#isGuarded(top, home)) {
      if (top.nodeType === Node.ELEMENT_NODE) this.#fragmentAbove(top);
      else this.#takeOut(input);
    }
    // Again each time, for it may have come from a tree that nobody observed.
    for (const node of pathFrom(input)) {
      if (node.getRootNode() === node) this.#observer.observe(node, { childList: true, subtree: true });
    }
  }

  /** @param {Node} top @param {Document | undefined} home */
  #isGuarded(top, home) {
    if (top.nodeType !== Node.DOCUMENT_NODE) return this.#own.has(top);
    return top === (home ?? document) && /** @type {Document} */ (top).defaultView !== null;
  }

  /** @param {Node} top */
  #fragmentAbove(top) {
    const fragment = /** @type {Document} */ (top.ownerDocument).createDocumentFragment();
    this.#listen(fragment);
    fragment.appendChild(top);
  }

  /** @param {HTMLInputElement} input */
  #takeOut(input) {
    const fragment = document.createDocumentFragment();
    this.#listen(fragment);
    const parent = /** @type {Node} */ (input.parentNode);
    this.#places.set(input, { fragment, parent, next: input.nextSibling });
    fragment.appendChild(input);
  }

  /** @param {DocumentFragment} fragment */
  #listen(fragment) {
    this.#own.add(fragment);
    this.#listenAt(fragment);
  }
}
