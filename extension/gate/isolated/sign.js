// A small word of the gate's own beside the composer: that a picture is being checked, or that the page
// no longer takes it. It takes no focus, and what a page may do to it decides nothing.

import { styledElement } from './styled.js';

const WIDTH = 320;
const MARGIN = 8;

/**
 * Where it is put: above what the file goes to, within the window.
 * @param {DOMRect | null} box
 * @returns {Record<string, string>} styles
 */
function placeFor(box) {
  const shown = box && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  if (!shown) return { right: `${2 * MARGIN}px`, bottom: `${2 * MARGIN}px` };
  const left = Math.max(MARGIN, Math.min(box.left, innerWidth - WIDTH - MARGIN));
  const bottom = Math.max(MARGIN, Math.min(innerHeight - box.top + MARGIN, innerHeight - 80));
  return { left: `${left}px`, bottom: `${bottom}px` };
}

export class Sign {
  /**
   * @param {string} words @param {string} label of its button @param {() => void} pressed
   * @param {{near?: EventTarget | null, urgent?: boolean}} [how]
   */
  constructor(words, label, pressed, { near = null, urgent = false } = {}) {
    this.host = styledElement('div', { display: 'contents' });
    const box = /** @type {any} */ (near)?.getBoundingClientRect?.() ?? null;
    const card = styledElement('div', {
      all: 'initial',
      position: 'fixed',
      inset: 'auto',
      ...placeFor(box),
      display: 'flex',
      'align-items': 'center',
      gap: '10px',
      'box-sizing': 'border-box',
      'max-width': `min(${WIDTH}px, 94vw)`,
      padding: '8px 12px',
      'border-radius': '12px',
      border: '1px solid color-mix(in srgb, CanvasText 25%, Canvas)',
      'box-shadow': '0 4px 16px rgb(0 0 0 / 25%)',
      font: '13px/1.4 system-ui, sans-serif',
      background: 'Canvas',
      color: 'CanvasText',
      'color-scheme': 'light dark',
    });
    card.dir = 'auto';
    card.popover = 'manual';
    card.setAttribute('role', urgent ? 'alert' : 'status');
    this.words = styledElement('span', { flex: '1' });
    this.words.textContent = words;
    const button = styledElement('button', {
      flex: 'none',
      padding: '0',
      border: '0',
      background: 'transparent',
      color: 'inherit',
      cursor: 'pointer',
      font: 'inherit',
      'font-weight': '600',
      'text-decoration': 'underline',
    });
    button.type = 'button';
    button.textContent = label;
    // The focus stays with what the person writes.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      if (event.isTrusted) pressed();
    });
    card.append(this.words, button);
    this.host.attachShadow({ mode: 'closed' }).append(card);
    document.documentElement.append(this.host);
    card.showPopover();
  }

  remove() {
    this.host.remove();
  }
}
