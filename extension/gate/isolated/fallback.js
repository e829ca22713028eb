// The gate's own question, for when the frame cannot ask: plain elements and no picture.

import { Stage, styledElement } from './stage.js';

/** English is for when nobody can be asked for another language any more. */
const TEXTS = {
  fallback_title: 'This file could not be checked',
  fallback_text: 'Nothing has been sent yet.',
  fallback_gone_title: 'Cloakroom was updated or switched off',
  fallback_gone_text: 'So this file could not be checked. Reload the page. Nothing has been sent yet.',
  button_cancel: "Don't send",
  button_original: 'Send as it is',
};

/** @typedef {keyof typeof TEXTS} Key */

/** Whether the extension went away under the page: updated, reloaded or switched off. */
export function isGone() {
  try {
    return !chrome.runtime?.id;
  } catch {
    return true;
  }
}

const KEYS = /** @type {Key[]} */ (Object.keys(TEXTS));

/** @param {(string | undefined)[]} texts in the order of the keys */
function keep(texts) {
  KEYS.forEach((key, index) => (TEXTS[key] = texts[index] || TEXTS[key]));
}

/**
 * Fetches the texts while the extension can still be asked, without the page having to wait for it.
 * @returns {Promise<{title: string, text: string, close: string}>} what to say when it is gone
 */
export async function rememberTexts() {
  keep((await chrome.runtime.sendMessage({ type: 'texts', keys: KEYS })) ?? []);
  return {
    title: TEXTS.fallback_gone_title,
    text: TEXTS.fallback_gone_text,
    close: TEXTS.button_cancel,
  };
}

/**
 * Asks whether to send files that nobody could check.
 * @param {boolean} deliverable whether there is a way to hand on anything at all
 * @returns {Promise<'original' | 'cancel'>}
 */
export function askWithoutFrame(deliverable) {
  const gone = isGone();
  if (!gone) keep(KEYS.map((key) => chrome.i18n.getMessage(key)));
  return new Promise((resolve) => {
    const stage = new Stage(() => finish('cancel'));
    // The page may take the dialog away, but gains nothing by it: no answer is no.
    const watch = setInterval(() => stage.intact || finish('cancel'), 1000);

    /** @param {'original' | 'cancel'} answer */
    function finish(answer) {
      clearInterval(watch);
      stage.remove();
      resolve(answer);
    }

    /** @param {'cancel' | 'original'} answer @param {string} background @param {string} color */
    function button(answer, background, color) {
      const element = styledElement('button', {
        font: 'inherit',
        padding: '0.6em 1.2em',
        margin: '0 0.6em 0 0',
        'border-radius': '8px',
        border: '1px solid',
        cursor: 'pointer',
        background,
        color,
      });
      element.type = 'button';
      element.textContent = TEXTS[`button_${answer}`];
      element.addEventListener('click', (event) => event.isTrusted && finish(answer));
      return element;
    }

    const title = styledElement('h2', { font: 'inherit', 'font-weight': '600', margin: '0' });
    title.textContent = gone ? TEXTS.fallback_gone_title : TEXTS.fallback_title;
    title.id = 'title';
    const text = styledElement('p', { margin: '0.8em 0 1.2em' });
    text.textContent = gone ? TEXTS.fallback_gone_text : TEXTS.fallback_text;
    text.id = 'text';
    const cancel = button('cancel', 'AccentColor', 'AccentColorText');
    const card = styledElement('div', {
      all: 'initial',
      display: 'block',
      font: '16px/1.5 system-ui, sans-serif',
      'box-sizing': 'border-box',
      'max-width': 'min(30em, 92vw)',
      margin: '20vh auto 0',
      padding: '1.5em',
      'border-radius': '14px',
      border: '1px solid GrayText',
      background: 'Canvas',
      color: 'CanvasText',
    });
    card.append(title, text, cancel);
    if (deliverable) card.append(button('original', 'ButtonFace', 'ButtonText'));
    stage.dialog.style.setProperty('background', 'rgb(0 0 0 / 55%)', 'important');
    stage.dialog.setAttribute('role', 'alertdialog');
    stage.dialog.setAttribute('aria-labelledby', 'title');
    stage.dialog.setAttribute('aria-describedby', 'text');
    stage.dialog.append(card);
    stage.show(cancel);
  });
}
