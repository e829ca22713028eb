// When the gate is gone from under the page, as in Firefox after an update of the extension: nothing
// that may be a picture passes any more, and the person is told to reload the page. A new gate would
// come after the page's own listeners.

import { isGateAlive, onText } from './channel.js';
import {
  countOf, droppedBy, inputType, listen, pastedBy, pathOf, pickedIn, preventDefault, setValue, stop,
  transferFiles,
} from './natives.js';

const TYPES = ['input', 'change', 'drop', 'paste'];

/** English, until the gate tells the texts in the person's language. The page sees them: no name. */
let texts = {
  title: 'What checks pictures here was updated or switched off',
  text: 'It can no longer check files on this page. Reload the page. Nothing has been sent yet.',
  close: 'OK',
};

/** @param {Event} event */
function carriesFiles(event) {
  const transfer = droppedBy(event) ?? pastedBy(event);
  if (transfer) return countOf(transferFiles(transfer)) > 0;
  const files = pickedIn(pathOf(event)[0]);
  return files ? countOf(files) > 0 : false;
}

/** @param {Event} event */
function guard(event) {
  if (isGateAlive() || !event.isTrusted || !carriesFiles(event)) return;
  stop(event);
  preventDefault(event);
  const target = pathOf(event)[0];
  if (inputType(target) === 'file') setValue(target, '');
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

onText('gone', (told) => {
  texts = JSON.parse(told);
});
