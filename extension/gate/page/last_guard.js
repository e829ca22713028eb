// When the gate is gone from under the page, as in Firefox after an update of the extension: nothing
// that may be a picture passes any more, and the person is told to reload the page. A new gate would
// come after the page's own listeners.

import { isGateAlive, onMessage } from './channel.js';
import { countOf, inputType, listen, setValue, transferFiles } from './natives.js';

const { DragEvent, ClipboardEvent, HTMLInputElement, Event } = window;
const TYPES = ['input', 'change', 'drop', 'paste'];

/** English, until the gate tells the texts in the person's language. */
let texts = {
  title: 'Cloakroom was updated or switched off',
  text: 'It can no longer check files on this page. Reload the page. Nothing has been sent yet.',
  close: 'OK',
};

/** @param {Event} event */
function carriesFiles(event) {
  const target = event.composedPath()[0];
  if (event instanceof DragEvent || event instanceof ClipboardEvent) {
    const transfer = event.dataTransfer ?? event.clipboardData;
    return transfer !== null && transfer !== undefined && countOf(transferFiles(transfer)) > 0;
  }
  const isInput = target instanceof HTMLInputElement && inputType(target) === 'file';
  return isInput && (target.files?.length ?? 0) > 0;
}

/** @param {Event} event */
function guard(event) {
  if (isGateAlive() || !event.isTrusted || !carriesFiles(event)) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  const target = event.composedPath()[0];
  if (target instanceof HTMLInputElement) setValue(target, '');
  if (event.type !== 'change') tell();
}

function tell() {
  const dialog = document.createElement('dialog');
  const parts = [
    ['h2', texts.title],
    ['p', texts.text],
  ].map(([name, text]) => Object.assign(document.createElement(name), { textContent: text }));
  const button = Object.assign(document.createElement('button'), { textContent: texts.close });
  button.onclick = () => dialog.remove();
  dialog.append(...parts, button);
  document.documentElement.append(dialog);
  dialog.showModal();
}

export function guardWhenGateIsGone() {
  for (const type of TYPES) listen(window, type, guard, true);
}

onMessage('gone', (told) => {
  texts = told;
});
