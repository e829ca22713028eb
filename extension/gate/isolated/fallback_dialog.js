// The gate's own question, for when the frame cannot ask: plain elements and no picture.

import { PLAIN_TEXTS } from '../../shared/plain_texts.js';
import { OpenView } from './open_view.js';
import { Stage } from './stage.js';
import { styledElement } from './styled.js';

/** @typedef {keyof typeof PLAIN_TEXTS} Key */

const KEYS = /** @type {Key[]} */ (Object.keys(PLAIN_TEXTS));
const texts = { ...PLAIN_TEXTS };

/** How often it is looked at, in milliseconds. */
const LOOK = 200;

/** Of those that stand: puts them above all else again. @type {Set<(certainly: boolean) => void>} */
const standing = new Set();

/** Something else may have come to lie above. @param {boolean} certainly */
export function raiseDialog(certainly) {
  for (const raise of standing) raise(certainly);
}

/** Whether the extension went away under the page: updated, reloaded or switched off. */
export function isGone() {
  try {
    return !chrome.runtime?.id;
  } catch {
    return true;
  }
}

/**
 * Keeps the texts in the person's language as long as the extension can tell them.
 * @param {Record<string, string>} told
 * @returns {{title: string, text: string, close: string}} what hooks.js is to say when it is gone
 */
export function keepTexts(told) {
  for (const key of KEYS) texts[key] = told[key] || texts[key];
  const { fallback_gone_title: title, fallback_gone_text: text, button_cancel: close } = texts;
  return { title, text, close };
}

/**
 * Asks whether to send files that nobody could check.
 * @param {boolean} deliverable whether there is a way to hand on anything at all
 * @returns {Promise<'original' | 'cancel'>}
 */
export function askWithoutFrame(deliverable) {
  const gone = isGone();
  if (!gone) keepTexts(Object.fromEntries(KEYS.map((key) => [key, chrome.i18n.getMessage(key)])));
  return new Promise((resolve) => {
    const stage = new Stage(() => finish('cancel'));
    // The page may take the dialog away or cover it, but gains nothing by it: no answer is no.
    const watch = setInterval(() => (stage.intact ? look(false) : finish('cancel')), LOOK);
    standing.add(look);

    /** @param {boolean} certainly whether it is known that something was put above */
    function look(certainly) {
      stage.fit();
      if (!(certainly ? stage.wanted : stage.covered)) return;
      if (stage.raise(cancel)) view.restart();
      else finish('cancel');
    }

    /** @param {'original' | 'cancel'} answer */
    function finish(answer) {
      clearInterval(watch);
      standing.delete(look);
      view.end();
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
      element.textContent = texts[`button_${answer}`];
      // A key that went down in the page is no answer.
      element.addEventListener('keydown', (event) => event.repeat && event.preventDefault());
      element.addEventListener('click', (event) => {
        if (!event.isTrusted) return;
        if (answer === 'cancel') finish(answer);
        else if (!stage.covered) void view.allows(event).then((seen) => seen && finish(answer));
      });
      return element;
    }

    const title = styledElement('h2', { font: 'inherit', 'font-weight': '600', margin: '0' });
    title.textContent = gone ? texts.fallback_gone_title : texts.fallback_title;
    title.id = 'title';
    const text = styledElement('p', { margin: '0.8em 0 1.2em' });
    text.textContent = gone ? texts.fallback_gone_text : texts.fallback_text;
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
    const view = new OpenView(card);
    stage.show(cancel);
  });
}
