// What file inputs held before something else was chosen in them: if that is not sent, it stays.

import { filesOf } from './files.js';

/** @type {WeakMap<HTMLInputElement, File[]>} */
const earlier = new WeakMap();

/** @param {HTMLInputElement} input that nothing new was chosen in yet */
export function noteEarlier(input) {
  earlier.set(input, filesOf(input.files).map(({ file }) => file));
}

/** The page has emptied it. @param {HTMLInputElement} input */
export function forgetEarlier(input) {
  earlier.delete(input);
}

/** Takes what was chosen out of an input. @param {HTMLInputElement} input */
export function putBack(input) {
  input.value = '';
  const files = earlier.get(input) ?? [];
  if (files.length === 0) return;
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
}
