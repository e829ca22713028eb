// The elements that the gate adds to a page: one host with a closed shadow root, in which a modal
// dialog holds either the extension's frame or the gate's own fallback.
//
// Styles are set as inline properties, one by one: that is what works under every content security
// policy and in both browsers, and what no rule of the page overrides.

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

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {Record<string, string>} styles @returns {HTMLElementTagNameMap[K]}
 */
export function styledElement(name, styles) {
  const element = document.createElement(name);
  place(element, styles);
  return element;
}

/** @param {HTMLElement} element @param {Record<string, string>} styles */
function place(element, styles) {
  for (const [property, value] of Object.entries(styles)) {
    element.style.setProperty(property, value, 'important');
  }
}

/** A modal dialog over the whole window, out of reach of the page. */
export class Stage {
  /** @param {() => void} onDismiss called when the person closes the dialog by a key or gesture */
  constructor(onDismiss) {
    this.host = styledElement('div', { display: 'contents' });
    this.dialog = styledElement('dialog', {
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
    });
    // A popover that is no dialog leaves the focus where it is; a dialog always takes it.
    this.corner = styledElement('div', { display: 'contents' });
    this.corner.append(this.dialog);
    this.host.attachShadow({ mode: 'closed' }).append(this.corner);
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      onDismiss();
    });
    // A browser lets a dialog refuse to close only once; then it is gone without asking.
    this.dialog.addEventListener('close', () => {
      if (this.wanted && !this.dialog.open) onDismiss();
    });
    this.wanted = false;
    this.raised = 0;
    /** What was in the top layer before the dialog. @type {WeakSet<Element>} */
    this.below = new WeakSet();
    /** @type {Element | null} */
    this.fullscreenBefore = null;
    document.documentElement.append(this.host);
  }

  /** Whether the page has left everything in its place. */
  get intact() {
    return this.host.isConnected && (!this.wanted || this.dialog.open);
  }

  /** Whether something of the page lies above, or was put into the top layer since. */
  get covered() {
    if (!this.wanted || !this.dialog.open) return false;
    if (document.fullscreenElement && document.fullscreenElement !== this.fullscreenBefore) return true;
    if (this.#others().some((element) => !this.below.has(element))) return true;
    return PLACES.some(([x, y]) => {
      const top = document.elementFromPoint(innerWidth * x, innerHeight * y);
      return top !== null && top !== this.host;
    });
  }

  /** What else is in the top layer, as far as the document's own tree shows it. */
  #others() {
    const all = [...document.querySelectorAll(':modal, :popover-open')];
    return all.filter((element) => element !== this.host);
  }

  #noteOthers() {
    this.below = new WeakSet(this.#others());
    this.fullscreenBefore = document.fullscreenElement;
  }

  /**
   * Puts the dialog above everything again.
   * @param {HTMLElement} focus @returns {boolean} false if the page had to be told too often
   */
  raise(focus) {
    if (++this.raised > MOST_RAISED) return false;
    this.wanted = false;
    this.dialog.close();
    this.show(focus);
    return true;
  }

  /** @param {HTMLElement} focus what gets the focus */
  show(focus) {
    this.#endNotice();
    if (!this.dialog.open) this.#noteOthers();
    this.wanted = true;
    if (!this.dialog.open) this.dialog.showModal();
    focus.focus();
  }

  /**
   * Shows the dialog as a notice in the corner where lines end: without modality, and without taking
   * the focus, as a popover does.
   * @param {number} width @param {number} height in CSS pixels
   */
  notice(width, height) {
    if (this.dialog.open) return;
    place(this.corner, {
      display: 'block',
      position: 'fixed',
      margin: '0',
      padding: '0',
      border: '0',
      overflow: 'hidden',
      background: 'transparent',
      'color-scheme': 'light dark',
      inset: 'auto',
      'inset-block-start': '0',
      'inset-inline-end': '0',
      width: `min(${width}px, 100vw)`,
      height: `min(${height}px, 100vh)`,
    });
    this.corner.popover = 'manual';
    this.corner.showPopover();
    place(this.dialog, { position: 'static' });
    this.dialog.setAttribute('open', '');
  }

  #endNotice() {
    if (this.corner.popover === null) return;
    this.dialog.removeAttribute('open');
    place(this.dialog, { position: 'fixed' });
    if (this.corner.matches(':popover-open')) this.corner.hidePopover();
    this.corner.popover = null;
    this.corner.removeAttribute('style');
    place(this.corner, { display: 'contents' });
  }

  /** Closes the dialog; the browser puts the focus back to where it was. */
  hide() {
    this.wanted = false;
    this.raised = 0;
    this.#endNotice();
    if (this.dialog.open) this.dialog.close();
  }

  remove() {
    this.hide();
    this.host.remove();
  }
}
