// Where the question stands: one host with a closed shadow root, in which a dialog over the whole tab
// holds either the extension's frame or the gate's own fallback.
//
// The page must not notice. A modal dialog would close its popovers, so the question is a popover of
// its own, above all else and under no other's light dismiss. Only below a modal dialog of the page,
// which puts everything outside of it out of reach, it has to be modal itself; then the popovers that
// this closes are opened again.

import { pageFocus } from './page_focus.js';
import { place, styledElement } from './styled.js';
import { TopLayer } from './top_layer.js';

/** The whole window, as a question takes it. */
const WHOLE = { inset: '0', width: '100%', height: '100%' };

/** Where the dialog has to be the topmost thing, in parts of the window. */
const PLACES = [
  [0.5, 0.5],
  [0.02, 0.02],
  [0.98, 0.98],
  [0.5, 0.2],
  [0.5, 0.8],
  [0.35, 0.65],
  [0.65, 0.65],
];
/** A page that covers the question more often than this does not do so by chance. */
const MOST_RAISED = 5;
const TOGGLES = ['beforetoggle', 'toggle'];
/** A browser tells of a popover that was closed or opened by then. */
const TOGGLED_WITHIN = 200;

/** The document over which a question stands: the outermost that this one may reach into. */
function outermostDocument() {
  let view = window;
  try {
    while (view !== view.parent && view.parent.document.documentElement.localName === 'html') {
      view = /** @type {any} */ (view.parent);
    }
  } catch {
    // Another site's; whatever lies beyond, this is as far as the gate can see.
  }
  return view.document;
}

/** A dialog over the whole tab, out of reach of the page. */
export class Stage {
  /** @param {() => void} onDismiss called when the person closes the dialog by a key or gesture */
  constructor(onDismiss) {
    this.document = outermostDocument();
    this.host = styledElement('div', { display: 'contents', zoom: '1' }, this.document);
    this.dialog = styledElement(
      'dialog',
      {
        position: 'fixed',
        ...WHOLE,
        'max-width': 'none',
        'max-height': 'none',
        margin: '0',
        padding: '0',
        border: '0',
        outline: 'none',
        overflow: 'hidden',
        background: 'transparent',
        visibility: 'visible',
        'pointer-events': 'auto',
        // The frame's canvas is transparent only as long as both sides name the same schemes.
        'color-scheme': 'light dark',
      },
      this.document,
    );
    // A popover that is no dialog leaves the focus where it is; a dialog always takes it.
    this.corner = styledElement('div', { display: 'contents' }, this.document);
    this.corner.append(this.dialog);
    const view = /** @type {Window} */ (this.document.defaultView);
    this.topLayer = new TopLayer(view, [this.corner, this.dialog]);
    this.host.attachShadow({ mode: 'closed' }).append(this.corner);
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      onDismiss();
    });
    // A popover knows no key that closes it.
    this.dialog.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.repeat || this.modal) return;
      event.preventDefault();
      onDismiss();
    });
    // A browser lets a dialog refuse to close only once; then it is gone without asking.
    this.dialog.addEventListener('close', () => {
      if (this.wanted && this.modal && !this.dialog.open) onDismiss();
    });
    this.wanted = false;
    /** Whether the dialog is a modal one at present. */
    this.modal = false;
    this.raised = 0;
    /** What was in the top layer before the dialog. @type {WeakSet<Element>} */
    this.below = new WeakSet();
    /** Popovers of the page that only the modal dialog has closed. @type {Set<HTMLElement>} */
    this.closed = new Set();
    /** @type {Element | null} */
    this.fullscreenBefore = null;
    this.document.documentElement.append(this.host);
  }

  /** Whether the page has left everything in its place. */
  get intact() {
    return this.host.isConnected && (!this.wanted || this.#isOpen);
  }

  get #isOpen() {
    return this.modal ? this.dialog.open : this.corner.matches(':popover-open');
  }

  /** Whether something of the page lies above, or was put into the top layer since. */
  get covered() {
    if (!this.wanted || !this.#isOpen) return false;
    const { fullscreenElement } = this.document;
    if (fullscreenElement && fullscreenElement !== this.fullscreenBefore) return true;
    if (this.#others().some((element) => !this.below.has(element))) return true;
    return this.#places().some((top) => top !== null && top !== this.host);
  }

  /** What is to be hit at each of the places. */
  #places() {
    const { innerWidth, innerHeight } = /** @type {Window} */ (this.document.defaultView);
    return PLACES.map(([x, y]) => this.document.elementFromPoint(innerWidth * x, innerHeight * y));
  }

  /** What else is in the top layer, as far as the document's own tree shows it. */
  #others() {
    const all = [...this.document.querySelectorAll(':modal, :popover-open')];
    return all.filter((element) => element !== this.host);
  }

  #noteOthers() {
    this.below = new WeakSet(this.#others());
    this.fullscreenBefore = this.document.fullscreenElement;
  }

  /**
   * Puts the dialog above everything again.
   * @param {HTMLElement} focus @returns {boolean} false if it had to be done too often, or is taken away
   */
  raise(focus) {
    if (!this.host.isConnected || ++this.raised > MOST_RAISED) return false;
    this.wanted = false;
    this.#close();
    this.show(focus);
    return true;
  }

  /** @param {HTMLElement} focus what gets the focus */
  show(focus) {
    this.#endNotice();
    // Neither opens outside of a document: what a page has taken away is not `intact`.
    if (!this.wanted && this.host.isConnected) {
      this.#noteOthers();
      this.#open();
    }
    this.wanted = true;
    this.topLayer.clear(true);
    pageFocus.give(focus);
  }

  #open() {
    this.fit();
    this.modal = this.document.querySelector(':modal') !== null;
    if (!this.modal) {
      this.#openAsPopover(WHOLE);
      if (this.#places().some((top) => top === this.host)) return;
      // Out of reach all the same: the page's modal dialog is in a shadow tree.
      this.#closePopover();
      this.modal = true;
    }
    const popovers = [...this.document.querySelectorAll(':popover-open')];
    for (const popover of popovers) this.closed.add(/** @type {HTMLElement} */ (popover));
    for (const type of TOGGLES) this.document.defaultView?.addEventListener(type, this.#keepQuiet, true);
    // A modal dialog takes the focus at once, and what it closes loses it.
    pageFocus.leave(this.document);
    this.dialog.showModal();
  }

  /** Undoes what a page magnifies or shrinks: `zoom` reaches into the top layer, as nothing else does. */
  fit() {
    const { documentElement: root } = this.document;
    const { zoom } = /** @type {Window} */ (this.document.defaultView).getComputedStyle(root);
    const factor = /** @type {any} */ (root).currentCSSZoom ?? (parseFloat(zoom) || 1);
    const wanted = String(1 / factor);
    for (const element of [this.corner, this.dialog]) {
      const own = element === this.corner ? wanted : '1';
      if (element.style.zoom !== own) element.style.setProperty('zoom', own, 'important');
    }
  }

  /** The page's popovers close and open again without its knowing. @type {(event: Event) => void} */
  #keepQuiet = (event) => {
    if (this.closed.has(/** @type {any} */ (event.target))) event.stopImmediatePropagation();
  };

  #close() {
    if (!this.modal) return this.#closePopover();
    this.dialog.close();
    this.modal = false;
    for (const popover of this.closed) {
      if (!popover.isConnected || !popover.popover || popover.matches(':popover-open')) continue;
      popover.showPopover();
    }
    // What a browser tells afterwards comes in a task of its own.
    setTimeout(() => {
      if (this.modal) return;
      this.closed.clear();
      for (const type of TOGGLES) {
        this.document.defaultView?.removeEventListener(type, this.#keepQuiet, true);
      }
    }, TOGGLED_WITHIN);
  }

  /** @param {Record<string, string>} where */
  #openAsPopover(where) {
    place(this.corner, {
      display: 'block',
      position: 'fixed',
      'max-width': 'none',
      'max-height': 'none',
      margin: '0',
      padding: '0',
      border: '0',
      overflow: 'hidden',
      background: 'transparent',
      'color-scheme': 'light dark',
      ...where,
    });
    this.corner.popover = 'manual';
    this.corner.showPopover();
    place(this.dialog, { position: 'static' });
    this.dialog.setAttribute('open', '');
  }

  #closePopover() {
    if (this.corner.popover === null) return;
    this.dialog.removeAttribute('open');
    place(this.dialog, { position: 'fixed' });
    if (this.corner.matches(':popover-open')) this.corner.hidePopover();
    this.corner.popover = null;
    this.corner.removeAttribute('style');
    place(this.corner, { display: 'contents' });
    this.fit();
  }

  /**
   * Shows the dialog as a notice in the corner where lines end: small, and without taking the focus.
   * @param {number} width @param {number} height in CSS pixels
   */
  notice(width, height) {
    if (this.wanted || this.dialog.open || !this.host.isConnected) return;
    this.#openAsPopover({
      inset: 'auto',
      'inset-block-start': '0',
      'inset-inline-end': '0',
      width: `min(${width}px, 100vw)`,
      height: `min(${height}px, 100vh)`,
    });
  }

  #endNotice() {
    if (!this.wanted) this.#closePopover();
  }

  /** Closes the dialog; the focus goes back to where it was. */
  hide() {
    const wasWanted = this.wanted;
    this.wanted = false;
    this.raised = 0;
    if (wasWanted || this.dialog.open) this.#close();
    this.topLayer.clear(false);
    if (wasWanted) pageFocus.end();
  }

  remove() {
    this.hide();
    this.host.remove();
  }
}
